import type { Corpus } from '../retrieval/corpus.ts';
import { rowOf, type Rows, RowsBuilder } from '../retrieval/rows.ts';

/** The words of content of a pack, as the evidence needs them. */
export interface EntryWords {
  /** By entry: the words of its phrasings, and how many phrasings have each. */
  readonly asked: Rows;
  /** By entry: the words of its question and answer. */
  readonly told: Rows;
  /** By entry: how many phrasings it has. */
  readonly phrasings: Int32Array;
  /** By word: how common it is, in entries that have it; a word that is used about anything counts as more common. */
  readonly frequencies: Int32Array;
}

/** As so many entries counts an example out of scope: what is said there, tells little of a topic. */
const genericEntries = 3;
/** A word that the pack has counts as more common by this part of the entries at most: the examples are made with its own names. */
const genericPart = 1 / 4;

/**
 * Collects the words of a part of a corpus.
 *
 * @param rows The phrasings that count, entry by entry; then the examples out of scope.
 */
export function collectWords(
  { alphabet, entryCount, entryOf, content, texts }: Corpus,
  rows: Int32Array,
  entries: Int32Array,
): EntryWords {
  const asked = new RowsBuilder();
  const phrasings = new Int32Array(entryCount);
  const frequencies = new Int32Array(alphabet.lexicon.size);
  const isKept = new Uint8Array(entryCount);
  for (const entry of entries) isKept[entry] = 1;
  let next = 0;
  for (let entry = 0; entry < entryCount; entry++) {
    const words: number[] = [];
    for (; next < rows.length && entryOf[rows[next] ?? 0] === entry; next++) {
      words.push(...rowOf(content, rows[next] ?? 0));
      phrasings[entry] = (phrasings[entry] ?? 0) + 1;
    }
    asked.add(words);
    const distinct = new Set(words);
    if (isKept[entry] === 1) for (const word of rowOf(texts, entry)) distinct.add(word);
    for (const word of distinct) frequencies[word] = (frequencies[word] ?? 0) + 1;
  }
  const generic = new Map<number, number>();
  for (const row of rows.subarray(next)) {
    for (const word of rowOf(content, row)) generic.set(word, (generic.get(word) ?? 0) + genericEntries);
  }
  for (const [word, count] of generic) {
    const known = frequencies[word] ?? 0;
    frequencies[word] = known === 0 ? count : known + Math.min(count, Math.floor(entryCount * genericPart));
  }
  return {
    asked: asked.result(),
    told: entries.length === entryCount ? texts : rowsOf(texts, isKept),
    phrasings,
    frequencies,
  };
}

/** The rows that are kept; the others are empty. */
function rowsOf(rows: Rows, isKept: Uint8Array): Rows {
  const kept = new RowsBuilder();
  isKept.forEach((keeps, row) => kept.add(keeps === 1 ? rowOf(rows, row) : []));
  return kept.result();
}

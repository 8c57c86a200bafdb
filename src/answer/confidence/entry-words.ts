import type { Corpus } from '../retrieval/corpus.ts';
import { rowOf, type Rows, RowsBuilder } from '../retrieval/rows.ts';

/** The words of content of a pack, as the evidence needs them. */
export interface EntryWords {
  /** By entry: the words of its phrasings and of its text, each once. */
  readonly ofEntry: Rows;
  /** By word: how common it is, in entries that have it; words that people use about anything count as more common. */
  readonly frequencies: Int32Array;
}

/** As so many entries counts an example out of scope: what is said there, tells little of a topic. */
const genericEntries = 3;

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
  const ofEntry = new RowsBuilder();
  const frequencies = new Int32Array(alphabet.lexicon.size);
  const isKept = new Uint8Array(entryCount);
  for (const entry of entries) isKept[entry] = 1;
  let next = 0;
  for (let entry = 0; entry < entryCount; entry++) {
    const words = new Set<number>(isKept[entry] ? rowOf(texts, entry) : []);
    for (; next < rows.length && entryOf[rows[next] ?? 0] === entry; next++) {
      for (const word of rowOf(content, rows[next] ?? 0)) words.add(word);
    }
    ofEntry.add(words);
    for (const word of words) frequencies[word] = (frequencies[word] ?? 0) + 1;
  }
  for (const row of rows.subarray(next)) {
    for (const word of rowOf(content, row)) frequencies[word] = (frequencies[word] ?? 0) + genericEntries;
  }
  return { ofEntry: ofEntry.result(), frequencies };
}

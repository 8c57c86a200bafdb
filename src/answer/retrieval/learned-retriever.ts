import type { Token } from '../analysis/analyser.ts';
import { highestOf, LearnedIndex } from './learned-index.ts';
import type { Match, Retrieval, Retriever } from './retriever.ts';
import { TextIndex } from './text-index.ts';
import { Vectoriser } from './vectoriser.ts';

/** An entry as the retriever sees it. */
export interface IndexedEntry {
  /** The question and the other phrasings. */
  readonly phrasings: readonly (readonly Token[])[];
  /** The question and the answer. */
  readonly text: readonly Token[];
}

const learnedWeight = 1.05;
/** What the answer's text counts where an entry has its question alone; the more phrasings, the less it has to add. */
const textWeight = 7.3;

/**
 * The learned index over phrasings and BM25 over answers, as a weighted sum.
 *
 * The learned index has one class more than there are entries: out of scope.
 */
export class LearnedRetriever implements Retriever {
  readonly #size: number;
  readonly #vectoriser: Vectoriser;
  readonly #index: LearnedIndex;
  readonly #text: TextIndex;
  readonly #textWeight: number;

  constructor(entries: readonly IndexedEntry[], outOfScope: readonly (readonly Token[])[]) {
    this.#size = entries.length;
    const examples = entries.flatMap(({ phrasings }, entry) =>
      phrasings.map((tokens) => ({ tokens, entry })),
    );
    for (const tokens of outOfScope) examples.push({ tokens, entry: entries.length });
    const { vectoriser, vectors } = Vectoriser.fit(examples.map(({ tokens }) => tokens));
    this.#vectoriser = vectoriser;
    this.#index = new LearnedIndex(
      vectors.map((vector, index) => ({ vector, entry: examples[index]?.entry ?? 0 })),
      entries.length + 1,
      vectoriser.size,
    );
    this.#text = new TextIndex(entries.map(({ text }) => text));
    const phrasings = entries.reduce((sum, entry) => sum + entry.phrasings.length, 0);
    this.#textWeight = textWeight / Math.sqrt(Math.max(1, phrasings / entries.length));
  }

  search(tokens: readonly Token[], boost?: ReadonlyMap<number, number>): Retrieval {
    const logits = this.#index.score(this.#vectoriser.vector(tokens));
    const texts = this.#text.score(tokens);
    const norm = logSumExp(logits);
    const scores = new Float32Array(this.#size);
    for (let entry = 0; entry < this.#size; entry++) {
      const learned = learnedWeight * ((logits[entry] ?? 0) - norm);
      scores[entry] = learned + this.#textWeight * (texts[entry] ?? 0) + (boost?.get(entry) ?? 0);
    }
    const matches = Array.from(scores, (score, entry): Match => ({ entry, score }));
    return {
      matches: matches.toSorted((a, b) => b.score - a.score || a.entry - b.entry),
      total: logSumExp(scores),
      outOfScope: learnedWeight * ((logits[this.#size] ?? 0) - norm),
    };
  }
}

function logSumExp(values: Float32Array): number {
  const highest = highestOf(values);
  let sum = 0;
  for (const value of values) sum += Math.exp(value - highest);
  return highest + Math.log(sum);
}

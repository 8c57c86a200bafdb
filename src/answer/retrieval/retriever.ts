import type { Token } from '../analysis/analyser.ts';

/** How well one entry fits an utterance. Scores are natural logarithms, comparable within one retrieval only. */
export interface Match {
  /** The entry's place in the pack. */
  readonly entry: number;
  readonly score: number;
  /** What its own phrasings alone say for it, comparable between retrievals: 0 where they share nothing with the utterance. */
  readonly likeness: number;
  /** What its question and answer alone say for it, comparable between retrievals: 0 to about 1. */
  readonly telling: number;
}

export interface Retrieval {
  /** The best entries, best first; equal ones in the order of the pack. */
  readonly matches: readonly Match[];
  /** The logarithm of the sum of what all entries score. */
  readonly total: number;
  /** What being out of the pack's scope scores. */
  readonly outOfScope: number;
}

/** Finds the entries that an utterance may ask for. */
export interface Retriever {
  /**
   * @param limit How many matches, at most.
   * @param boost Added to the score of an entry, by its place, for a conversation's context.
   */
  search(tokens: readonly Token[], limit: number, boost?: ReadonlyMap<number, number>): Retrieval;
}

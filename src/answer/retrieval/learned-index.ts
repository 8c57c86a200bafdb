import type { ScoreBoard } from './score-board.ts';
import type { SparseVector } from './vectoriser.ts';

/** Weights of entries for features: those of feature `f` stand from `starts[f]` to `starts[f + 1]`. */
export interface Postings {
  readonly starts: Int32Array;
  readonly entries: Int32Array;
  readonly weights: Float32Array;
}

/** Adds up what the features of an utterance say for each entry. */
export class LearnedIndex {
  readonly #postings: Postings;

  constructor(postings: Postings) {
    this.#postings = postings;
  }

  /** Adds the logits of the entries that share a feature with the vector; all others have none. */
  score({ ids, weights }: SparseVector, scores: ScoreBoard): void {
    const { starts, entries, weights: postings } = this.#postings;
    for (let index = 0; index < ids.length; index++) {
      const feature = ids[index] ?? 0;
      const weight = weights[index] ?? 0;
      const end = starts[feature + 1] ?? 0;
      for (let place = starts[feature] ?? 0; place < end; place++) {
        scores.add(entries[place] ?? 0, weight * (postings[place] ?? 0));
      }
    }
  }
}

import type { Token } from '../analysis/analyser.ts';
import type { Alphabet } from './alphabet.ts';
import { featureBlocks } from './features.ts';
import { growingIntegers } from './growing-array.ts';
import { RowsBuilder } from './rows.ts';

/** The features of many phrasings, counted: one row a phrasing, one block after the other. */
export interface FeatureCounts {
  /** The blocks of row `r` stand from `rows[r]` to `rows[r + 1]`. */
  readonly rows: Int32Array;
  /** The features of block `b` stand from `blocks[b]` to `blocks[b + 1]`. */
  readonly blocks: Int32Array;
  /** What a block counts. */
  readonly weights: Float32Array;
  readonly ids: Int32Array;
  /** How often a feature stands in its block, 255 at most. */
  readonly counts: Uint8Array;
}

/** Counts the features of phrasings, and numbers the words and features that are new. */
export class FeatureCounter {
  readonly #alphabet: Alphabet;
  readonly #rows = growingIntegers();
  readonly #blocks = new RowsBuilder();
  readonly #weights: number[] = [];

  constructor(alphabet: Alphabet) {
    this.#alphabet = alphabet;
    this.#rows.push(0);
  }

  add(tokens: readonly Token[]): void {
    const { lexicon, table, withLetters } = this.#alphabet;
    for (const { weight, keys } of featureBlocks(tokens, (word) => lexicon.add(word), withLetters)) {
      this.#blocks.add(keys.map((key) => table.add(key)));
      this.#weights.push(weight);
    }
    this.#rows.push(this.#weights.length);
  }

  result(): FeatureCounts {
    const { starts, numbers, counts } = this.#blocks.result();
    return {
      rows: this.#rows.result(),
      blocks: starts,
      weights: Float32Array.from(this.#weights),
      ids: numbers,
      counts,
    };
  }
}

import type { Token } from '../analysis/analyser.ts';
import type { Alphabet } from './alphabet.ts';
import { featureBlocks } from './features.ts';
import { growingBytes, growingIntegers } from './growing-array.ts';

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
  readonly #blocks = growingIntegers();
  readonly #weights: number[] = [];
  readonly #ids = growingIntegers();
  readonly #counts = growingBytes();

  /** By feature: the place in `#ids` where it stands last. */
  readonly #latest: number[] = [];

  constructor(alphabet: Alphabet) {
    this.#alphabet = alphabet;
    this.#rows.push(0);
    this.#blocks.push(0);
  }

  add(tokens: readonly Token[]): void {
    const { lexicon, table, withLetters } = this.#alphabet;
    for (const { weight, keys } of featureBlocks(tokens, (word) => lexicon.add(word), withLetters)) {
      const start = this.#ids.length;
      for (const key of keys) {
        const id = table.add(key);
        const place = this.#latest[id] ?? -1;
        if (place >= start) this.#counts.increment(place);
        else {
          this.#latest[id] = this.#ids.length;
          this.#ids.push(id);
          this.#counts.push(1);
        }
      }
      this.#blocks.push(this.#ids.length);
      this.#weights.push(weight);
    }
    this.#rows.push(this.#weights.length);
  }

  result(): FeatureCounts {
    return {
      rows: this.#rows.toArray(),
      blocks: this.#blocks.toArray(),
      weights: Float32Array.from(this.#weights),
      ids: this.#ids.toArray(),
      counts: this.#counts.toArray(),
    };
  }
}

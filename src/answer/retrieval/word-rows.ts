import { growingBytes, growingIntegers } from './growing-array.ts';

/** Words by their numbers, in rows: those of row `r` stand from `starts[r]` to `starts[r + 1]`. */
export interface WordRows {
  readonly starts: Int32Array;
  readonly words: Int32Array;
  /** How often a word stands in its row, 255 at most. */
  readonly counts: Uint8Array;
}

/** Collects the words of texts, one row a text. */
export class WordRowsBuilder {
  readonly #starts = growingIntegers();
  readonly #words = growingIntegers();
  readonly #counts = growingBytes();

  constructor() {
    this.#starts.push(0);
  }

  add(words: Iterable<number>): void {
    const counts = new Map<number, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, count] of counts) {
      this.#words.push(word);
      this.#counts.push(Math.min(255, count));
    }
    this.#starts.push(this.#words.length);
  }

  result(): WordRows {
    return {
      starts: this.#starts.toArray(),
      words: this.#words.toArray(),
      counts: this.#counts.toArray(),
    };
  }
}

export function wordsOf({ starts, words }: WordRows, row: number): Int32Array {
  return words.subarray(starts[row], starts[row + 1]);
}

import { growingBytes, growingIntegers } from './growing-array.ts';

/** Rows of numbers, one after the other: those of row `r` stand from `starts[r]` to `starts[r + 1]`. */
export interface Rows {
  readonly starts: Int32Array;
  /** Each once in its row. */
  readonly numbers: Int32Array;
  /** How often a number stands in its row, 255 at most. */
  readonly counts: Uint8Array;
}

/** Counts numbers row by row, without an object for any. */
export class RowsBuilder {
  readonly #starts = growingIntegers();
  readonly #numbers = growingIntegers();
  readonly #counts = growingBytes();
  /** By number: the place where it stands last. */
  readonly #latest: number[] = [];

  constructor() {
    this.#starts.push(0);
  }

  add(row: Iterable<number>): void {
    const start = this.#numbers.length;
    for (const number of row) {
      const place = this.#latest[number] ?? -1;
      if (place >= start) {
        this.#counts.increment(place);
        continue;
      }
      while (this.#latest.length < number) this.#latest.push(-1);
      this.#latest[number] = this.#numbers.length;
      this.#numbers.push(number);
      this.#counts.push(1);
    }
    this.#starts.push(this.#numbers.length);
  }

  result(): Rows {
    return {
      starts: this.#starts.result(),
      numbers: this.#numbers.result(),
      counts: this.#counts.result(),
    };
  }
}

/** The numbers of one row: a view, not a copy. */
export function rowOf({ starts, numbers }: Rows, row: number): Int32Array {
  return numbers.subarray(starts[row], starts[row + 1]);
}

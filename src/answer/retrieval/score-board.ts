import { LogSum } from './log-sum.ts';

/**
 * A score for each entry, of which few are touched at a time: clearing and reading cost as much as was touched, however large
 * the pack.
 */
export class ScoreBoard {
  /** By entry; of meaning for touched entries alone. */
  readonly values: Float32Array;
  readonly #touched: Int32Array;
  readonly #isTouched: Uint8Array;
  #count = 0;

  constructor(entryCount: number) {
    this.values = new Float32Array(entryCount);
    this.#touched = new Int32Array(entryCount);
    this.#isTouched = new Uint8Array(entryCount);
  }

  clear(): void {
    for (let index = 0; index < this.#count; index++) this.#isTouched[this.#touched[index] ?? 0] = 0;
    this.#count = 0;
  }

  add(entry: number, score: number): void {
    if (this.#isTouched[entry] === 0) {
      this.#isTouched[entry] = 1;
      this.#touched[this.#count++] = entry;
      this.values[entry] = score;
    } else {
      this.values[entry] = (this.values[entry] ?? 0) + score;
    }
  }

  has(entry: number): boolean {
    return this.#isTouched[entry] === 1;
  }

  /** 0 for an entry that was not touched. */
  of(entry: number): number {
    return this.#isTouched[entry] === 1 ? (this.values[entry] ?? 0) : 0;
  }

  /** Visits the entries that were touched, in the order in which they were. */
  forEach(visit: (entry: number) => void): void {
    for (let index = 0; index < this.#count; index++) visit(this.#touched[index] ?? 0);
  }

  /** The logarithm of the sum of the exponentials of all scores, touched or not. */
  logSumExp(): number {
    const sum = new LogSum();
    sum.add(0, this.values.length - this.#count);
    for (let index = 0; index < this.#count; index++) sum.add(this.values[this.#touched[index] ?? 0] ?? 0);
    return sum.value;
  }
}

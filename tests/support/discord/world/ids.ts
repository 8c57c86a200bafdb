import type { Clock } from '../clock.ts';

const epoch = 1_420_070_400_000n;

/** Hands out ids as Discord does: they hold the time they were made and only grow. */
export class Ids {
  readonly #clock: Clock;
  #last = 0n;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  next(): string {
    const now = (BigInt(this.#clock.now()) - epoch) << 22n;
    this.#last = now > this.#last ? now : this.#last + 1n;
    return String(this.#last);
  }
}

/** Orders ids by time without making numbers of them. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : Number(a > b);
}

/** The id that a moment starts with: every later thing has a greater one. */
export function idAt(milliseconds: number): string {
  return String((BigInt(milliseconds) - epoch) << 22n);
}

/** When an id was made. */
export function timeOf(id: string): number {
  return Number((BigInt(id) >> 22n) + epoch);
}

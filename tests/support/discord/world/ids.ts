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

/** When an id was made. */
export function timeOf(id: string): number {
  return Number((BigInt(id) >> 22n) + epoch);
}

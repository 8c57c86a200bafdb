import type { Log } from '../../log.ts';

/** Discord bans an address for a while after 10,000 of them within 10 minutes. */
const window = 10 * 60_000;

const mostBefore = { reminders: 5000, everything: 8000 } as const;

/** They are counted in slices of so many milliseconds. */
const sliceLength = 5000;

interface Slice {
  readonly from: number;
  count: number;
}

/** Counts the requests of the process that Discord has refused: with 401, 403, or 429 for this bot alone. */
export class InvalidRequests {
  readonly #now: () => number;
  readonly #log: Log;
  #slices: Slice[] = [];
  #holding = false;

  /** @param now Milliseconds that never run backwards. */
  constructor(now: () => number, log: Log) {
    this.#now = now;
    this.#log = log;
  }

  add(): void {
    this.#forget();
    const now = this.#now();
    const last = this.#slices.at(-1);
    if (last && now < last.from + sliceLength) last.count += 1;
    else this.#slices.push({ from: now, count: 1 });
    this.#tell();
  }

  /** In the last 10 minutes. */
  get count(): number {
    this.#forget();
    return this.#slices.reduce((sum, slice) => sum + slice.count, 0);
  }

  /** Milliseconds for which no reminder should be sent; 0 when they may be. */
  hold(): number {
    return this.#until(mostBefore.reminders);
  }

  /** Milliseconds for which nothing but answers to interactions should be sent. */
  holdAll(): number {
    return this.#until(mostBefore.everything);
  }

  #until(most: number): number {
    let excess = this.count - most;
    for (const { from, count } of this.#slices) {
      if (excess < 0) return 0;
      excess -= count;
      if (excess < 0) return from + sliceLength + window - this.#now();
    }
    return 0;
  }

  #forget(): void {
    const since = this.#now() - window - sliceLength;
    while (this.#slices[0] && this.#slices[0].from <= since) this.#slices.shift();
  }

  #tell(): void {
    const wasHolding = this.#holding;
    this.#holding = this.hold() > 0;
    if (this.#holding && !wasHolding) {
      this.#log().error(
        { invalidRequests: this.count },
        'Discord has refused too many requests within 10 minutes: reminders wait, so that it does not ban this address',
      );
    }
  }
}

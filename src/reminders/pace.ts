import type { Temporal } from 'temporal-polyfill';
import type { WaitingClock } from '../clock.ts';
import { sleepUntil } from './sleep.ts';

/** Lets so many a second pass, evenly. */
export class Pace {
  readonly #interval: number;
  readonly #clock: WaitingClock;
  #next: Temporal.Instant | undefined;

  constructor(perSecond: number, clock: WaitingClock) {
    this.#interval = 1e9 / perSecond;
    this.#clock = clock;
  }

  /** Resolves when it is the caller's turn, or `stop` aborts. */
  async turn(stop: AbortSignal): Promise<void> {
    const now = this.#clock.now();
    const mine = this.#next && this.#next.epochNanoseconds > now.epochNanoseconds ? this.#next : now;
    this.#next = mine.add({ nanoseconds: Math.round(this.#interval) });
    await sleepUntil(this.#clock, mine, stop);
  }
}

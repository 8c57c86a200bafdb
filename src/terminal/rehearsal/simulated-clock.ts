import type { Temporal } from 'temporal-polyfill';
import type { WaitingClock } from '../../clock.ts';
import { isAfter } from '../../reminders/instants.ts';

/** A clock that stands still until it is moved on. */
export class SimulatedClock implements WaitingClock {
  #now: Temporal.Instant;
  readonly #waiting = new Set<() => void>();

  constructor(start: Temporal.Instant) {
    this.#now = start;
  }

  now(): Temporal.Instant {
    return this.#now;
  }

  /** Everybody who waits looks at the clock again. */
  moveTo(instant: Temporal.Instant): void {
    this.#now = instant;
    for (const look of this.#waiting) look();
  }

  async wait(instant: Temporal.Instant, wake: AbortSignal): Promise<void> {
    if (wake.aborted || !isAfter(instant, this.#now)) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = () => resolve();
    this.#waiting.add(look);
    wake.addEventListener('abort', look);
    await promise;
    wake.removeEventListener('abort', look);
    this.#waiting.delete(look);
  }
}

import { Temporal } from 'temporal-polyfill';
import type { WaitingClock } from '../../src/clock.ts';

interface Waiting {
  readonly until: Temporal.Instant;
  readonly end: () => void;
}

/** A clock that a test moves on, and that tells when somebody waits for it. */
export class ManualClock implements WaitingClock {
  /** Until when was waited, in the order of the calls. */
  readonly waits: Temporal.Instant[] = [];
  #now: Temporal.Instant;
  readonly #waiting = new Set<Waiting>();
  #watchers: (() => void)[] = [];

  constructor(start: string) {
    this.#now = Temporal.Instant.from(start);
  }

  now(): Temporal.Instant {
    return this.#now;
  }

  async wait(until: Temporal.Instant, wake: AbortSignal): Promise<void> {
    if (wake.aborted || Temporal.Instant.compare(until, this.#now) <= 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const end = () => resolve();
    const waiting = { until, end };
    this.#waiting.add(waiting);
    this.waits.push(until);
    wake.addEventListener('abort', end);
    for (const watcher of this.#watchers.splice(0)) watcher();
    await promise;
    wake.removeEventListener('abort', end);
    this.#waiting.delete(waiting);
  }

  /** Sets the time, which ends the waits until then. */
  advanceTo(time: Temporal.Instant | string): void {
    this.#now = Temporal.Instant.from(time);
    for (const { until, end } of this.#waiting) {
      if (Temporal.Instant.compare(until, this.#now) <= 0) end();
    }
  }

  advance(duration: Temporal.DurationLike): void {
    this.advanceTo(this.#now.add(duration));
  }

  /** Ends every wait although its time has not come, as a clock may. */
  endWaits(): void {
    for (const { end } of this.#waiting) end();
  }

  /** The earliest instant that somebody waits for, once somebody does. */
  async nextWait(): Promise<Temporal.Instant> {
    for (;;) {
      const [first] = [...this.#waiting]
        .map(({ until }) => until)
        .filter((until) => Temporal.Instant.compare(until, this.#now) > 0)
        .toSorted((a, b) => Temporal.Instant.compare(a, b));
      if (first) return first;
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#watchers.push(resolve);
      await promise;
    }
  }
}

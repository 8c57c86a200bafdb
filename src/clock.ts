import { Temporal } from 'temporal-polyfill';

/** Where the present comes from. Tests and rehearsals set their own. */
export interface Clock {
  now(): Temporal.Instant;
}

/** A clock that can be waited on. */
export interface WaitingClock extends Clock {
  /** Resolves at `instant`, when `wake` aborts, or early for no reason: whoever waits looks at the clock again. Never rejects. */
  wait(instant: Temporal.Instant, wake: AbortSignal): Promise<void>;
}

/** Timers are inexact over long times, and stand still while a machine sleeps. Milliseconds. */
const longestWait = 30_000;

export const systemClock: WaitingClock = {
  now: () => Temporal.Now.instant(),
  async wait(instant, wake) {
    const milliseconds = instant.epochMilliseconds - Date.now();
    if (milliseconds <= 0 || wake.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, Math.min(milliseconds, longestWait));
    const end = () => resolve();
    wake.addEventListener('abort', end);
    await promise;
    wake.removeEventListener('abort', end);
    clearTimeout(timer);
  },
};

/** A clock that stands still. */
export function fixedClock(instant: string): Clock {
  const now = Temporal.Instant.from(instant);
  return { now: () => now };
}

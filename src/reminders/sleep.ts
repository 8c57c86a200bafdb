import type { Temporal } from 'temporal-polyfill';
import type { WaitingClock } from '../clock.ts';
import { isBefore } from './instants.ts';

/** Waits until it is that time, or `wake` aborts; not less long, as the clock's own wait may. */
export async function sleepUntil(
  clock: WaitingClock,
  until: Temporal.Instant,
  wake: AbortSignal,
): Promise<void> {
  while (!wake.aborted && isBefore(clock.now(), until)) {
    await clock.wait(until, wake);
  }
}

import type { Temporal } from 'temporal-polyfill';
import type { WaitingClock } from '../../clock.ts';
import { sleepUntil } from '../../reminders/sleep.ts';

/**
 * What work comes to, if that is known in time. The work itself goes on.
 *
 * @throws {Error} When it takes longer.
 */
export async function within<Result>(
  clock: WaitingClock,
  duration: Temporal.DurationLike,
  work: Promise<Result>,
): Promise<Result> {
  const ended = new AbortController();
  const late = async () => {
    await sleepUntil(clock, clock.now().add(duration), ended.signal);
    throw new Error('it took too long');
  };
  try {
    return await Promise.race([work, late()]);
  } finally {
    ended.abort();
  }
}

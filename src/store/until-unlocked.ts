import { setTimeout as wait } from 'node:timers/promises';
import type { Dialect } from './dialect.ts';
import { StoreBusyError } from './errors.ts';

/** The longest pause between two tries, in milliseconds. */
const longestPause = 50;

/**
 * Tries work anew while it fails for a lock that somebody else holds, without blocking the event loop in between.
 *
 * @param work Fails for a lock only when it has done nothing.
 * @param patience In milliseconds.
 * @throws {StoreBusyError} When the lock outlasts the patience, or the database is away.
 */
export async function untilUnlocked<T>(
  work: () => Promise<T>,
  dialect: Dialect,
  patience: number,
): Promise<T> {
  const end = performance.now() + patience;
  for (let pause = 1; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      return await work();
    } catch (error) {
      const trouble = dialect.troubleOf(error);
      if (trouble === 'none') throw error;
      if (trouble === 'away' || performance.now() + pause > end) throw new StoreBusyError(error);
      await wait(pause);
    }
  }
}

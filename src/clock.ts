import { Temporal } from 'temporal-polyfill';

/** Where the present comes from. Tests and rehearsals set their own. */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that stands still. */
export function fixedClock(instant: string): Clock {
  const now = Temporal.Instant.from(instant);
  return { now: () => now };
}

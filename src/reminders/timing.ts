import type { Temporal } from 'temporal-polyfill';
import type { Delivery } from './delivery.ts';
import { readWallTime, wallTime } from './what.ts';
import { isBefore } from './instants.ts';

/** What there is to say about an occurrence at the moment of sending. */
export type Timing =
  /** It lies ahead: the start itself says how far. */
  | 'ahead'
  /** It has started, on time or while the reminder was late, and goes on. */
  | 'started'
  /** It is over: there is nothing to say. */
  | 'over';

type About = Pick<Delivery, 'kind' | 'occurrence' | 'occurrenceKey'>;

/**
 * By the time that the delivery is about, which is not the occurrence's own any more once that has moved, or a year has passed. A
 * snooze is about the occurrence whenever it is.
 */
export function timingOf(delivery: About, now: Temporal.Instant): Timing {
  const { start, end } = spanOf(delivery);
  if (isBefore(now, start)) return 'ahead';
  return isBefore(now, end) ? 'started' : 'over';
}

/** Whether what the delivery would say does not hold any more. */
export function isOutdated({ kind, occurrence, occurrenceKey }: About): boolean {
  const stands = occurrence.status === 'standing';
  switch (kind) {
    case 'cancelled':
      return stands;
    case 'snooze':
      return !stands;
    case 'reminder':
    case 'moved':
    case 'reinstated':
      return !stands || wallTime(occurrence.start) !== occurrenceKey;
  }
}

/** Whether it would help to be told then: before a session starts, so that one gets there; before anything else is over. */
export function helpsAt(delivery: About, time: Temporal.Instant): boolean {
  const { start, end } = spanOf(delivery);
  return delivery.occurrence.group === 'sessions' ? !isBefore(start, time) : isBefore(time, end);
}

function spanOf({ kind, occurrence, occurrenceKey }: About): {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
} {
  const start = occurrence.start.toInstant();
  const end = occurrence.end.toInstant();
  if (kind === 'snooze' || wallTime(occurrence.start) === occurrenceKey) return { start, end };
  const about = readWallTime(occurrenceKey).toInstant();
  return { start: about, end: about.add(start.until(end)) };
}

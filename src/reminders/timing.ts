import { Temporal } from 'temporal-polyfill';
import type { Delivery } from './delivery.ts';
import { readWallTime, wallTime } from './what.ts';

/** What there is to say about an occurrence at the moment of sending. */
export type Timing =
  /** It lies ahead: the start itself says how far. */
  | 'ahead'
  /** It has started, on time or while the reminder was late, and goes on. */
  | 'started'
  /** It is over: there is nothing to say. */
  | 'over';

type Told = Pick<Delivery, 'kind' | 'occurrence' | 'occurrenceKey'>;

interface Span {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/**
 * By the occurrence as it is now. A notice that it does not take place goes by the time that was told before, since that is when
 * people would come; one that it has moved is of use until both times are over.
 */
export function timingOf(delivery: Told, now: Temporal.Instant): Timing {
  const spans = spansOf(delivery);
  if (spans.every(({ end }) => !isBefore(now, end))) return 'over';
  return spans.some(({ start, end }) => !isBefore(now, start) && isBefore(now, end)) ? 'started' : 'ahead';
}

/** Whether the occurrence is at another time now than the delivery is about, or does not take place. */
export function hasChanged({ kind, occurrence, occurrenceKey }: Told): boolean {
  switch (kind) {
    case 'reminder':
      return occurrence.status !== 'standing' || wallTime(occurrence.start) !== occurrenceKey;
    case 'snooze':
      return occurrence.status !== 'standing';
    case 'moved':
    case 'cancelled':
    case 'reinstated':
      return false;
  }
}

/**
 * Whether it would still help to be told at `later`: before a session starts, so that one gets there; before a day, an
 * anniversary or a named time is over; before the first start that is ahead now, for a notice.
 */
export function helpsAt(delivery: Told, later: Temporal.Instant, now: Temporal.Instant): boolean {
  const { group, start, end } = delivery.occurrence;
  if (isNotice(delivery)) {
    const ahead = spansOf(delivery).filter((span) => isBefore(now, span.start));
    return ahead.length > 0 && ahead.every((span) => !isBefore(span.start, later));
  }
  return group === 'sessions' ? !isBefore(start.toInstant(), later) : isBefore(later, end.toInstant());
}

function spansOf(delivery: Told): Span[] {
  const { kind, occurrence } = delivery;
  const current = { start: occurrence.start.toInstant(), end: occurrence.end.toInstant() };
  if (kind === 'cancelled') return [toldSpan(delivery)];
  return kind === 'moved' ? [toldSpan(delivery), current] : [current];
}

/** As long as the occurrence is now, from the start that was told. */
function toldSpan({ occurrence, occurrenceKey }: Told): Span {
  const start = readWallTime(occurrenceKey).toInstant();
  return { start, end: start.add(occurrence.start.toInstant().until(occurrence.end.toInstant())) };
}

function isNotice({ kind }: Told): boolean {
  return kind === 'moved' || kind === 'cancelled' || kind === 'reinstated';
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}

import { Temporal } from 'temporal-polyfill';
import type { QuietHours } from './preferences.ts';
import { isAfter } from './instants.ts';

/**
 * When the quiet hours that contain `now` end, if some do. They begin and end when the clock on the wall first shows their times
 * on a day; where it skips such a time, at the moment when it does. Hours that meet at a skipped day are one.
 */
export function quietUntil(
  hours: QuietHours,
  zone: string,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  if (hours.from.equals(hours.to)) return undefined;
  let end = endOfSpanAt(hours, zone, now);
  for (let next = end; next; next = endOfSpanAt(hours, zone, next)) end = next;
  return end;
}

function endOfSpanAt(
  { from, to }: QuietHours,
  zone: string,
  at: Temporal.Instant,
): Temporal.Instant | undefined {
  const overMidnight = Temporal.PlainTime.compare(to, from) < 0;
  const today = at.toZonedDateTimeISO(zone).toPlainDate();
  const spans = [-1, 0, 1].map((days) => {
    const date = today.add({ days });
    return {
      start: firstMoment(date, from, zone),
      end: firstMoment(overMidnight ? date.add({ days: 1 }) : date, to, zone),
    };
  });
  return spans.find(({ start, end }) => !isAfter(start, at) && isAfter(end, at))?.end;
}

/** When a clock there first shows this time of this day, or skips it. */
function firstMoment(date: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): Temporal.Instant {
  const local = date.toPlainDateTime(time);
  const shown = local.toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (shown.toPlainDateTime().equals(local)) return shown.toInstant();
  // Skipped: the change lies between the times before and after that have as much to do with it.
  const change = local.toZonedDateTime(zone, { disambiguation: 'earlier' }).getTimeZoneTransition('next');
  return (change ?? shown).toInstant();
}

import { Temporal } from 'temporal-polyfill';
import type { Pack, Session } from '../knowledge/pack.ts';
import { Timetable } from '../knowledge/timetable.ts';
import type { Occurrence } from './occurrence.ts';
import { readable, writeWhat } from './what.ts';

/** When people are told what a day brings: in the summit's zone, or an hour before its first session if that is earlier. */
const morning = Temporal.PlainTime.from('08:00');

/**
 * Everything in a pack to remind of: its sessions, its days, and the next anniversary of each where it commemorates them. Nothing
 * without a time zone: nobody knows when that is.
 */
export function occurrencesOf(pack: Pack, now: Temporal.Instant): Occurrence[] {
  if (pack.timezone === undefined) return [];
  const timetable = new Timetable(pack);
  return [
    ...pack.sessions.map((session) => sessionOccurrence(session, timetable, pack)),
    ...timetable.days.map((day) => dayOccurrence(day, timetable, pack)),
    ...(pack.commemorate === 'yearly'
      ? timetable.standingDays.map((day) => nextAnniversary(day, timetable.timezone, pack, now))
      : []),
  ];
}

/** As `occurrencesOf`, and the anniversaries after those: the next ones where this year's have begun. */
export function comingOccurrencesOf(pack: Pack, now: Temporal.Instant): Occurrence[] {
  const inAYear = now.toZonedDateTimeISO(pack.timezone ?? 'UTC').add({ years: 1 });
  const later = occurrencesOf(pack, inAYear.toInstant());
  return [...occurrencesOf(pack, now), ...later.filter(({ group }) => group === 'anniversaries')];
}

function sessionOccurrence(session: Session, timetable: Timetable, { id: pack }: Pack): Occurrence {
  const { id, title, place = null, note = null, start, status } = session;
  return {
    pack,
    subject: writeWhat({ kind: 'session', id }),
    group: 'sessions',
    title,
    place,
    note,
    start,
    end: readable(timetable.endOf(session)),
    status: status === 'cancelled' ? 'cancelled' : 'standing',
  };
}

function dayOccurrence(date: Temporal.PlainDate, timetable: Timetable, pack: Pack): Occurrence {
  const sessions = timetable.onDay(date);
  const standing = sessions.filter(({ status }) => status !== 'cancelled');
  const [first] = standing.length > 0 ? standing : sessions;
  const usual = date.toZonedDateTime({ timeZone: timetable.timezone, plainTime: morning });
  const early = first?.start.subtract({ hours: 1 });
  return {
    pack: pack.id,
    subject: writeWhat({ kind: 'day', date }),
    group: 'days',
    title: pack.title,
    place: null,
    note: null,
    start: early && early.epochMilliseconds < usual.epochMilliseconds ? readable(early) : usual,
    end: endOfDay(date, timetable.timezone),
    status: standing.length > 0 ? 'standing' : 'cancelled',
  };
}

/** The first one that does not end before now; 29 February is commemorated on the 28th of other years. */
function nextAnniversary(
  day: Temporal.PlainDate,
  zone: string,
  pack: Pack,
  now: Temporal.Instant,
): Occurrence {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const ofThisYear = day.with({ year: today.year });
  const first = day.add({ years: 1 });
  const candidate = Temporal.PlainDate.compare(ofThisYear, first) < 0 ? first : ofThisYear;
  const date =
    Temporal.PlainDate.compare(candidate, today) < 0 ? day.with({ year: today.year + 1 }) : candidate;
  return {
    pack: pack.id,
    subject: `anniversary:${day.toString()}`,
    group: 'anniversaries',
    title: pack.title,
    place: null,
    note: null,
    start: date.toZonedDateTime({ timeZone: zone, plainTime: morning }),
    end: endOfDay(date, zone),
    status: 'standing',
  };
}

function endOfDay(date: Temporal.PlainDate, zone: string): Temporal.ZonedDateTime {
  return date.add({ days: 1 }).toZonedDateTime(zone);
}

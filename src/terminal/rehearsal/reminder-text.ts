import { Temporal } from 'temporal-polyfill';
import { clockTime, dayName, length, sentence, span } from '../../answer/schedule/wording.ts';
import type { Pack, Session } from '../../knowledge/pack.ts';
import { Timetable } from '../../knowledge/timetable.ts';
import type { Occurrence } from '../../reminders/occurrence.ts';
import type { Reminder } from '../../reminders/ports.ts';
import type { Timing } from '../../reminders/timing.ts';
import { sourceLine } from '../../source-line.ts';
import { readWallTime } from '../../reminders/what.ts';

/** What a reminder says, as plain text: where Discord shows a moment in each reader's own zone, this has the summit's. */
export function reminderText({ delivery, timing }: Reminder, pack: Pack, now: Temporal.Instant): string {
  const { kind, occurrence, occurrenceKey } = delivery;
  const { title, group } = occurrence;
  const told = moment(readWallTime(occurrenceKey));
  switch (kind) {
    case 'moved':
      return `${title} was moved from ${told}: now ${moment(occurrence.start)}${placeOf(occurrence)}.`;
    case 'cancelled':
      return `${title} is cancelled. It was planned for ${told}.`;
    case 'reinstated':
      return `${title} takes place after all: ${moment(occurrence.start)}${placeOf(occurrence)}.`;
    default:
      break;
  }
  switch (group) {
    case 'sessions':
      return timing === 'ahead'
        ? `${title} ${startsIn(occurrence.start, now)}${placeOf(occurrence)}.`
        : `${title} has started${placeOf(occurrence)}.`;
    case 'days':
      return dayText(occurrence, timing, pack, now);
    case 'anniversaries':
      return anniversaryText(occurrence, timing, pack, now);
    case null:
      return `A reminder of ${title}, as asked for ${moment(occurrence.start)}.`;
  }
}

function dayText(occurrence: Occurrence, timing: Timing, pack: Pack, now: Temporal.Instant): string {
  const timetable = new Timetable(pack);
  const date = dateOf(occurrence);
  const sessions = timetable.onDay(date).filter((session) => isToCome(session, timetable, now));
  const items = sessions.map(
    ({ title, start, place }) => `- ${clockTime(start)} ${title}${placeOf({ place })}`,
  );
  const number = timetable.days.findIndex((day) => day.equals(date)) + 1;
  const name = timetable.days.length < 2 ? occurrence.title : `day ${number} of ${occurrence.title}`;
  if (timing !== 'ahead') return [`Today, ${name}${items.length > 0 ? ':' : '.'}`, ...items].join('\n');
  const capital = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  return [`${capital} ${startsIn((sessions[0] ?? occurrence).start, now)}.`, ...items].join('\n');
}

function isToCome(session: Session, timetable: Timetable, now: Temporal.Instant): boolean {
  return session.status !== 'cancelled' && timetable.phase(session, now) !== 'past';
}

function anniversaryText(occurrence: Occurrence, timing: Timing, pack: Pack, now: Temporal.Instant): string {
  const timetable = new Timetable(pack);
  const date = dateOf(occurrence);
  if (timing === 'ahead') {
    const wait = length(occurrence.start.epochMilliseconds - now.epochMilliseconds);
    return `The anniversary of ${occurrence.title} (${dayName(date)}) is in ${wait}.`;
  }
  const sessions = timetable.onDay(date);
  const items = sessions.map(({ title, start, end, place, status, note }) => {
    const remark = note ? ` ${sentence(note)}` : '';
    return `- ${title}${placeOf({ place })}, ${span(start, end)} ${timetable.zoneName}: ${status}.${remark}`;
  });
  const { month, day } = occurrence.start;
  const isSameDay = month === date.month && day === date.day;
  const opening = isSameDay ? `On this day in ${date.year}` : `On ${dayName(date)}`;
  const source = sourceLine([...new Set(sessions.flatMap((session) => session.source ?? []))]);
  return [
    `${opening}: ${occurrence.title}${items.length > 0 ? '' : '.'}`,
    ...items,
    ...(source === '' ? [] : [`(Source: ${source})`]),
  ].join('\n');
}

function startsIn(start: Temporal.ZonedDateTime, now: Temporal.Instant): string {
  return `starts in ${length(start.epochMilliseconds - now.epochMilliseconds)} (${moment(start)})`;
}

function moment(time: Temporal.ZonedDateTime): string {
  return `${dayName(time.toPlainDate())}, ${clockTime(time)}`;
}

function placeOf({ place }: { readonly place?: string | null | undefined }): string {
  return place ? `, ${place}` : '';
}

/** The day that `day:2019-02-27` and `anniversary:2019-02-27` are about. */
function dateOf({ subject }: Occurrence): Temporal.PlainDate {
  return Temporal.PlainDate.from(subject.slice(subject.indexOf(':') + 1));
}

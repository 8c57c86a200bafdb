import { Temporal } from 'temporal-polyfill';
import { dayName as dateName, sentence, span } from '../../answer/schedule/wording.ts';
import type { Pack, Session, Source } from '../../knowledge/pack.ts';
import { Timetable } from '../../knowledge/timetable.ts';
import type { Occurrence } from '../../reminders/occurrence.ts';
import type { Timing } from '../../reminders/timing.ts';
import { plain } from './escape.ts';
import { stamp } from './moment.ts';
import { sourceLine } from './source-line.ts';

/** "Day 2 of **Lakeside Jazz Festival**", or the title alone when it has one day. */
export function dayName(occurrence: Occurrence, pack: Pack | undefined): string {
  const title = `**${plain(occurrence.title)}**`;
  const days = pack ? new Timetable(pack).days : [];
  const place = days.findIndex((day) => day.equals(dateOf(occurrence)));
  return days.length < 2 || place === -1 ? title : `Day ${place + 1} of ${title}`;
}

export function anniversaryName(occurrence: Occurrence): string {
  return `The anniversary of **${plain(occurrence.title)}** (${dateName(dateOf(occurrence))})`;
}

/** The day's sessions that are not over; without its pack, the title only. */
export function dayText(
  occurrence: Occurrence,
  timing: Timing,
  pack: Pack | undefined,
  now: Temporal.Instant,
): string {
  const timetable = pack && new Timetable(pack);
  const sessions = (timetable?.onDay(dateOf(occurrence)) ?? []).filter(
    (session) => session.status !== 'cancelled' && timetable?.phase(session, now) !== 'past',
  );
  const items = sessions.map((session) => dayItem(session, timetable?.phase(session, now) === 'on'));
  const name = dayName(occurrence, pack);
  if (timing === 'ahead') {
    const start = (sessions[0] ?? occurrence).start.epochMilliseconds;
    return [`${name} starts ${stamp(start, 'R')} (${stamp(start, 'F')}).`, ...items].join('\n');
  }
  const today = `Today, ${name.replace(/^Day/, 'day')}`;
  return items.length > 0 ? [`${today}:`, ...items].join('\n') : `${today}.`;
}

function dayItem({ title, start, place }: Session, isOn: boolean): string {
  return `- ${stamp(start.epochMilliseconds, 't')} **${plain(title)}**${place ? `, ${plain(place)}` : ''}${isOn ? ' (on now)' : ''}`;
}

/** What happened on the day, with source and date as answers have them. */
export function anniversaryText(occurrence: Occurrence, timing: Timing, pack: Pack | undefined): string {
  const date = dateOf(occurrence);
  if (timing === 'ahead') {
    const start = occurrence.start.epochMilliseconds;
    return `${anniversaryName(occurrence)} is ${stamp(start, 'R')} (${stamp(start, 'D')}).`;
  }
  const isSameDay = occurrence.start.month === date.month && occurrence.start.day === date.day;
  const opening = isSameDay ? `On this day in ${date.year}` : `On ${dateName(date)}`;
  const timetable = pack && new Timetable(pack);
  const sessions = timetable?.onDay(date) ?? [];
  const sources = sourceLine(sourcesOf(sessions));
  return [
    `${opening}: **${plain(occurrence.title)}**${sessions.length > 0 ? '' : '.'}`,
    ...sessions.map((session) => pastItem(session, timetable?.zoneName ?? '')),
    ...(sources === '' ? [] : [sources]),
  ].join('\n');
}

function pastItem({ title, start, end, place, status, note }: Session, zoneName: string): string {
  const where = place ? `, ${plain(place)}` : '';
  const remark = note ? ` ${sentence(plain(note.replaceAll(/\s+/g, ' ')))}` : '';
  return `- **${plain(title)}**${where}, ${span(start, end)} ${plain(zoneName)}: ${status}.${remark}`;
}

function sourcesOf(sessions: readonly Session[]): Source[] {
  const named = sessions.flatMap(({ source }) => source ?? []);
  return [...new Map(named.map((source) => [source.id, source])).values()];
}

/** The day that `day:2019-02-27` and `anniversary:2019-02-27` are about. */
function dateOf({ subject }: Occurrence): Temporal.PlainDate {
  return Temporal.PlainDate.from(subject.slice(subject.indexOf(':') + 1));
}

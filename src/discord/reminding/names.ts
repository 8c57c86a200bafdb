import type { Temporal } from 'temporal-polyfill';
import { clockTime, dayName, list } from '../../answer/schedule/wording.ts';
import type { Pack } from '../../knowledge/pack.ts';
import { Timetable } from '../../knowledge/timetable.ts';
import type { What } from '../../reminders/what.ts';
import { plain } from '../messages/escape.ts';
import { shortened } from '../messages/message.ts';

/** A pack by its own name; nothing when it is gone. */
export type FindPack = (name: string) => Pack | undefined;

const longest = 60;

/** A session that is gone from the pack keeps its id as its name. */
function sessionTitle(id: string, pack: Pack | undefined): string {
  return shortened(pack?.sessions.find((session) => session.id === id)?.title ?? id, longest);
}

/** "every session of Lakeside Jazz Festival 2030": plain text. */
export function nameOf(what: What, pack: Pack | undefined, packName = ''): string {
  const title = shortened(pack?.title ?? packName, longest);
  switch (what.kind) {
    case 'sessions':
      return `every session of ${title}`;
    case 'days':
      return `the start of each day of ${title}`;
    case 'anniversaries':
      return `every anniversary of ${title}`;
    case 'session':
      return sessionTitle(what.id, pack);
    case 'day':
      return `the start of ${dayTitle(what.date, pack)}`;
    case 'time':
      return what.sessionId === null ? title : sessionTitle(what.sessionId, pack);
  }
}

/** The same in Discord's Markdown, with what has a name of its own in bold. */
export function boldName(what: What, pack: Pack | undefined, packName = ''): string {
  const name = plain(nameOf(what, pack, packName));
  return what.kind === 'session' || what.kind === 'time' ? `**${name}**` : name;
}

/** "day 2 (Saturday 6 July 2030)". */
export function dayTitle(date: Temporal.PlainDate, pack: Pack | undefined): string {
  const days = pack ? new Timetable(pack).days : [];
  const place = days.findIndex((day) => day.equals(date));
  return place === -1 ? dayName(date) : `day ${place + 1} (${dayName(date)})`;
}

/** "Friday 5 July 2030", or the first and the last of several: when a summit takes place. */
export function datesOf(days: readonly Temporal.PlainDate[]): string {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return '';
  return first.equals(last) ? `on ${dayName(first)}` : `from ${dayName(first)} to ${dayName(last)}`;
}

/** "27 and 28 February", for anniversaries. */
export function datesWithoutYear(days: readonly Temporal.PlainDate[]): string {
  return list(days.map((day) => dayName(day, 'no year').replace(/^\S+ /, ''))).replace(
    /^(\d+) (\S+)( and \d+ \2)$/,
    '$1$3',
  );
}

/** "Friday 5 July, 19:00". */
export function shortMoment(start: Temporal.ZonedDateTime): string {
  return `${dayName(start.toPlainDate(), 'no year')}, ${clockTime(start)}`;
}

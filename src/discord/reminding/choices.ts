import Fuse, { type IFuseOptions } from 'fuse.js';
import type { RequestedThing } from '../../answer/requests/reminder-request.ts';
import { dayName } from '../../answer/schedule/wording.ts';
import type { Occurrence } from '../../reminders/occurrence.ts';
import type { Offer } from '../../reminders/reminders.ts';
import { readWhat, type What, writeWhat } from '../../reminders/what.ts';
import { keyOf } from '../keys.ts';
import { shortened } from '../messages/message.ts';
import { datesWithoutYear, shortMoment } from './names.ts';
import { thingsIn } from './things.ts';

/** Something that a person may choose to be reminded of. */
export interface Choice {
  readonly name: string;
  /** The name alone, without its time. */
  readonly title: string;
  /** What Discord gives back when it is chosen. */
  readonly value: string;
  readonly what: What;
}

const most = { options: 25, name: 100, title: 60 } as const;

/** How unlike, by Fuse's measure, may be what is offered, and what is taken without having been chosen: that by its title alone. */
const offered: IFuseOptions<Choice> = { keys: ['name'], threshold: 0.4 };
const taken: IFuseOptions<Choice> = { keys: ['title'], threshold: 0.25, minMatchCharLength: 3 };

/** All that still makes sense, groups first. */
export function choicesOf({ pack, days, occurrences }: Offer): Choice[] {
  const groups = new Set(occurrences.map(({ group }) => group));
  const standing = days.filter((day) => groups.has('anniversaries') && isStanding(day, occurrences));
  return [
    ...(groups.has('sessions') ? [choice('Every session', { kind: 'sessions' })] : []),
    ...(groups.has('days') ? [choice('The start of each day', { kind: 'days' })] : []),
    ...(groups.has('anniversaries')
      ? [choice(`Every anniversary (${datesWithoutYear(standing)})`, { kind: 'anniversaries' })]
      : []),
    ...occurrences
      .filter(({ group }) => group === 'sessions')
      .map(({ title, subject, start }) => sessionChoice(title, start, readWhat(subject))),
    ...days.flatMap((date, place) => {
      const what = { kind: 'day', date } as const;
      const isAhead = occurrences.some(({ subject }) => subject === writeWhat(what));
      return isAhead ? [choice(`Day ${place + 1} of ${pack.title}`, what, dayName(date))] : [];
    }),
  ];
}

/**
 * Those that resemble what is typed, at most 25; what it names comes first.
 *
 * @param thing What the text names, as it is read.
 */
export function choicesLike(offer: Offer, typed: string, thing: RequestedThing): Choice[] {
  const all = choicesOf(offer);
  if (typed.trim() === '') return all.slice(0, most.options);
  const named = new Set(thingsIn(thing).map(writeWhat));
  const first = all.filter(({ what }) => named.has(writeWhat(what)));
  return [...new Set([...first, ...search(all, typed)])].slice(0, most.options);
}

/**
 * What was chosen, or what plain text names, or else resembles: perhaps something past or cancelled, which is not offered. Several
 * where that leaves several.
 *
 * @param thing What the text names, as it is read.
 */
export function chosenOf(offer: Offer, text: string, thing: RequestedThing): readonly What[] {
  const all = choicesOf(offer);
  const sessions = [...all.filter(({ what }) => what.kind === 'session'), ...otherSessions(offer)];
  const wanted = text.trim().toLowerCase();
  const exact = [...all, ...sessions].find(
    ({ value, name }) => value === text || name.toLowerCase() === wanted,
  );
  if (exact) return [exact.what];
  const named = thingsIn(thing);
  const [alike] = named.length > 0 ? [] : search(sessions, text, taken);
  const meant = alike ? [alike.what] : named;
  return meant.filter(({ kind }) => kind !== 'anniversaries' || all.some(({ what }) => what.kind === kind));
}

function otherSessions({ pack, occurrences }: Offer): Choice[] {
  const ahead = new Set(occurrences.map(({ subject }) => subject));
  return pack.sessions
    .map(({ id, title, start }) => sessionChoice(title, start, { kind: 'session', id }))
    .filter(({ what }) => !ahead.has(writeWhat(what)));
}

function sessionChoice(title: string, start: Occurrence['start'], what: What): Choice {
  return choice(`${shortened(title, most.title)} (${shortMoment(start)})`, what, '', title);
}

function search(all: readonly Choice[], typed: string, options: IFuseOptions<Choice> = offered): Choice[] {
  const fuse = new Fuse(all, { ...options, ignoreLocation: true });
  return fuse.search(typed.trim().slice(0, most.name)).map(({ item }) => item);
}

function choice(name: string, what: What, more = '', title = name): Choice {
  const full = more === '' ? name : `${shortened(name, most.title)} (${more})`;
  return { name: shortened(full, most.name), title, value: valueOf(what), what };
}

function valueOf(what: What): string {
  const written = writeWhat(what);
  return written.length <= most.name ? written : keyOf(written);
}

function isStanding(day: Offer['days'][number], occurrences: Offer['occurrences']): boolean {
  return occurrences.some(({ subject }) => subject === `anniversary:${day.toString()}`);
}

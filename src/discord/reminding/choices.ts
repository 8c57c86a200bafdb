import Fuse from 'fuse.js';
import { dayName } from '../../answer/schedule/wording.ts';
import type { Occurrence } from '../../reminders/occurrence.ts';
import type { Offer } from '../../reminders/reminders.ts';
import { readWhat, type What, writeWhat } from '../../reminders/what.ts';
import { keyOf } from '../keys.ts';
import { shortened } from '../messages/message.ts';
import { datesWithoutYear, shortMoment } from './names.ts';

/** Something that a person may choose to be reminded of. */
export interface Choice {
  readonly name: string;
  /** What Discord gives back when it is chosen. */
  readonly value: string;
  readonly what: What;
}

const most = { options: 25, name: 100, title: 60 } as const;

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

/** Those that resemble what is typed, at most 25. */
export function choicesLike(offer: Offer, typed: string): Choice[] {
  const all = choicesOf(offer);
  const found = typed.trim() === '' ? all : search(all, typed);
  return found.slice(0, most.options);
}

/** What was chosen, or what plain text resembles most: perhaps something past or cancelled, which is not offered. */
export function chosenOf(offer: Offer, text: string): What | undefined {
  const all = [...choicesOf(offer), ...otherSessions(offer)];
  const wanted = text.trim().toLowerCase();
  const exact = all.find(({ value, name }) => value === text || name.toLowerCase() === wanted);
  return (exact ?? search(all, text)[0])?.what;
}

function otherSessions({ pack, occurrences }: Offer): Choice[] {
  const offered = new Set(occurrences.map(({ subject }) => subject));
  return pack.sessions
    .map(({ id, title, start }) => sessionChoice(title, start, { kind: 'session', id }))
    .filter(({ what }) => !offered.has(writeWhat(what)));
}

function sessionChoice(title: string, start: Occurrence['start'], what: What): Choice {
  return choice(`${shortened(title, most.title)} (${shortMoment(start)})`, what);
}

function search(all: readonly Choice[], typed: string): Choice[] {
  const fuse = new Fuse(all, { keys: ['name'], threshold: 0.4, ignoreLocation: true });
  return fuse.search(typed.trim().slice(0, most.name)).map(({ item }) => item);
}

function choice(name: string, what: What, more = ''): Choice {
  const full = more === '' ? name : `${shortened(name, most.title)} (${more})`;
  return { name: shortened(full, most.name), value: valueOf(what), what };
}

function valueOf(what: What): string {
  const written = writeWhat(what);
  return written.length <= most.name ? written : keyOf(written);
}

function isStanding(day: Offer['days'][number], occurrences: Offer['occurrences']): boolean {
  return occurrences.some(({ subject }) => subject === `anniversary:${day.toString()}`);
}

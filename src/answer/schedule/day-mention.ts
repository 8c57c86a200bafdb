import type { Temporal } from 'temporal-polyfill';
import { months, weekdays } from '../../calendar-names.ts';
import type { Token } from '../analysis/analyser.ts';

const weekdayWords = weekdays.map((name) => name.toLowerCase());
const shortWeekdays = /^(?:mon|tues?|wed|thu|thur|thurs|fri|sat|sun)$/;
const monthWords = months.map((name) => name.toLowerCase());
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];
const cardinals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];

/** Something that tokens of an utterance name. */
export interface Mention<T> {
  readonly value: T;
  /** The places of those tokens. */
  readonly places: ReadonlySet<number>;
}

/** A day as it may be named: the tokens that it takes, from the given place on, and the day itself. */
type Reading =
  | { readonly day: Temporal.PlainDate | undefined; readonly places: readonly number[] }
  | undefined;

export function isOrdinal(word: string): boolean {
  return ordinals.includes(word);
}

/**
 * The first day that the utterance names: "today", "thursday", "day 2", "the second day", "28 february", "the 28th".
 *
 * @param days The days with sessions, in order; "today" and its like can name another, and so can a weekday on which there is
 *   none: it is the next one from the first day on.
 * @param taken Places of tokens that name something else.
 */
export function findDay(
  tokens: readonly Token[],
  days: readonly Temporal.PlainDate[],
  today: Temporal.PlainDate,
  taken: ReadonlySet<number> = new Set(),
): Mention<Temporal.PlainDate> | undefined {
  const words = tokens.map(({ text }) => text);
  for (let place = 0; place < words.length; place++) {
    if (taken.has(place)) continue;
    const reading =
      relativeDay(words, place, today) ??
      weekday(words, place, days) ??
      numberedDay(words, place, days) ??
      dayOfMonth(words, place, days);
    if (reading?.day) return { value: reading.day, places: new Set(reading.places) };
  }
  return undefined;
}

function relativeDay(words: readonly string[], place: number, today: Temporal.PlainDate): Reading {
  const offset = new Map([
    ['yesterday', -1],
    ['today', 0],
    ['tonight', 0],
    ['tomorrow', 1],
  ]).get(words[place] ?? '');
  return offset === undefined ? undefined : { day: today.add({ days: offset }), places: [place] };
}

function weekday(words: readonly string[], place: number, days: readonly Temporal.PlainDate[]): Reading {
  const word = words[place] ?? '';
  const number = weekdayWords.findIndex(
    (name) => word === name || word === `${name}s` || (shortWeekdays.test(word) && name.startsWith(word)),
  );
  if (number < 0) return undefined;
  const [first] = days;
  const day = days.find(({ dayOfWeek }) => dayOfWeek === number + 1);
  return { day: day ?? first?.add({ days: (number + 8 - first.dayOfWeek) % 7 }), places: [place] };
}

function numberedDay(words: readonly string[], place: number, days: readonly Temporal.PlainDate[]): Reading {
  const [word = '', next = ''] = words.slice(place, place + 2);
  const places = [place, place + 1];
  if (next === 'day' && word === 'last') return { day: days.at(-1), places };
  if (next === 'day' && isOrdinal(word)) return { day: days[ordinals.indexOf(word)], places };
  if (word !== 'day') return undefined;
  return { day: days[cardinals.includes(next) ? cardinals.indexOf(next) : Number(next) - 1], places };
}

function dayOfMonth(words: readonly string[], place: number, days: readonly Temporal.PlainDate[]): Reading {
  const word = words[place] ?? '';
  if (/^\d+(?:st|nd|rd|th)$/.test(word) && !isMonth(words[place + 1]) && !isMonth(words[place + 2])) {
    return { day: days.find(({ day }) => day === dayNumber(word)), places: [place] };
  }
  if (!isMonth(word)) return undefined;
  const around = [place + 1, place - 1, place - 2].find((other) => dayNumber(words[other]) !== undefined);
  if (around === undefined) return undefined;
  const found = days.find(
    ({ month, day }) => monthWords[month - 1]?.startsWith(word) && day === dayNumber(words[around]),
  );
  const year = [place + 1, place + 2].filter((other) => words[other] === String(found?.year));
  return { day: found, places: [place, around, ...year] };
}

function isMonth(word: string | undefined): boolean {
  return word !== undefined && word.length >= 3 && monthWords.some((name) => name.startsWith(word));
}

function dayNumber(word = ''): number | undefined {
  if (isOrdinal(word)) return ordinals.indexOf(word) + 1;
  const number = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1];
  return number === undefined ? undefined : Number(number);
}

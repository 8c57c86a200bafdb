import { anyOf, plainFractions, unitMinutes } from '../duration-words.ts';
import { durationOf } from './durations.ts';

/** What somebody wrote about when to be reminded: minutes before the start, distinct, the longest first. */
export type OffsetsRead =
  | { readonly kind: 'offsets'; readonly offsets: readonly number[] }
  /** A sentence for whoever wrote it. */
  | { readonly kind: 'problem'; readonly problem: string };

export const mostOffsets = 5;
export const longestOffset = 4 * 7 * 24 * 60;

const howLong = 'Say how long before the start.';
const example = 'Try for example "1 day, 1 hour, at start".';
const separators = /\s*(?:[,;+&\n]|(?<!\b[13])\/|\/(?![24]\b)|\band\b(?!\s+a\s+half\b)|\bthen\b)\s*/;
/** "1,5 h" is one and a half; "1, 5 h" and "5,10 min" are two times. */
const decimalComma = new RegExp(
  `(?<![\\d,])(\\d+),(5|25|75)(?=\\s*(?:${anyOf(unitMinutes.keys())})\\b)`,
  'g',
);
const atStart =
  /^(?:0|now|(?:right |exactly )?(?:(?:at|on|with) )?(?:the |its )?(?:start|beginning|time|starting time)|(?:when|as) (?:it|they) (?:starts?|begins?))$/;
const timeOfDay =
  /^(?:(?:at |around |by )?(?:\d{1,2}[:.][0-5]\d(?: ?[ap]\.?m)?|\d{1,2} ?[ap]\.?m|\d{1,2} ?o'?clock|noon|midday|midnight)|at \d{1,2})$/;
const leading = /^(?:remind me |ping me |tell me )?(?:at least |about |around |exactly )?/;
const trailing =
  /\s*(?:before(?:hand)?|b4|early|earlier|ahead|prior|in advance)(?:\s+(?:to )?(?:the |its |it )?(?:starts?|begins?|beginning|that))?$/;

/** Reads a list such as `1 day, 1 hour, at start`. Two times beside each other are one (`1 hour 30 minutes`), "and" makes two. */
export function readOffsets(text: string): OffsetsRead {
  const items = itemsOf(text);
  if (items.length === 0) return problem(`${howLong} ${example}`);
  const offsets = new Set<number>();
  // From the end, so that "10 and 5 minutes" finds the unit of both.
  let unit = 'minutes';
  for (const item of items.toReversed()) {
    const read = readItem(item, unit);
    if (typeof read === 'string') return problem(read);
    offsets.add(read.minutes);
    unit = read.unit ?? unit;
  }
  if (offsets.size > mostOffsets)
    return problem(`At most ${mostOffsets} times before the start are possible.`);
  return { kind: 'offsets', offsets: [...offsets].toSorted((a, b) => b - a) };
}

function readItem(item: string, unit: string): { minutes: number; unit?: string } | string {
  if (atStart.test(item)) return { minutes: 0 };
  const quoted = `"${item.length > 40 ? `${item.slice(0, 39)}…` : item}"`;
  if (/\bafter\b/.test(item))
    return `${quoted} is after the start; reminders come before it, or at the start.`;
  const bare = item.replace(leading, '').replace(trailing, '').trim();
  if (timeOfDay.test(bare)) return `${quoted} is a time of day. ${howLong} ${example}`;
  const duration = durationOf(/^\d+$/.test(bare) ? `${bare} ${unit}` : bare);
  if (!duration) return `${quoted} is not a time before the start. ${example}`;
  if (!Number.isInteger(duration.minutes)) return `${quoted} is not a number of whole minutes.`;
  if (duration.minutes > longestOffset) return `${quoted} is too long: at most 4 weeks before the start.`;
  return duration;
}

function itemsOf(text: string): string[] {
  return plainFractions(text)
    .toLowerCase()
    .replaceAll(/[.!?]+(?=\s|$)|["'“”]/g, '')
    .replaceAll(decimalComma, '$1.$2')
    .split(separators)
    .map((item) => item.trim().replaceAll(/\s+/g, ' '))
    .filter((item) => item !== '');
}

function problem(sentence: string): OffsetsRead {
  return { kind: 'problem', problem: sentence };
}

/** `1 day before`, `1 hour 30 minutes before`, `at the start`; `10 minutes after the start` for a negative one. */
export function describeOffset(minutes: number): string {
  if (minutes === 0) return 'at the start';
  const duration = describeDuration(Math.abs(minutes));
  return minutes > 0 ? `${duration} before` : `${duration} after the start`;
}

/** Minutes, the longest first. */
export const sizes = [
  ['week', 7 * 24 * 60],
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
] as const;

/** `1 hour 30 minutes` */
export function describeDuration(minutes: number): string {
  let rest = minutes;
  const parts = sizes.flatMap(([name, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? [] : [`${count} ${name}${count === 1 ? '' : 's'}`];
  });
  return parts.join(' ');
}

/** As people would write a list, for `readOffsets`: `1 day, 1 hour, at start`. */
export function writeOffsets(offsets: readonly number[]): string {
  return offsets.map((minutes) => (minutes === 0 ? 'at start' : describeDuration(minutes))).join(', ');
}

import { starts } from './wish-forms.ts';
import type { RequestedTime } from './reminder-request.ts';

/** A time that was read, and what is left of the text without it. */
export interface ReadTime {
  readonly time: RequestedTime;
  readonly rest: string;
}

type Unit = 'minute' | 'hour' | 'day' | 'week';

/** "an hour", where it stands, and what joins it to the one before it. */
interface Duration {
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
  readonly unit: Unit;
}

const minutesOf: Readonly<Record<Unit, number>> = { minute: 1, hour: 60, day: 1440, week: 10_080 };

const numbers: ReadonlyMap<string, number> = new Map(
  Object.entries({
    a: 1,
    an: 1,
    the: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    twelve: 12,
    fifteen: 15,
    twenty: 20,
    'twenty five': 25,
    thirty: 30,
    forty: 40,
    'forty five': 45,
    fifty: 50,
    sixty: 60,
    ninety: 90,
    half: 0.5,
    'half a': 0.5,
    'half an': 0.5,
    'quarter of an': 0.25,
    'a quarter of an': 0.25,
    'three quarters of an': 0.75,
    'one and a half': 1.5,
    'two and a half': 2.5,
    'a couple of': 2,
    'couple of': 2,
  }),
);
const number = [...numbers.keys()]
  .toSorted((a, b) => b.length - a.length)
  .join('|')
  .replaceAll(' ', '[ -]');
const units = 'minutes?|mins?|m|hours?|hrs?|hr|h|days?|d|weeks?|wks?|w';
const duration = new RegExp(
  `(?<![\\w.:])(?:(?<hours>\\d+) ?h ?(?<minutes>[0-5]\\d)(?: ?m(?:in)?)?|(?:(?<number>\\d+ 1/2|\\d+(?:[.,]\\d+)?)[ -]?|(?<words>${number})[ -])(?<unit>${units}))\\b(?<more> and an? (?:half|quarter)\\b)?`,
  'g',
);
/** A number that shares the unit of the next: "10 and 5 minutes". */
const bareNumber = new RegExp(
  `(?<!\\b(?:at|on|day|by) )(?<![\\w.:/])(\\d+)( ?(?:, |and |& ?|\\+ ?|or )(?:and )?\\d+(?:[.,]\\d+)? ?)(${units})\\b`,
);
/** Longer times, of a hundred years and more, are all the same: too long. Minutes. */
const longest = 52_560_000;
const before =
  /^ ?(?:,|\+|&|and)? ?(?:before(?:hand)?|b4|ahead(?: of(?: time)?)?|prior(?: to)?|early|earlier|in advance(?: of)?|till|until|to)\b/;
const atStart = new RegExp(
  `\\b(?:at|on|from) (?:the |its )?(?:very |exact )?(?:start|beginning)\\b|\\bat start\\b|` +
    `\\b(?:when|once|as soon as|the (?:moment|second|minute))\\b[^,;]*?\\b${starts}\\b`,
);

/** Reads how long before the start, or how long from now; nothing where the text tells neither. */
export function readLeadTime(utterance: string): ReadTime | undefined {
  const text = withUnits(utterance);
  const found = durationsIn(text);
  const chains = chainsOf(found, text);
  const fromNow = chains.find((chain) => isFromNow(chain, text));
  if (fromNow) {
    const minutes = fromNow.reduce((sum, one) => sum + one.minutes, 0);
    return { time: { kind: 'in', minutes: Math.min(longest, minutes) }, rest: without(text, fromNow) };
  }
  const ahead = chains.flatMap((chain) => added(chain, text));
  const zero = atStart.test(text) ? [0] : [];
  const offsets = [...new Set([...ahead, ...zero])].toSorted((a, b) => b - a);
  return offsets.length === 0
    ? undefined
    : { time: { kind: 'before', offsets }, rest: without(text, chains.flat()) };
}

function withUnits(text: string): string {
  const more = text.replace(bareNumber, '$1 $3$2$3');
  return more === text ? text : withUnits(more);
}

function durationsIn(text: string): Duration[] {
  return [...text.matchAll(duration)].flatMap((match) => {
    const { hours, minutes, number: figure, words, unit: name, more } = match.groups ?? {};
    const count = figure ?? words;
    const from = match.index;
    const to = from + match[0].length;
    if (hours !== undefined)
      return [{ from, to, unit: 'minute', minutes: Number(hours) * 60 + Number(minutes) }];
    const unit = unitOf(name);
    const isNamedDay = count === 'the' || /\b(?:once|twice|times|every|per|at) $/.test(text.slice(0, from));
    if (isNamedDay && !(count === 'the' && before.test(text.slice(to)))) return [];
    const extra = more === undefined ? 0 : more.endsWith('half') ? 0.5 : 0.25;
    const amount = numberOf(count) + extra;
    return [{ from, to, unit, minutes: Math.min(longest, Math.round(amount * minutesOf[unit])) }];
  });
}

function numberOf(text = ''): number {
  return numbers.get(text.replaceAll('-', ' ')) ?? Number(text.replace(',', '.').replace(/ 1\/2$/, '.5'));
}

function unitOf(name = ''): Unit {
  if (name.startsWith('m')) return 'minute';
  if (name.startsWith('h')) return 'hour';
  return name.startsWith('d') ? 'day' : 'week';
}

/** Durations in a row: "1 day, 2 hours and 5 minutes". */
function chainsOf(durations: readonly Duration[], text: string): Duration[][] {
  const chains: Duration[][] = [];
  let last: Duration | undefined;
  for (const one of durations) {
    const joins = last && /^ ?(?:,|and|&|\+|plus|or)?(?: and)? ?$/.test(text.slice(last.to, one.from));
    if (joins) chains.at(-1)?.push(one);
    else chains.push([one]);
    last = one;
  }
  return chains;
}

function isFromNow(chain: readonly Duration[], text: string): boolean {
  const [first, last] = [chain[0], chain.at(-1)];
  if (!first || !last || before.test(text.slice(last.to))) return false;
  return (
    /\b(?:in|after|within)(?: about| exactly| like)? $/.test(text.slice(0, first.from)) ||
    /^ from (?:now|this moment)\b/.test(text.slice(last.to))
  );
}

/**
 * The minutes of each reminder that a chain asks for: hours and minutes together are one time ("2 hours and 10 minutes"), and so
 * is what stands side by side ("1 day 2 hours"); other units that are joined are one time each ("a day and an hour").
 */
function added(chain: readonly Duration[], text: string): number[] {
  const times: number[] = [];
  let last: Duration | undefined;
  for (const one of chain) {
    const joint = last ? text.slice(last.to, one.from).trim() : ',';
    const isPart = last && minutesOf[last.unit] > minutesOf[one.unit];
    const isOne =
      isPart && (joint === '' || (joint === 'and' && one.unit === 'minute' && last?.unit === 'hour'));
    if (isOne) times.push((times.pop() ?? 0) + one.minutes);
    else times.push(one.minutes);
    last = one;
  }
  return times;
}

function without(text: string, parts: readonly Duration[]): string {
  return parts
    .toReversed()
    .reduce((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, text)
    .replaceAll(/ +/g, ' ');
}

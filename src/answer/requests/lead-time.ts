import { amountOf, anyOf, figuresPattern, unitMinutes, wordsPattern } from '../../duration-words.ts';
import { starts } from './wish-forms.ts';
import type { RequestedTime } from './reminder-request.ts';

/** A time that was read, and what is left of the text without it. */
export interface ReadTime {
  readonly time: RequestedTime;
  readonly rest: string;
}

/** "an hour", and where it stands. */
interface Duration {
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
  /** Minutes of its unit. */
  readonly size: number;
  /** Whether it counts down or spans: "-15 minutes", "5-10 minutes". */
  readonly signed: boolean;
}

const units = anyOf(unitMinutes.keys());
const duration = new RegExp(
  `(?<![\\w.:/])(?:(?<hours>\\d+) ?h ?(?<minutes>[0-5]\\d)(?: ?m(?:in)?)?|(?:(?<figures>${figuresPattern})[ -]?|(?<words>the|(?:${wordsPattern})(?:[ -]and[ -]a[ -]half)?)[ -])(?<unit>${units}))\\b(?<more> and an? (?:half|quarter)\\b)?`,
  'g',
);
/** Units that other things are told in as well, "the second day" and "twice a year": times only where "before" follows. */
const needsBefore = /^(?:s|secs?|seconds?|months?|years?|fortnights?)$/;
/** A number that shares the unit of the next: "10 and 5 minutes". */
const bareNumber = new RegExp(
  `(?<!\\b(?:at|on|day|by) )(?<![\\w.:/-])(\\d+)( ?(?:, |and |& ?|\\+ ?|or )(?:and )?\\d+(?:[.,]\\d+)? ?)(${units})\\b`,
);
/** Longer times, of a hundred years and more, are all the same: too long. Minutes. */
const longest = 52_560_000;
const before =
  /^ ?(?:,|\+|&|and)? ?(?:before(?:hand)?|b4|ahead(?: of(?: time)?)?|prior(?: to)?|early|earlier|in advance(?: of)?|till|until|to)\b/;
const after = /^ ?(?:after(?!wards| all)|into|past)\b/;
const atStart = new RegExp(
  `\\b(?:at|on|from) (?:the |its )?(?:very |exact )?(?:start|beginning)\\b|\\bat start\\b|` +
    `\\b(?:when|once|as soon as|the (?:moment|second|minute))\\b[^,;]*?\\b${starts}\\b`,
);

/**
 * Reads how long before the start, or how long from now; `unread` where the text tells another length of time: after the start, less
 * than none, no whole minutes. Nothing where it tells none.
 */
export function readLeadTime(utterance: string): ReadTime | undefined {
  const text = withUnits(utterance);
  const chains = chainsOf(durationsIn(text), text);
  const fromNow = chains.find((chain) => isFromNow(chain, text));
  if (fromNow) {
    const minutes = fromNow.reduce((sum, one) => sum + one.minutes, 0);
    return {
      time: { kind: 'in', minutes: Math.min(longest, Math.round(minutes)) },
      rest: without(text, fromNow),
    };
  }
  if (chains.some((chain) => isOdd(chain, text))) {
    return { time: { kind: 'unread' }, rest: without(text, chains.flat()) };
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
    const { hours, minutes, figures, words, unit = '', more } = match.groups ?? {};
    const count = figures ?? words ?? '';
    const size = unitMinutes.get(unit) ?? 1;
    const span = {
      from: match.index,
      to: match.index + match[0].length,
      signed: text[match.index - 1] === '-',
    };
    if (hours !== undefined) return [{ ...span, size: 1, minutes: Number(hours) * 60 + Number(minutes) }];
    const isNamedDay =
      count === 'the' || /\b(?:once|twice|times|every|per|at) $/.test(text.slice(0, span.from));
    const isAhead = before.test(text.slice(span.to));
    if ((isNamedDay && !(count === 'the' && isAhead)) || (needsBefore.test(unit) && !isAhead)) return [];
    const extra = more === undefined ? 0 : more.endsWith('half') ? 0.5 : 0.25;
    const amount = numberOf(count) + extra;
    return [{ ...span, size, minutes: Math.min(longest, Math.round(amount * size * 60) / 60) }];
  });
}

/** "the" is one: "the day before". */
function numberOf(count: string): number {
  const [, whole = count, half] = /^(.*?)([ -]and[ -]a[ -]half)?$/.exec(count) ?? [];
  return (whole === 'the' ? 1 : amountOf(whole)) + (half === undefined ? 0 : 0.5);
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

function isOdd(chain: readonly Duration[], text: string): boolean {
  const minutes = chain.reduce((sum, one) => sum + one.minutes, 0);
  const isAfter = after.test(text.slice(chain.at(-1)?.to));
  return isAfter || !Number.isInteger(minutes) || chain.some(({ signed }) => signed);
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
    const isPart = last && last.size > one.size;
    const isOne = isPart && (joint === '' || (joint === 'and' && one.size === 1 && last?.size === 60));
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

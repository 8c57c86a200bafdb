import { anyOf, spokenNumbers } from '../../duration-words.ts';
import type { ReadTime } from './lead-time.ts';

/** For whoever said something that is no time. */
export const askWhen =
  'I did not understand when. Say it like “1 hour before the …”, “at 18:00” or “in 20 minutes”.';

const before = '(?:before(?:hand)?|ahead|prior|early|earlier|in advance)';
const units = '(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?)';
const several = '(?:a |some )?(?:few|several|many|some)';
const numbers = anyOf([...spokenNumbers.keys()].filter((word) => word !== 'one'));

/** What tells that a time is meant, and leaves open which. */
const vague = new RegExp(
  [
    `\\b(?:later|sooner)\\b(?! (?:sessions?|ones?|talks?|events?)\\b)`,
    `\\bas soon as (?:possible|you can)\\b|\\basap\\b|(?<!as )\\bsoon(?:ish)?\\b`,
    `\\b(?:immediately|eventually|whenever|some ?times?|some ?day|at some (?:point|time))\\b(?! ${before}\\b)`,
    `\\b(?:me|us) (?:right )?now\\b|(?<!from |right )\\b(?:right )?now$`,
    `\\bin (?:a|some|due|good|no) (?:little |tiny )?(?:bit|while|moment|time|course|sec|jiffy)\\b`,
    `\\b(?:in )?${several} ${units}\\b`,
    `\\b(?:a |some )?(?:little |good |tiny )?(?:bit|while|moment|time|sometime|shortly|right|just|well|long|way|immediately|briefly) ${before}\\b`,
  ].join('|'),
);

/** What tells a time that cannot be had, or not without a guess: repeated, a number of no unit, a part of another day. */
const unread = new RegExp(
  [
    `\\b(?:every|each) (?:(?:other|few|couple of|\\d+|${numbers}) ${units}|seconds?|minutes?|mins?|hours?|hrs?|weeks?|months?)\\b`,
    `\\b(?:hourly|weekly|monthly|twice|thrice|(?:\\d+|${numbers}) times)\\b`,
    `(?<![\\w.:/]|\\b(?:at|day|by|on|around) )-?\\d+(?:[.,/]\\d+)? ${before}\\b`,
    `\\b(?:${numbers}) ${before}\\b`,
    `\\b(?:me|us) -?\\d+(?:[.,/]\\d+)?$`,
    `\\b(?:night|evening|morning|afternoon) ${before}\\b`,
  ].join('|'),
);

/** Reads what speaks of a time without telling one: vaguely, or as nobody can read it for sure. Nothing where it does not. */
export function readUnclearTime(text: string): ReadTime | undefined {
  const odd = unread.exec(text);
  if (odd) return { time: { kind: 'unread' }, rest: without(text, odd) };
  const open = vague.exec(text);
  return open ? { time: { kind: 'vague' }, rest: without(text, open) } : undefined;
}

function without(text: string, { index, 0: found }: RegExpExecArray): string {
  return `${text.slice(0, index)} ${text.slice(index + found.length)}`.replaceAll(/ +/g, ' ').trim();
}

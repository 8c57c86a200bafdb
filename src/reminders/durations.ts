import { amountOf, anyOf, figuresPattern, unitMinutes, wordsPattern } from '../duration-words.ts';

const half = String.raw`(?:\s+and a half)`;
const part = new RegExp(
  String.raw`^(${figuresPattern}|${wordsPattern})(${half})?\s*-?\s*(${anyOf(unitMinutes.keys())})(?![a-z])(${half})?\s*`,
);

/**
 * A length of time as people write it: `2h30`, `1 hour 30 minutes`, `half an hour`, `two and a half days`, `1:30 h`.
 *
 * @param text In lower case.
 * @returns In minutes, perhaps not whole, and the unit where it is but one.
 */
export function durationOf(text: string): { minutes: number; unit?: string } | undefined {
  const clock = /^(\d{1,3}):([0-5]\d)\s*h(?:rs?|ours?)?$/.exec(text);
  if (clock) return { minutes: Number(clock[1]) * 60 + Number(clock[2]) };
  let rest = text;
  let seconds = 0;
  let smallest = Infinity;
  let unit: string | undefined;
  let parts = 0;
  while (rest !== '') {
    const [all, count = '', halfBefore, name = '', halfAfter] = part.exec(rest) ?? [];
    const size = unitMinutes.get(name);
    // Each part is of a smaller unit than the one before: "1 hour 2 hours" is no length.
    if (all === undefined || size === undefined || size >= smallest) return undefined;
    const many = amountOf(count) + (halfBefore || halfAfter ? 0.5 : 0);
    seconds += many * size * 60;
    smallest = size;
    unit = name;
    parts += 1;
    rest = rest.slice(all.length);
    const [minutes] = /^[0-5]\d$/.exec(rest) ?? [];
    if (size === 60 && minutes !== undefined) {
      return { minutes: (seconds + Number(minutes) * 60) / 60 };
    }
  }
  if (parts === 0) return undefined;
  // Rounded, since a second is no exact part of a minute.
  const minutes = Math.round(seconds * 1000) / 60_000;
  return parts === 1 && unit !== undefined ? { minutes, unit } : { minutes };
}

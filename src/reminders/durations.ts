/** Minutes. */
const units: Readonly<Record<string, number>> = {
  ...named(['w', 'wk', 'wks', 'week', 'weeks'], 7 * 24 * 60),
  ...named(['d', 'day', 'days'], 24 * 60),
  ...named(['h', 'hr', 'hrs', 'hour', 'hours'], 60),
  ...named(['m', 'min', 'mins', 'minute', 'minutes'], 1),
  ...named(['s', 'sec', 'secs', 'second', 'seconds'], 1 / 60),
  ...named(['fortnight', 'fortnights'], 14 * 24 * 60),
  ...named(['month', 'months'], 30 * 24 * 60),
  ...named(['year', 'years'], 365 * 24 * 60),
};

const numbers: Readonly<Record<string, number>> = {
  ...named(['a', 'an', 'one'], 1),
  ...named(['two', 'a couple of', 'couple of'], 2),
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  'forty five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  ...named(['half a', 'half an', 'half', 'a half'], 0.5),
  ...named(['a quarter of an', 'quarter of an', 'a quarter', 'quarter'], 0.25),
  ...named(['three quarters of an'], 0.75),
};

const amount = String.raw`\d+(?:\.\d+)?|${longestFirst(numbers)}`;
const half = String.raw`(?:\s+and a half)`;
const part = new RegExp(
  String.raw`^(${amount})(${half})?\s*-?\s*(${longestFirst(units)})(?![a-z])(${half})?\s*`,
);

/**
 * A length of time as people write it: `2h30`, `1 hour 30 minutes`, `half an hour`, `1:30`, `two and a half days`.
 *
 * @param text In lower case.
 * @returns In minutes, perhaps not whole, and the unit where it is but one.
 */
export function durationOf(text: string): { minutes: number; unit?: string } | undefined {
  const clock = /^(\d{1,3}):([0-5]\d)(?:\s*h(?:ours?)?)?$/.exec(text);
  if (clock) return { minutes: Number(clock[1]) * 60 + Number(clock[2]) };
  let rest = text;
  let seconds = 0;
  let smallest = Infinity;
  let unit: string | undefined;
  let parts = 0;
  while (rest !== '') {
    const [all, count = '', halfBefore, name = '', halfAfter] = part.exec(rest) ?? [];
    const size = units[name];
    // Each part is of a smaller unit than the one before: "1 hour 2 hours" is no length.
    if (all === undefined || size === undefined || size >= smallest) return undefined;
    const many = (numbers[count] ?? Number(count)) + (halfBefore || halfAfter ? 0.5 : 0);
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

function named(names: readonly string[], value: number): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

function longestFirst(words: Readonly<Record<string, number>>): string {
  return Object.keys(words)
    .toSorted((a, b) => b.length - a.length)
    .join('|');
}

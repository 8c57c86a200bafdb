/** Minutes of each name that people give a unit of time. */
export const unitMinutes: ReadonlyMap<string, number> = new Map([
  ...named('s sec secs second seconds', 1 / 60),
  ...named('m min mins minute minutes', 1),
  ...named('h hr hrs hour hours', 60),
  ...named('d day days', 24 * 60),
  ...named('w wk wks week weeks', 7 * 24 * 60),
  ...named('fortnight fortnights', 14 * 24 * 60),
  ...named('month months', 30 * 24 * 60),
  ...named('year years', 365 * 24 * 60),
]);

const ones = 'one two three four five six seven eight nine'.split(' ');
const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** "two", "twenty five": the whole numbers from 1 to 99. */
export const spokenNumbers: ReadonlyMap<string, number> = new Map([
  ...ones.map((word, place) => [word, place + 1] as const),
  ...teens.map((word, place) => [word, place + 10] as const),
  ...tens.flatMap((ten, place) => [
    [ten, (place + 2) * 10] as const,
    ...ones.map((one, extra) => [`${ten} ${one}`, (place + 2) * 10 + extra + 1] as const),
  ]),
]);

const amounts: ReadonlyMap<string, number> = new Map([
  ...spokenNumbers,
  ['a', 1],
  ['an', 1],
  ['a couple of', 2],
  ['couple of', 2],
  ['half', 0.5],
  ['half a', 0.5],
  ['half an', 0.5],
  ['a half', 0.5],
  ['quarter', 0.25],
  ['a quarter', 0.25],
  ['quarter of an', 0.25],
  ['a quarter of an', 0.25],
  ['three quarters of an', 0.75],
]);

/** How people write an amount of a unit in words; a hyphen may stand for a space. */
export const wordsPattern = anyOf(amounts.keys()).replaceAll(' ', '[ -]');

/** The same in figures: `10`, `1.5`, `1,5`, `1/2`, `1 1/2`. */
export const figuresPattern = String.raw`(?:\d+ )?(?:1/[24]|3/4)(?!\d)|\d+(?:[.,]\d+)?`;

/** The number that an amount stands for, in figures or in words, in lower case. */
export function amountOf(text: string): number {
  const spoken = amounts.get(text.replaceAll('-', ' '));
  if (spoken !== undefined) return spoken;
  const [, whole = '0', upper, lower] = /^(?:(\d+) )?(\d)\/(\d)$/.exec(text) ?? [];
  if (upper !== undefined) return Number(whole) + Number(upper) / Number(lower);
  return Number(text.replace(',', '.'));
}

/** "1½" as "1 1/2". */
export function plainFractions(text: string): string {
  const plain = new Map([
    ['½', '1/2'],
    ['¼', '1/4'],
    ['¾', '3/4'],
  ]);
  return text.replaceAll(/(\d?)([½¼¾])/g, (_, whole: string, sign: string) =>
    [whole, plain.get(sign) ?? sign].join(whole === '' ? '' : ' '),
  );
}

/** A pattern of alternatives, the longest first. */
export function anyOf(words: Iterable<string>): string {
  return [...words].toSorted((a, b) => b.length - a.length).join('|');
}

function named(names: string, minutes: number): (readonly [string, number])[] {
  return names.split(' ').map((name) => [name, minutes]);
}

const hourBeforePart =
  /\b(\d{1,2}(?:[:.]\d\d)?)(?: o'?clock)?( tomorrow| today| on \w+day)? (?:in the |at )?(morning|afternoon|evening|night)\b/g;

const clockWords = 'twelve one two three four five six seven eight nine ten eleven'.split(' ');
const minutesPast: ReadonlyMap<string, number> = new Map([
  ['half past', 30],
  ['half', 30],
  ['quarter past', 15],
  ['a quarter past', 15],
  ['quarter after', 15],
  ['a quarter after', 15],
  ['quarter to', 45],
  ['a quarter to', 45],
]);
const hourInWords = new RegExp(
  `\\b(?:${clockWords.join('|')})\\b(?=(?: o'?clock)?(?: tomorrow| today)? ?(?:am|pm|a\\.m|p\\.m|(?:in the |at )?(?:morning|afternoon|evening|night))\\b)|(?<=\\bat )(?:${clockWords.join('|')})\\b(?! (?:on one|to one|hours?|minutes?|days?|weeks?))`,
  'g',
);
const spokenHour = new RegExp(
  `\\b(${[...minutesPast.keys()].join('|')}) (\\d{1,2}|${clockWords.join('|')})\\b(?! ?(?:hours?|minutes?|h|days?)\\b)`,
  'g',
);

/** "half past nine in the evening" as "9:30pm", "at seven" as "at 7": as chrono-node reads them. Lower case. */
export function hoursInFigures(text: string): string {
  return text
    .replaceAll(hourInWords, (hour) => String(numberOfHour(hour)))
    .replaceAll(spokenHour, (_, past: string, hour: string) => clockHour(past, hour))
    .replaceAll(
      hourBeforePart,
      (_, hour: string, day: string | undefined, part: string) => shortHour(hour, part) + (day ?? ''),
    );
}

function shortHour(text: string, part: string): string {
  const hour = Number.parseInt(text, 10);
  if (hour > 12) return text;
  return `${text}${part === 'morning' || (part === 'night' && (hour < 5 || hour === 12)) ? 'am' : 'pm'}`;
}

function clockHour(past: string, spoken: string): string {
  const minutes = minutesPast.get(past) ?? 0;
  const hour = numberOfHour(spoken);
  return `${past.endsWith('to') ? (hour + 23) % 24 : hour}:${minutes}`;
}

function numberOfHour(spoken: string): number {
  return clockWords.includes(spoken) ? clockWords.indexOf(spoken) || 12 : Number(spoken);
}

import { editDistance } from '../analysis/edit-distance.ts';
import { shortForms } from '../analysis/chat-english.ts';
import { months, weekdays } from '../../calendar-names.ts';

/** Shorter words are too like others: "match" is no "March". */
const minLengthOfTarget = 6;
const minLengthTyped = 5;
const minLengthForTwoEdits = 7;

const timeWords = [...weekdays, ...months, 'tomorrow', 'tonight', 'minute', 'minutes', 'before']
  .map((word) => word.toLowerCase())
  .filter((word) => word.length >= minLengthOfTarget);
const known = new Set(timeWords);
const hourBeforePart =
  /\b(\d{1,2}(?:[:.]\d\d)?)(?: o'?clock)?( tomorrow| today| on \w+day)? (?:in the |at )?(morning|afternoon|evening|night)\b/g;

const clockWords = 'twelve one two three four five six seven eight nine ten eleven'.split(' ');
const minutesPast: ReadonlyMap<string, number> = new Map([
  ['half past', 30],
  ['half', 30],
  ['quarter past', 15],
  ['a quarter past', 15],
  ['quarter to', 45],
  ['a quarter to', 45],
]);
const hourInWords = new RegExp(
  `\\b(?:${clockWords.join('|')})\\b(?=(?: o'?clock)?(?: tomorrow| today)? ?(?:am|pm|a\\.m|p\\.m|(?:in the |at )?(?:morning|afternoon|evening|night))\\b)|(?<=\\bat )(?:${clockWords.join('|')})\\b(?! (?:on one|to one|hours?|minutes?|days?|weeks?))`,
  'g',
);
const spokenHour = new RegExp(
  `\\b(half past|half|a quarter past|quarter past|a quarter to|quarter to) (\\d{1,2}|${clockWords.join('|')})\\b(?! ?(?:hours?|minutes?|h|days?)\\b)`,
  'g',
);

/**
 * The text in lower case with single spaces, its punctuation kept as times need it ("18:30", "27/2"); short forms written out,
 * slips in words of time corrected, and hours with a part
 * of the day in figures ("half past 9 in the evening" as "9:30pm").
 */
export function plainText(utterance: string): string {
  return utterance
    .replace(/<(?:@[!&]?|#|a?:\w+:|t:|\/[\w -]+:)-?\d+(?::\w)?>/g, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019`]/g, "'")
    .replaceAll(/[^\p{L}\p{N}\s'.,:;/+&_-]/gu, ' ')
    .replaceAll(/[\p{L}\d']*\p{L}[\p{L}\d']*/gu, (word) => shortForms.get(word) ?? timeWord(word))
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ,/g, ',')
    .replaceAll(hourInWords, (hour) => String(numberOfHour(hour)))
    .replaceAll(spokenHour, (_, past: string, hour: string) => clockHour(past, hour))
    .replaceAll(
      hourBeforePart,
      (_, hour: string, day: string | undefined, part: string) => shortHour(hour, part) + (day ?? ''),
    )
    .trim();
}

function timeWord(word: string): string {
  if (word.length < minLengthTyped || known.has(word)) return word;
  const near = (limit: number) =>
    timeWords.find((other) => other[0] === word[0] && editDistance(word, other, limit) <= limit);
  return near(1) ?? (word.length >= minLengthForTwoEdits ? near(2) : undefined) ?? word;
}

function shortHour(text: string, part: string): string {
  const hour = Number.parseInt(text, 10);
  if (hour > 12) return text;
  return `${text}${part === 'morning' || (part === 'night' && hour < 5) ? 'am' : 'pm'}`;
}

function clockHour(past: string, spoken: string): string {
  const minutes = minutesPast.get(past) ?? 0;
  const hour = numberOfHour(spoken);
  return `${past.endsWith('to') ? (hour + 23) % 24 : hour}:${minutes}`;
}

function numberOfHour(spoken: string): number {
  return clockWords.includes(spoken) ? clockWords.indexOf(spoken) || 12 : Number(spoken);
}

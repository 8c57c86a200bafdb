import { editDistance } from '../analysis/edit-distance.ts';
import { shortForms } from '../analysis/chat-english.ts';
import { hoursInFigures } from './spoken-hours.ts';
import { plainFractions } from '../../duration-words.ts';
import { months, weekdays } from '../../calendar-names.ts';

/** Shorter words are too like others: "match" is no "March". */
const minLengthOfTarget = 6;
const minLengthTyped = 5;
const minLengthForTwoEdits = 7;

const timeWords = [...weekdays, ...months, 'tomorrow', 'tonight', 'minute', 'minutes', 'before']
  .map((word) => word.toLowerCase())
  .filter((word) => word.length >= minLengthOfTarget);
const known = new Set(timeWords);

/**
 * The text in lower case with single spaces, its punctuation kept as times need it ("18:30", "27/2"); short forms written out,
 * slips in words of time corrected, hours in figures.
 */
export function plainText(utterance: string): string {
  const text = plainFractions(utterance)
    .replace(/<(?:@[!&]?|#|a?:\w+:|t:|\/[\w -]+:)-?\d+(?::\w)?>/g, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019`]/g, "'")
    .replaceAll(/[^\p{L}\p{N}\s'.,:;/+&_-]/gu, ' ')
    .replaceAll(/[\p{L}\d']*\p{L}[\p{L}\d']*/gu, (word) => shortForms.get(word) ?? timeWord(word))
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ,/g, ',')
    .trim();
  return hoursInFigures(text);
}

function timeWord(word: string): string {
  if (word.length < minLengthTyped || known.has(word)) return word;
  const near = (limit: number) =>
    timeWords.find((other) => other[0] === word[0] && editDistance(word, other, limit) <= limit);
  return near(1) ?? (word.length >= minLengthForTwoEdits ? near(2) : undefined) ?? word;
}

import { months, weekdays } from '../../calendar-names.ts';
import type { Token } from '../analysis/analyser.ts';

/** What kind of thing a question asks for, where its first words tell (question classification: Li and Roth 2002). */
export type AnswerType = 'person' | 'number' | 'duration' | 'time' | 'name';

const monthNames = months.join('|');
const numberWords =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|million|half|once|twice|second|third';

/** Dates that only say when a statement held ("As of 23 February 2019") tell nothing about what is asked. */
const validity = new RegExp(`\\bas of \\d{1,2} (?:${monthNames}) \\d{4}`, 'gi');
const date = new RegExp(
  `\\b(?:\\d{1,2} )?(?:${monthNames})(?: \\d{4})?\\b|\\b(?:19|20)\\d\\d\\b|\\b\\d{1,2}:\\d{2}\\b`,
  'g',
);

/** Words of capitalised names that are no person's: "North Shore", "Lake Hotel". */
const notOfPersons =
  'North|South|East|West|Northern|Southern|Eastern|Western|New|United|Great|Central|Hotel|House|Palace|Hall|Street|Square|Island|Lake|River|Sea|Bay|Port|' +
  'City|University|School|Party|Union|States|Nations|Council|Office|Ministry|Agency|Force|War|Treaty|Airport|Station|Stage|Festival|Summit|News|Times|Post|' +
  'January|February|March|April|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|The|In|On|At|As|By|For|No|Yes';
const capitalised = `(?!(?:${notOfPersons})\\b)\\p{Lu}[\\p{L}-]*\\p{Ll}[\\p{L}-]*`;

const signs: Readonly<Record<AnswerType, RegExp>> = {
  person: new RegExp(`(?<![\\p{L}-])${capitalised} ${capitalised}|\\b(?:Mr|Mrs|Ms|Dr) \\p{Lu}`, 'u'),
  name: /(?<![.!?:"“] |^)\p{Lu}[\p{L}-]+/u,
  number: new RegExp(`\\d|\\b(?:${numberWords})\\b`, 'i'),
  duration:
    /(?:\d|\b(?:an?|two|three|four|five|six|seven|eight|nine|ten|half)\b)[\s-]*(?:an )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|h\b|min\b)/i,
  time: new RegExp(
    `${date.source}|\\b(?:${weekdays.join('|')}|morning|afternoon|evening|midnight|noon|tonight)\\b`,
    'i',
  ),
};

/** @param words In normal form, corrected, in order. */
export function answerTypeAskedFor(words: readonly string[]): AnswerType | undefined {
  const text = words.join(' ');
  if (/\bhow (?:long|much time)\b/.test(text)) return 'duration';
  if (/\bhow (?:many|far|old|tall|big|large|often)\b|\bwhat (?:number|percentage|share)\b/.test(text))
    return 'number';
  if (
    /\b(?:when|what time|what hour|which day|what day|what year|which year|what date|since when)\b/.test(text)
  )
    return 'time';
  if (/^(?:and |so |but )*(?:who|whom|whose)\b/.test(text)) return 'person';
  if (/\b(?:called|named|name of|brand|model)\b/.test(text)) return 'name';
  return undefined;
}

/** What these count or pick out is a time, which is a kind of answer of its own. */
const unitsOfTime = /^(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|dates?|times?)$/;

/** What a question is about to count or pick out: the word after "which", "what", "whose" or "how many", if it has content. */
export function focusOf(tokens: readonly Token[]): Token | undefined {
  const place = tokens.findIndex(({ text }) => /^(?:which|what|whose)$/.test(text));
  const many = tokens.findIndex(({ text }, index) => text === 'many' && tokens[index - 1]?.text === 'how');
  const focus = tokens[(many >= 0 ? many : place) + 1];
  return (many >= 0 || place >= 0) && focus && !focus.stop && !unitsOfTime.test(focus.text)
    ? focus
    : undefined;
}

/**
 * The types of things that a text names.
 *
 * @param people Names of persons, as the pack spells them.
 */
export function answerTypesIn(text: string, people: readonly string[]): ReadonlySet<AnswerType> {
  const told = text.replace(validity, '');
  const withoutDates = told.replace(date, '');
  const types: AnswerType[] = ['person', 'number', 'duration', 'time', 'name'];
  const found = types.filter((type) =>
    signs[type].test(type === 'number' || type === 'name' ? withoutDates : told),
  );
  const namesPerson = people.some((name) => told.includes(name));
  return new Set(namesPerson ? [...found, 'person'] : found);
}

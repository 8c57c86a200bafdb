/** What a question wants to be told, where its words say so (the classes of Li and Roth 2002, as far as single words tell them). */
export type QuestionKind =
  | 'person'
  | 'place'
  | 'time'
  | 'duration'
  | 'count'
  | 'frequency'
  | 'distance'
  | 'measure'
  | 'food'
  | 'name'
  | 'manner';

const signs: readonly (readonly [QuestionKind, RegExp])[] = [
  ['person', /\b(?:who|whom|whose)\b/],
  ['place', /\bwhere\b|\b(?:what|which) (?:place|city|country|town|hotel|building|venue|location)\b/],
  ['time', /\bwhen\b|\b(?:what|which) (?:time|hour|day|date|month|year)s?\b|\bat what\b/],
  ['duration', /\bhow (?:long|much time)\b|\bhow many (?:seconds|minutes|hours|days|weeks|months|years)\b/],
  ['count', /\bhow many\b|\bnumber of\b/],
  ['frequency', /\bhow (?:often|frequently|many times)\b/],
  ['distance', /\bhow far\b|\bhow many (?:km|kilomet\w+|miles)\b/],
  ['measure', /\bhow (?:old|tall|big|large|heavy|high|deep|wide|rich)\b/],
  ['food', /\bwhat\b.*\b(?:eat|eats|eating|ate|eaten|drink|drinks|drank|cook|cooked|serve|served)\b/],
  ['name', /\b(?:called(?! off)|named)\b|\bnames? of\b/],
  [
    'manner',
    /\bhow (?!long|much|many|often|frequently|far|old|tall|big|large|heavy|high|deep|wide|rich|come)\w/,
  ],
];

/**
 * Every kind of thing that an utterance asks for; none for keywords and for questions for yes or no.
 *
 * "Why" is no kind: whoever asks why something was so that was not is helped by being told.
 *
 * @param text In normal form.
 */
export function kindsAskedFor(text: string): ReadonlySet<QuestionKind> {
  return new Set(signs.flatMap(([kind, sign]) => (sign.test(text) ? [kind] : [])));
}

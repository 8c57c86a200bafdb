import type { Token } from '../analysis/analyser.ts';
import { questionWords } from '../analysis/word-lists.ts';

const openers = new Set([
  'and',
  'but',
  'so',
  'or',
  'also',
  'then',
  'plus',
  'ok',
  'okay',
  'well',
  'hm',
  'hmm',
]);
const backReferences = new Set(
  `it its that this there he him his she her hers they them their theirs those these else too instead then either both one ones`.split(
    ' ',
  ),
);
const measures = new Set([
  'long',
  'many',
  'much',
  'far',
  'old',
  'often',
  'big',
  'tall',
  'high',
  'fast',
  'soon',
  'late',
]);

/**
 * How much an utterance leans on the one before it: `wholly` by a pronoun, or by naming nothing itself; `partly` by its
 * opening ("and the lunch?") or its shortness; else `not`.
 */
export function leaning(tokens: readonly Token[]): 'wholly' | 'partly' | 'not' {
  const words = tokens.map(({ text }) => text);
  const content = tokens.filter(({ stop }) => !stop).length;
  if (content === 0) return 'wholly';
  if (content > 3) return 'not';
  if (/^(?:and )?(?:what|how) about\b/.test(words.join(' '))) return 'partly';
  if (words.some((word) => backReferences.has(word))) return 'wholly';
  return openers.has(words[0] ?? '') || words.length <= 3 ? 'partly' : 'not';
}

/**
 * The utterance with what it leaves out, taken from the one before: its own words, and the earlier content that they do not
 * replace.
 *
 * A new question word replaces the old one, a person replaces a person, a session a session.
 *
 * @param kindOf What sort of thing a stem names, if it can be replaced by another of its sort.
 */
export function complete(
  tokens: readonly Token[],
  before: readonly Token[],
  kindOf: (stem: string) => string | undefined,
): readonly Token[] {
  const own = tokens.filter(({ text }, place) => place > 0 || !openers.has(text));
  const asksAnew = own.some(({ text }) => questionWords.has(text));
  const asked = questionPhrase(before);
  const kinds = new Set(own.flatMap(({ stem }) => kindOf(stem) ?? []));
  const stems = new Set(own.map(({ stem }) => stem));
  const kept = before.filter(({ text, stem, stop }) => {
    if (stems.has(stem)) return false;
    stems.add(stem);
    if (asked.includes(text)) return !asksAnew;
    if (kinds.has(kindOf(stem) ?? '')) return false;
    return !stop;
  });
  return asksAnew
    ? [...own, ...kept]
    : [
        ...kept.filter(({ text }) => asked.includes(text)),
        ...own,
        ...kept.filter(({ text }) => !asked.includes(text)),
      ];
}

/** The question words, with the one after "how", which belongs to it: "how long". */
function questionPhrase(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ text }, place) => {
    if (!questionWords.has(text)) return [];
    const next = tokens[place + 1]?.text;
    return text === 'how' && next !== undefined && measures.has(next) ? [text, next] : [text];
  });
}

/** "how long did that take": the word points to what was said last, and cannot mean the event as a whole, as "it" can. */
export function pointsAway(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }) => /^(?:that|this|there|he|she|him|her)$/.test(text));
}

/** "why there", but not "who was there", "is there a deal" or "how did he go on from there". */
export function pointsToPlace(tokens: readonly Token[]): boolean {
  const place = tokens.findIndex(({ text }) => text === 'there');
  return place >= 0 && !/^(?:is|are|was|were|be|been|from|will)$/.test(tokens[place - 1]?.text ?? '');
}

/**
 * "and then", "is that still so", "another one": goes on to what came of the last answer, or to the next of its kind, so that
 * the same answer cannot be meant.
 */
export function movesOn(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ text }, place) =>
      /^(?:now|next|still|today|meanwhile|later|since|afterwards?|another|again|other)$/.test(text) ||
      (text === 'then' && place <= 1),
  );
}

/** "and now": asks of the topic, and of the timetable only where that is the topic. */
export function isBareTime(tokens: readonly Token[]): boolean {
  return /^(?:(?:and|but|so|what|what about|how about) )+(?:now|then|today|next)$/.test(
    tokens.map(({ text }) => text).join(' '),
  );
}

/** "more", "tell me more", "go on": asks for the rest of the last answer. */
export function asksForMore(tokens: readonly Token[]): boolean {
  return /^(?:(?:and|ok|please|can you|could you) )*(?:tell me |say |show |give me )?(?:some |a bit |a little )?(?:more|more details?|more information|details?|go on|continue|elaborate|in detail|the rest|explain more|full answer)(?: please| about (?:it|that|this))*$/.test(
    tokens.map(({ text }) => text).join(' '),
  );
}

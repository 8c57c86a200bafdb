import type { Token } from '../analysis/analyser.ts';
import { type Contrast, cut } from './polarity.ts';
import {
  auxiliaries,
  conjunctions,
  determiners,
  idleAfterNot,
  isQuestionWord,
  negators,
  prepositions,
  pronouns,
} from './words.ts';

/** Openings of what is set aside, in words. The longer ones come first. */
const openings = [
  'and not',
  'but not',
  'rather than',
  'instead of',
  'if not',
  'not counting',
  'not including',
].map((words) => words.split(' '));

/** "i don't mean the dinner": what the speaker does not ask about. */
const disowning = /^(?:mean|meant|ask|asking|talking|interested)$/;

/** What these open is set aside too, but a good answer may name it along with others: "who came besides Ada". */
const additiveOpenings = ['apart from', 'other than', 'except for', 'except', 'besides', 'excluding'].map(
  (words) => words.split(' '),
);

/** What sort of thing a stem names, if it can be set against another of its sort. */
export type KindOf = (stem: string) => string | undefined;

/**
 * Takes out of an utterance what it sets aside: "why Bern *and not Basel*", "*not the dinner*, the lunch",
 * "the dinner, *I don't mean the lunch*". What "besides" and its like open stays, as it only adds.
 */
export function takeContrast(
  tokens: readonly Token[],
  kindOf: KindOf,
): { asked: readonly Token[]; contrast?: Contrast } {
  const span = spanSetAside(tokens, kindOf);
  if (!span) return { asked: tokens };
  const { start, from, end, isAdditive } = span;
  const isCondition = tokens[start]?.text === 'if';
  const asked = isAdditive ? tokens : cut(tokens, start, end);
  const excluded = content(tokens.slice(from, end));
  if (excluded.length === 0 || asked.length === 0) return { asked: tokens };
  return { asked, contrast: { excluded, kept: isCondition ? [] : content(cut(tokens, start, end)) } };
}

function content(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ stop }) => !stop);
}

interface Span {
  readonly start: number;
  /** Where its opening ends. */
  readonly from: number;
  readonly end: number;
  readonly isAdditive?: boolean;
}

function spanSetAside(tokens: readonly Token[], kindOf: KindOf): Span | undefined {
  for (let start = 0; start < tokens.length; start++) {
    const opening = openingAt(tokens, start, openings);
    if (opening && !startsClause(tokens, start + opening)) return spanOf(tokens, start, start + opening);
    const additive = openingAt(tokens, start, additiveOpenings);
    if (additive) return { ...spanOf(tokens, start, start + additive), isAdditive: true };
    if (tokens[start]?.text !== 'not') continue;
    const next = tokens[start + 1];
    if (!next || next.afterPause || idleAfterNot.has(next.text)) continue;
    if (disowning.test(next.text)) return spanOf(tokens, clauseStart(tokens, start), start + 2);
    if (setsApart(tokens, start, kindOf)) return spanOf(tokens, start, start + 1);
  }
  return undefined;
}

function openingAt(tokens: readonly Token[], start: number, list: readonly (readonly string[])[]) {
  return list.find((words) => words.every((word, offset) => tokens[start + offset]?.text === word))?.length;
}

/** "and not" before a question word or a verb form goes on with the question: "and not where". */
function startsClause(tokens: readonly Token[], place: number): boolean {
  const text = tokens[place]?.text ?? '';
  return text === '' || isQuestionWord(text) || auxiliaries.has(text) || pronouns.has(text);
}

/**
 * Whether "not" stands between two things rather than before a verb: after a pause, at the start, between two of a kind,
 * or in words without a verb.
 */
function setsApart(tokens: readonly Token[], not: number, kindOf: KindOf): boolean {
  const [before, next] = [tokens[not - 1], tokens[not + 1]];
  if (!next) return false;
  const isNounPhrase = determiners.has(next.text) || prepositions.has(next.text) || !next.stop;
  if (!before || tokens[not]?.afterPause) return isNounPhrase && hasMore(tokens, not);
  const named = tokens.slice(not + 1).find(({ text }) => !determiners.has(text) && !prepositions.has(text));
  const kind = kindOf(before.stem);
  if (kind !== undefined && named && kindOf(named.stem) === kind && named.stem !== before.stem) return true;
  const clause = tokens.slice(0, not);
  return !before.stop && !next.stop && !clause.some(({ text }) => auxiliaries.has(text));
}

/** Whether there is something to be asked besides what follows "not". */
function hasMore(tokens: readonly Token[], not: number): boolean {
  const { end } = spanOf(tokens, not, not + 1);
  return cut(tokens, not, end).some(({ stop }) => !stop);
}

function clauseStart(tokens: readonly Token[], place: number): number {
  let start = place;
  while (start > 0 && !tokens[start]?.afterPause && !conjunctions.has(tokens[start - 1]?.text ?? '')) start--;
  return start;
}

/** Up to a pause, another clause, or the second determiner when the span opens the utterance: "not the dinner the lunch". */
function spanOf(tokens: readonly Token[], start: number, from: number): Span {
  let end = from;
  let named = false;
  for (; end < tokens.length; end++) {
    const { text, stop, afterPause } = tokens[end] ?? { text: '', stop: true };
    if (afterPause || conjunctions.has(text) || isQuestionWord(text) || negators.has(text)) break;
    if (named && (pronouns.has(text) || (start === 0 && determiners.has(text)))) break;
    named ||= !stop;
  }
  const but = tokens[end]?.text === 'but' ? 1 : 0;
  return { start, from, end: end + but };
}

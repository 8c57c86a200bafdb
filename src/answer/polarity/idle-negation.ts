import type { Token } from '../analysis/analyser.ts';
import { cut } from './polarity.ts';
import { followsQuestionPhrase } from './question-phrase.ts';
import {
  auxiliaries,
  determiners,
  firstAndSecondPerson,
  idleAfterNot,
  isQuestionWord,
  negators,
  pronouns,
  requests,
} from './words.ts';

const openers = new Set('and but so or well ok okay sorry hm wait oh right really'.split(' '));
const subjects = new Set('i you we he she it they'.split(' '));
const speakerWords = new Set(
  'i we you u have still really just sorry do did can could will would am is was were it'.split(' '),
);
/** What the speaker fails to do with what follows: "I can't find the programme", "never heard of Ada". */
const search = /^(?:find|see|remember|recall|locate|heard|believe|imagine)$/;

/**
 * The utterance without negations that do not bear on what is asked:
 *
 * - of the speaker, before the question: "I don't know when", "not sure who", "no idea what";
 * - in a question for yes or no, whose answer is that of the positive one: "didn't they sign?";
 * - in tags and alternatives: "isn't it", "or not";
 * - in a request: "why don't you tell me", and the "no" that corrects: "no, I mean the dinner".
 */
export function withoutIdleNegation(tokens: readonly Token[]): readonly Token[] {
  return [withoutRequest, withoutTag, withoutSpeaker, withoutNo, asPositive].reduce<readonly Token[]>(
    (left, step) => step(left),
    tokens,
  );
}

function textAt(tokens: readonly Token[], place: number): string {
  return tokens[place]?.text ?? '';
}

/** "why don't you (just) tell me who" is "who". */
function withoutRequest(tokens: readonly Token[]): readonly Token[] {
  const not = tokens.findIndex(({ text }) => text === 'not');
  const why = not - (auxiliaries.has(textAt(tokens, not - 1)) ? 2 : 1);
  if (not < 1 || textAt(tokens, why) !== 'why') return tokens;
  let end = not + 1;
  if (firstAndSecondPerson.has(textAt(tokens, end))) end++;
  const verb = end;
  while (requests.has(textAt(tokens, end))) end++;
  if (end === verb) return tokens;
  if (textAt(tokens, end) === 'me' || textAt(tokens, end) === 'us') end++;
  return end < tokens.length ? cut(tokens, why, end) : tokens;
}

/** "..., isn't it", "..., didn't he", "... or not". */
function withoutTag(tokens: readonly Token[]): readonly Token[] {
  const or = tokens.findIndex(({ text }, place) => text === 'or' && /^not?$/.test(textAt(tokens, place + 1)));
  const left = or > 0 ? cut(tokens, or, or + 2) : tokens;
  const aux = left.length - 3;
  const isTag =
    aux >= 2 &&
    auxiliaries.has(textAt(left, aux)) &&
    textAt(left, aux + 1) === 'not' &&
    pronouns.has(textAt(left, aux + 2)) &&
    !isQuestionWord(textAt(left, aux - 1));
  return isTag ? left.slice(0, aux) : left;
}

/** "i don't know when it starts" is "when it starts": what stands before the negation says who speaks, and no more. */
function withoutSpeaker(tokens: readonly Token[]): readonly Token[] {
  const not = tokens.findIndex(({ text }) => negators.has(text));
  if (not < 0) return tokens;
  const isSpeaker = tokens.slice(0, not).every(({ text }) => speakerWords.has(text) || openers.has(text));
  const question = tokens.findIndex(({ text }, place) => place > not && isQuestionWord(text));
  if (
    !isSpeaker ||
    (tokens[not]?.text === 'no' && !/^(?:idea|clue|info|information)$/.test(textAt(tokens, not + 1)))
  )
    return tokens;
  const between = tokens.slice(not + 1, question).filter(({ stop }) => !stop);
  const rest = tokens.slice(question);
  const isOwnClause = rest[0]?.afterPause && rest.some(({ stop }) => !stop);
  if (question > not && rest.length > 1 && (between.length <= 1 || isOwnClause)) return rest;
  const found = not + (/^(?:of|about|that)$/.test(textAt(tokens, not + 2)) ? 3 : 2);
  const isSearch = not > 0 && search.test(textAt(tokens, not + 1));
  return isSearch && tokens.length > found ? tokens.slice(found) : tokens;
}

/** The "no" that objects: it stands alone, or before a word that no noun phrase goes on with. */
function withoutNo(tokens: readonly Token[]): readonly Token[] {
  if (tokens.length < 3 || textAt(tokens, 0) !== 'no') return tokens;
  const next = tokens[1];
  const goesOn = !next?.afterPause && next && !isNewStart(next.text);
  return goesOn ? tokens : tokens.slice(1);
}

function isNewStart(text: string): boolean {
  return (
    pronouns.has(text) ||
    determiners.has(text) ||
    auxiliaries.has(text) ||
    isQuestionWord(text) ||
    openers.has(text) ||
    negators.has(text)
  );
}

/** A clause that begins with an auxiliary and "not" asks whether the positive is so. */
function asPositive(tokens: readonly Token[]): readonly Token[] {
  const not = tokens.findIndex((_, place) => beginsNegatively(tokens, place));
  return not > 0 && not < tokens.length - 1 && !idleAfterNot.has(textAt(tokens, not + 1))
    ? cut(tokens, not, not + 1)
    : tokens;
}

/** Whether "not" at this place begins a clause with the auxiliary before it; unless a pause tells, its subject does. */
function beginsNegatively(tokens: readonly Token[], not: number): boolean {
  const auxiliary = textAt(tokens, not - 1);
  if (textAt(tokens, not) !== 'not' || !auxiliaries.has(auxiliary)) return false;
  const isFirst = tokens.slice(0, not - 1).every(({ text }) => openers.has(text));
  if (isFirst || tokens[not - 1]?.afterPause) return true;
  return subjects.has(textAt(tokens, not + 1)) && !followsQuestionPhrase(tokens, not - 1);
}

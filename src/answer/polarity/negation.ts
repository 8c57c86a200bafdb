import type { Token } from '../analysis/analyser.ts';
import type { Negation } from './polarity.ts';
import { followsQuestionPhrase } from './question-phrase.ts';
import {
  auxiliaries,
  conjunctions,
  firstAndSecondPerson,
  isQuestionWord,
  lightVerb,
  modalVerb,
  negators,
  omissionVerb,
  prepositions,
  reasons,
  setNouns,
} from './words.ts';

/** A negating word and what it reaches: to the end of its clause (NegEx: Chapman et al. 2001). */
export interface Reach {
  readonly cue: number;
  /** Content in its scope. */
  readonly scope: readonly Token[];
}

const additive = new Set('except besides apart other excluding'.split(' '));

/** All negations of a text, whatever they bear on. */
export function negationsIn(tokens: readonly Token[]): readonly Reach[] {
  return tokens.flatMap((_, cue) => (isCue(tokens, cue) ? [{ cue, scope: scopeAfter(tokens, cue) }] : []));
}

/** "no" after "or" or "yes" is an answer; a verb negates what it governs: "refuse to sign", "skip the lunch". */
function isCue(tokens: readonly Token[], cue: number): boolean {
  const text = tokens[cue]?.text ?? '';
  const next = tokens[cue + 1];
  if (negators.has(text)) return text !== 'no' || !/^(?:or|yes|and)$/.test(tokens[cue - 1]?.text ?? '');
  if (next === undefined || next.afterPause) return false;
  return modalVerb.test(text) ? next.text === 'to' : omissionVerb.test(text);
}

function scopeAfter(tokens: readonly Token[], cue: number): readonly Token[] {
  const scope: Token[] = [];
  for (const token of tokens.slice(cue + 1)) {
    if (token.afterPause || conjunctions.has(token.text) || isQuestionWord(token.text)) break;
    if (additive.has(token.text)) break;
    if (!token.stop && !negators.has(token.text) && !isInTheEnd(tokens, token)) scope.push(token);
  }
  return scope;
}

function isInTheEnd(tokens: readonly Token[], token: Token): boolean {
  const place = tokens.indexOf(token);
  return token.text === 'end' && /^(?:in|at)$/.test(tokens[place - 2]?.text ?? '');
}

/**
 * The negation that turns a question into another one, if there is one: it stands after a question word in the same clause
 * ("who is not coming"), so that what is asked for is what the pack does not say. In a question for yes or no, and before
 * the question ("not sure who is coming"), a negation changes nothing of the answer.
 */
export function negationOf(tokens: readonly Token[]): Negation | undefined {
  const last = tokens.at(-1);
  const asksWhyAtTheEnd = last?.text === 'why' && tokens.length > 1;
  for (const { cue, scope } of negationsIn(tokens)) {
    const start = clauseStart(tokens, cue);
    const before = tokens.slice(start, cue).filter((_, place) => place > 0 || !isSubordinate(tokens, start));
    const question = before.findLast(({ text }) => isQuestionWord(text) || reasons.has(text));
    const isSet = setNouns.has(tokens[cue - 1]?.text ?? '');
    if (!question && !isSet && !asksWhyAtTheEnd) continue;
    if (isAboutSpeaker(tokens, start, cue) || isSecondSentence(tokens, start, cue)) continue;
    const asksWhy = asksWhyAtTheEnd || (question !== undefined && asksForReason(question, tokens));
    const isAdjunct = tokens[cue]?.text === 'without';
    const alternative = isAdjunct ? scope : asksWhy ? alternativeOf(tokens, cue) : [];
    const first = alternative.length > 0 ? alternative.slice(0, 1) : scope.slice(0, 1);
    const heads = alternative.length === 0 && isInverted(tokens, cue) ? scope : first;
    return { scope, heads: withoutLight(heads, scope), asksWhy, alternative };
  }
  return undefined;
}

function isHeavy({ text }: Token): boolean {
  return !lightVerb.test(text);
}

/** Without verbs that say little; where nothing is left, the next word that says more. */
function withoutLight(heads: readonly Token[], scope: readonly Token[]): readonly Token[] {
  const heavy = heads.filter(isHeavy);
  return heavy.length > 0 ? heavy : scope.filter(isHeavy).slice(0, 1);
}

function asksForReason(question: Token, tokens: readonly Token[]): boolean {
  if (question.text === 'why' || reasons.has(question.text)) return true;
  return question.text === 'how' && tokens[tokens.indexOf(question) + 1]?.text === 'come';
}

function clauseStart(tokens: readonly Token[], place: number): number {
  let start = place;
  while (start > 0 && !tokens[start]?.afterPause && !startsClause(tokens, start)) {
    if (place - start <= 3 && isSubordinate(tokens, start)) break;
    start--;
  }
  return start;
}

/** "but was not at the talks" goes on with what is asked before. */
function startsClause(tokens: readonly Token[], place: number): boolean {
  return conjunctions.has(tokens[place]?.text ?? '') && !auxiliaries.has(tokens[place + 1]?.text ?? '');
}

/** "why meet again after nothing was agreed": the negation is not the main clause's. */
function isSubordinate(tokens: readonly Token[], place: number): boolean {
  return (
    /^(?:after|when|until)$/.test(tokens[place]?.text ?? '') &&
    tokens.slice(0, place).some(({ stop }) => !stop) &&
    tokens.slice(0, place).some(({ text }) => isQuestionWord(text))
  );
}

/** "what don't i know", "what did you not get" are about the conversation; "where can i not park" is not. */
function isAboutSpeaker(tokens: readonly Token[], start: number, cue: number): boolean {
  const texts = tokens.slice(start, cue + 2).map(({ text }) => text);
  return (
    texts.some((text) => firstAndSecondPerson.has(text)) &&
    !texts.some((text) => /^(?:can|could|may|should|must)$/.test(text))
  );
}

/** "why do they need another one was the first not enough": a question with "do" has no second finite verb. */
function isSecondSentence(tokens: readonly Token[], start: number, cue: number): boolean {
  const support = tokens.findIndex(
    ({ text }, place) =>
      place > start && /^(?:do|does|did)$/.test(text) && followsQuestionPhrase(tokens, place),
  );
  const between = tokens.slice(support + 1, cue - 1);
  return (
    support > 0 &&
    support < cue - 1 &&
    auxiliaries.has(tokens[cue - 1]?.text ?? '') &&
    between.filter(({ stop }) => !stop).length >= 2 &&
    !between.some(({ text }) => isQuestionWord(text) || text === 'that')
  );
}

/** Whether the subject comes after the negation: "why didn't Ada play". */
function isInverted(tokens: readonly Token[], cue: number): boolean {
  return (
    tokens[cue]?.text === 'not' &&
    auxiliaries.has(tokens[cue - 1]?.text ?? '') &&
    followsQuestionPhrase(tokens, cue - 1)
  );
}

/** "why is it not in Bern", "why not Bern": what is denied is one of several possible, not that something happens. */
function alternativeOf(tokens: readonly Token[], cue: number): readonly Token[] {
  const before = tokens[cue - 1]?.text ?? '';
  if (isQuestionWord(before)) return scopeAfter(tokens, cue);
  const clause = tokens.slice(clauseStart(tokens, cue), cue);
  const verb = clause.findLast(({ text }) => auxiliaries.has(text))?.text ?? '';
  if (!/^(?:is|was|are|were)$/.test(verb)) return [];
  const subjectLength = isInverted(tokens, cue) ? 3 : 0;
  const next = tokens.slice(cue + 1, cue + 2 + subjectLength);
  const preposition = next.findIndex(({ text }) => prepositions.has(text));
  const between = next.slice(0, Math.max(0, preposition)).filter(({ stop }) => !stop);
  return preposition < 0 || between.length > 1 ? [] : scopeAfter(tokens, cue + 1 + preposition);
}

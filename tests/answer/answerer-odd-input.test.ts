import { describe, expect, test } from 'vitest';
import { Language } from '../../src/answer/analysis/language.ts';
import { Answerer, maxUtteranceLength } from '../../src/answer/answerer.ts';
import type { Topic } from '../../src/answer/conversation/topic.ts';
import type { Decision } from '../../src/answer/decision.ts';
import { KnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { fixedClock } from '../../src/clock.ts';
import { festival } from '../support/festival.ts';
import { generator, oddString } from './generator.ts';

const answerer = new Answerer(
  new KnowledgeBase(festival, new Language()),
  fixedClock('2030-07-06T08:30:00Z'),
);

const topics: readonly (Topic | undefined)[] = [
  undefined,
  { utterance: 'how much is a ticket', answerId: 'price' },
  { utterance: 'when is the gala', answerId: 'session:gala' },
  { utterance: 'when does it start', answerId: 'schedule:when' },
  { utterance: '', answerId: 'gone' },
];

/** What comes of 500 odd strings, each with one of the topics. */
function decisions(): Decision[] {
  const random = generator(2030);
  return Array.from({ length: 500 }, () => {
    const utterance = oddString(random);
    const topic = topics[Math.floor(random() * topics.length)];
    return answerer.respond(utterance, topic).decision;
  });
}

/** What is wrong with a decision, whatever was said. */
function faultsOf({ kind, confidence, candidates }: Decision): string[] {
  const confidences = [confidence, ...candidates.map((candidate) => candidate.confidence)];
  return [
    ...(['answer', 'clarify', 'abstain', 'smalltalk', 'request'].includes(kind) ? [] : [`kind ${kind}`]),
    ...(confidences.every((value) => value >= 0 && value <= 1) ? [] : ['confidence out of range']),
    ...(candidates.length <= 5 ? [] : ['more than five candidates']),
    ...(candidates.every(({ text }) => text !== '') ? [] : ['candidate without text']),
  ];
}

function isSorted({ candidates }: Decision): boolean {
  return candidates.every(({ confidence }, place) => confidence <= (candidates[place - 1]?.confidence ?? 1));
}

describe('500 odd strings', () => {
  const decided = decisions();

  test('are each decided on, with a confidence from 0 to 1', () => {
    expect(decided.flatMap(faultsOf)).toEqual([]);
  });

  test('meet with answers, abstentions and smalltalk', () => {
    const kinds = new Set(decided.map(({ kind }) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining(['answer', 'abstain', 'smalltalk']));
  });

  test('are decided on in the same way the second time', () => {
    expect(decisions()).toEqual(decided);
  });

  test('have their candidates listed best first', () => {
    expect(decided.filter((decision) => !isSorted(decision))).toEqual([]);
  });

  test('have their candidates listed best first where none is from the timetable', () => {
    const fromEntries = decided.filter(({ candidates: [best] }) => best?.origin.kind === 'entry');
    expect(fromEntries.filter((decision) => !isSorted(decision))).toEqual([]);
  });
});

describe('decides on', () => {
  test.each([
    ['one long word', 'x'.repeat(maxUtteranceLength)],
    ['one word again and again', 'ticket '.repeat(140)],
    ['marks alone', '?'.repeat(maxUtteranceLength)],
    ['emoji alone', '🎺'.repeat(maxUtteranceLength / 2)],
    ['half an emoji', '\uD83D'],
    ['combining marks', `e${'\u0301'.repeat(900)}`],
    ['names that JavaScript gives to objects', 'constructor __proto__ hasOwnProperty valueOf'],
    ['right-to-left text', 'متى يبدأ الحفل؟ כמה עולה כרטיס'],
    ['text without spaces', '票多少钱在哪里买'],
    ['markup', '**how** `much` ~~is~~ [a](https://x.y) <b>ticket</b> ||?||'],
    ['a regular expression', '(a+)+$ .* [^\\w] {2,} \\u0000'],
    ['clauses without end', 'a, '.repeat(333)],
  ])('%s', (_, utterance) => {
    expect(faultsOf(answerer.respond(utterance).decision)).toEqual([]);
  });
});

test('reads through markup', () => {
  const { decision } = answerer.respond('**how** `much` is a ~~bus~~ || ticket ||');
  expect(decision.candidates[0]?.id).toBe('price');
});

import { describe, expect, test } from 'vitest';
import { Language } from '../../src/answer/analysis/language.ts';
import { Answerer } from '../../src/answer/answerer.ts';
import { KnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { fixedClock } from '../../src/clock.ts';
import { play } from '../../src/evaluation/judge.ts';
import type { Scenario } from '../../src/evaluation/scenarios.ts';
import { festival } from '../support/festival.ts';

const answerer = new Answerer(
  new KnowledgeBase(festival, new Language()),
  fixedClock('2030-07-06T08:30:00Z'),
);

/** Asks for two entries at once, which fit about as well. */
const double = 'ticket price shop';

function played(ask: string, expected: Scenario['expect'], more: Partial<Scenario> = {}) {
  return play(
    { group: 'test', heldOut: false, ask, expect: expected, says: [], requests: [], ...more },
    answerer,
  );
}

describe('the verdict', () => {
  test.each<[string, string, Scenario['expect'], string]>([
    ['right for an expected answer', 'how much is a ticket', ['price'], 'right'],
    ['right for one of several', 'how much is a ticket', ['trumpet', 'price'], 'right'],
    ['wrong for another answer', 'how much is a ticket', ['trumpet'], 'wrong'],
    ['wrong for an answer where there is none', 'how much is a ticket', 'abstain', 'wrong'],
    ['wrong for an answer to smalltalk', 'how much is a ticket', 'smalltalk', 'wrong'],
    ['asked back for a question back', double, ['price'], 'asked-back'],
    ['asked back also where there is no answer', double, 'abstain', 'asked-back'],
    ['right for an expected abstention', 'pizza', 'abstain', 'right'],
    ['refused for an abstention where there is an answer', 'pizza', ['price'], 'refused'],
    ['refused for an abstention from smalltalk', 'pizza', 'smalltalk', 'refused'],
    ['right for expected smalltalk', 'hello', 'smalltalk', 'right'],
    ['right for smalltalk where there is no answer', 'hello', 'abstain', 'right'],
    ['refused for smalltalk where there is an answer', 'hello', ['price'], 'refused'],
  ])('is %s', (_, ask, expected, verdict) => {
    expect(played(ask, expected).verdict).toBe(verdict);
  });

  test('is wrong where the answer does not say what it should', () => {
    const utterance = 'price for students';
    expect(played(utterance, ['price'], { says: ['40 francs', 'Students pay half'] }).verdict).toBe('right');
    expect(played(utterance, ['price'], { says: ['40 francs', 'under ten'] }).verdict).toBe('wrong');
  });
});

test.each([
  [
    'right for one of the requests',
    'remind me of the gala',
    ['stop summit', 'remind session:gala usual'],
    'right',
  ],
  ['wrong for another request', 'remind me of the gala', ['stop session:gala'], 'wrong'],
  ['wrong for an answer to a wish', 'how much is a ticket', ['remind session:gala usual'], 'wrong'],
  ['refused for an abstention from a wish', 'pizza', ['remind session:gala usual'], 'refused'],
])('the verdict of a wish is %s', (_, ask, requests, verdict) => {
  expect(played(ask, 'request', { requests }).verdict).toBe(verdict);
});

test('a request is wrong where a question is asked', () => {
  expect(played('remind me of the gala', ['session:gala']).verdict).toBe('wrong');
  expect(played('remind me of the gala', 'abstain').verdict).toBe('wrong');
});

test('plays the utterance before it in the same conversation', () => {
  expect(played('how much', ['price'], { after: 'where can i buy tickets' }).verdict).toBe('right');
  expect(played('more', 'abstain', { after: 'how much is a ticket' }).verdict).toBe('wrong');
  expect(played('more', 'abstain').verdict).toBe('right');
});

describe('the best candidate', () => {
  test('is judged also where it is withheld', () => {
    const { decision } = played(double, ['price']);
    const [best, second] = decision.candidates.map(({ id }) => id);
    expect(played(double, [best ?? ''])).toMatchObject({ verdict: 'asked-back', bestIsRight: true });
    expect(played(double, [second ?? ''])).toMatchObject({ verdict: 'asked-back', bestIsRight: false });
  });

  test('is never right where nothing is, or where there is none', () => {
    expect(played('pizza', 'abstain').bestIsRight).toBe(false);
    expect(played('hello', 'smalltalk').bestIsRight).toBe(false);
  });
});

test('keeps the scenario, the decision and a time', () => {
  const { scenario, decision, microseconds } = played('how much is a ticket', ['price']);
  expect(scenario.ask).toBe('how much is a ticket');
  expect(decision.kind).toBe('answer');
  expect(microseconds).toBeGreaterThan(0);
});

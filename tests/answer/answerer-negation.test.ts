import { describe, expect, test } from 'vitest';
import { Language } from '../../src/answer/analysis/language.ts';
import { Answerer } from '../../src/answer/answerer.ts';
import { KnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { fixedClock } from '../../src/clock.ts';
import { festival } from '../support/festival.ts';

const answerer = new Answerer(
  new KnowledgeBase(festival, new Language()),
  fixedClock('2030-07-06T08:30:00Z'),
);

function outcome(utterance: string, before?: string): string {
  const topic = before === undefined ? undefined : answerer.respond(before).topic;
  const { decision } = answerer.respond(utterance, topic);
  return decision.kind === 'answer' ? decision.answer.id : decision.kind;
}

describe('a question is answered and its denial is not', () => {
  test.each([
    ['who plays the trumpet', 'trumpet', 'who doesnt play the trumpet'],
    ['where can i buy tickets', 'where-to-buy', "where can't i buy tickets"],
    ['why is the festival at the lake', 'why-lake', 'why is the festival not at the lake'],
    ['how much is a ticket', 'price', 'how much is a ticket not'],
    ['when is the gala', 'session:gala', 'when is the gala not'],
    ['where is the workshop', 'session:workshop', 'where isnt the workshop'],
  ])('%s: %s; %s', (positive, id, negative) => {
    expect([outcome(positive), outcome(negative)]).toEqual([id, 'abstain']);
  });

  test('even where a clause of a long message says the opposite', () => {
    expect(outcome('i was at the lake all day long with friends, who does not play the trumpet')).toBe(
      'abstain',
    );
  });
});

describe('a denial that is no question of its own changes nothing', () => {
  test.each([
    ["doesn't ada play the trumpet?", 'trumpet'],
    ['not sure who plays the trumpet', 'trumpet'],
    ['i dont know how much a ticket is', 'price'],
    ["isn't the parade cancelled?", 'session:parade'],
    ['was the parade not cancelled', 'session:parade'],
  ])('%s: %s', (utterance, id) => {
    expect(outcome(utterance)).toBe(id);
  });
});

describe('what is set aside is not answered', () => {
  test.each([
    ['when is the gala, not the workshop', 'session:gala'],
    ['not the gala, when is the workshop', 'session:workshop'],
    ['why the lake and not a hall', 'why-lake'],
    ['why a hall and not the lake', 'abstain'],
  ])('%s: %s', (utterance, id) => {
    expect(outcome(utterance)).toBe(id);
  });
});

test('a follow-up that denies is completed with its denial', () => {
  expect(outcome('and who doesnt?', 'who plays the trumpet')).toBe('abstain');
  expect(outcome('and where not?', 'where can i buy tickets')).toBe('abstain');
});

test('which sessions are cancelled, and which are not, is told by the timetable', () => {
  expect(outcome('which sessions are cancelled')).toBe('schedule:cancelled');
  expect(outcome('which sessions are not cancelled')).toBe('schedule:held');
  expect(outcome('what events do not take place')).toBe('schedule:cancelled');
});

import { describe, expect, test } from 'vitest';
import { Language } from '../../src/answer/analysis/language.ts';
import { Answerer } from '../../src/answer/answerer.ts';
import type { Topic } from '../../src/answer/conversation/topic.ts';
import type { Decision } from '../../src/answer/decision.ts';
import { KnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { fixedClock } from '../../src/clock.ts';
import { festival } from '../support/festival.ts';

const answerer = new Answerer(
  new KnowledgeBase(festival, new Language()),
  fixedClock('2030-07-06T08:30:00Z'),
);

/** What comes of each utterance of one conversation. */
function converse(...utterances: string[]): string[] {
  let topic: Topic | undefined;
  return utterances.map((utterance) => {
    const response = answerer.respond(utterance, topic);
    topic = response.topic;
    return answerIn(response.decision)?.id ?? response.decision.kind;
  });
}

function answerIn(decision: Decision) {
  return decision.kind === 'answer' ? decision.answer : undefined;
}

function textAfter(before: string, utterance: string): string | undefined {
  return answerIn(answerer.respond(utterance, answerer.respond(before).topic).decision)?.text;
}

describe('a follow-up', () => {
  test.each([
    ['how much is a ticket', 'and where can i buy one', 'where-to-buy'],
    ['where can i buy tickets', 'how much', 'price'],
    ['where can i buy tickets', 'and how much are they', 'price'],
    ['how much is a ticket', 'and the trumpet?', 'trumpet'],
    ['when is the gala', 'who plays the trumpet', 'trumpet'],
    ['who plays the trumpet', 'when is the gala', 'session:gala'],
    ['how much is a ticket', 'and when does it start', 'schedule:when'],
    ['when does it start', 'and when does it end', 'schedule:when'],
    ['when is the workshop', 'where is it', 'session:workshop'],
    ['when is the workshop', 'and the gala?', 'session:gala'],
    ['when is the workshop', 'what comes after that', 'session:gala'],
    ['where is the gala', 'and the parade?', 'session:parade'],
  ])('"%s", "%s": %s', (before, utterance, id) => {
    expect(converse(before, utterance)[1]).toBe(id);
  });

  test('takes over what was asked of the other session', () => {
    expect(textAfter('where is the gala', 'and the workshop?')).toMatch(/^Trumpet workshop: Music school/);
    expect(textAfter('when is the gala', 'the workshop?')).toMatch(/^Trumpet workshop: Saturday 6 July 2030/);
  });

  test('takes over that the length was asked', () => {
    expect(textAfter('how long is the gala', 'and the workshop?')).toMatch(
      /^Trumpet workshop: 1 hour 30 minutes/,
    );
  });

  test('is completed by the topic alone: without one it abstains', () => {
    expect(converse('how much is a ticket', 'and where?')).toEqual(['price', 'where-to-buy']);
    expect(converse('and where?')).toEqual(['abstain']);
    expect(converse('and the parade?')).toEqual(['abstain']);
  });

  test('abstains on what the topic does not tell', () => {
    expect(converse('who plays the trumpet', 'how old is she')).toEqual(['trumpet', 'abstain']);
  });
});

describe('"more"', () => {
  test('gives the detail of the last answer', () => {
    expect(textAfter('how much is a ticket', 'tell me more')).toBe(
      'Children under ten come in free. Students pay half.',
    );
  });

  test('gives the short answer again where there is no detail', () => {
    expect(textAfter('why the lake', 'more please')).toMatch(/^The lake carries the sound/);
  });

  test('abstains where nothing was said before', () => {
    expect(converse('more')).toEqual(['abstain']);
  });

  test('stays with the session after a schedule answer', () => {
    expect(converse('when is the workshop', 'more')).toEqual(['session:workshop', 'session:workshop']);
  });
});

describe('the topic', () => {
  test('is the last answer with its utterance, as plain data', () => {
    const { topic } = answerer.respond('how much is a ticket');
    expect(topic).toEqual({ utterance: 'how much is a ticket', answerId: 'price' });
    expect(structuredClone(topic)).toEqual(topic);
  });

  test.each(['thanks', 'pizza', '', 'free ticket', 'x'.repeat(5000), 'more'])(
    'outlasts what gives no new answer: %.12j',
    (utterance) => {
      const { topic } = answerer.respond('why the lake');
      expect(answerer.respond(utterance, topic).topic).toEqual(topic);
    },
  );

  test('may be one that the pack no longer has', () => {
    const gone = { utterance: 'what about the circus', answerId: 'circus' };
    expect(answerer.respond('more', gone).decision.kind).toBe('abstain');
    expect(answerIn(answerer.respond('how much is a ticket', gone).decision)?.id).toBe('price');
  });

  test('leaves a question that speaks for itself alone', () => {
    const { topic } = answerer.respond('when is the gala');
    const question = 'why is the festival at the lake and its shore';
    expect(answerIn(answerer.respond(question, topic).decision)?.id).toBe('why-lake');
  });
});

test('gives the same response to the same utterance and topic', () => {
  const topic = { utterance: 'how much is a ticket', answerId: 'price' };
  expect(answerer.respond('and where?', topic)).toEqual(answerer.respond('and where?', topic));
});

test('is not taken up by words that the pack does not know', () => {
  expect(converse('how much is a ticket', 'qwzx')).toEqual(['price', 'abstain']);
});

test('does not keep a question about the event from its answer', () => {
  expect(converse('how much is a ticket', 'is it over?')).toEqual(['price', 'schedule:status']);
});

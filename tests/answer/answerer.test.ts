import { describe, expect, test } from 'vitest';
import { Language } from '../../src/answer/analysis/language.ts';
import { Answerer, maxUtteranceLength } from '../../src/answer/answerer.ts';
import type { Decision } from '../../src/answer/decision.ts';
import { KnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { thresholds } from '../../src/answer/thresholds.ts';
import type { Pack } from '../../src/knowledge/pack.ts';
import { fixedClock } from '../../src/clock.ts';
import { writeRequest } from '../../src/answer/requests/write-request.ts';
import { festival } from '../support/festival.ts';
import { packOf } from '../support/packs.ts';

const language = new Language();

function answererOf(pack: Pack): Answerer {
  return new Answerer(new KnowledgeBase(pack, language), fixedClock('2030-07-06T08:30:00Z'));
}

const answerer = answererOf(festival);

/** A decision in a few words: its kind, and what it is about. */
function outcome(utterance: string, by = answerer): string {
  const { decision } = by.respond(utterance);
  return `${decision.kind} ${aboutWhat(decision)}`;
}

function aboutWhat(decision: Decision): string {
  switch (decision.kind) {
    case 'answer':
      return decision.answer.id;
    case 'clarify':
      return decision.options.map(({ id }) => id).join(', ');
    case 'abstain':
      return decision.reason;
    case 'smalltalk':
      return decision.intent;
    case 'request':
      return writeRequest(decision.request);
  }
}

describe('answers', () => {
  test.each([
    'How much is a ticket?',
    'how mcuh is a tikcet',
    'HOW MUCH IS A TICKET???',
    '🎺 how much is a ticket 🎟️',
    '<@123456> how much is a ticket',
    'how much is a ticket https://example.org/x?y=z',
    'how\u0007 much is\u200F a \u202Eticket',
    'hi there! how much is a ticket',
    'hw much 4 a pass',
  ])('%j', (utterance) => {
    expect(outcome(utterance)).toBe('answer price');
  });

  test('with the short answer, its source, and the entry that it comes from', () => {
    const { decision } = answerer.respond('who plays the trumpet');
    expect(decision).toMatchObject({
      kind: 'answer',
      answer: {
        id: 'trumpet',
        question: 'Who plays the trumpet?',
        text: "Ada Brook plays the trumpet; she has won the city's prize twice.",
        sources: [{ id: 'radio', published: '2030-06-14' }],
        origin: { kind: 'entry', entry: { id: 'trumpet' } },
      },
    });
    expect(decision.candidates[0]).toBe(decision.kind === 'answer' && decision.answer);
  });

  test('with the sentence of the detail that answers better', () => {
    const { decision } = answerer.respond('price for students');
    expect(decision.kind === 'answer' && decision.answer.text).toMatch(
      /70 francs for both\. Students pay half\.$/,
    );
  });

  test('what a slip into another real word must have meant', () => {
    expect(outcome('who plays the trumped')).toBe('answer trumpet');
    expect(outcome('why is the festival at the lace')).toBe('answer why-lake');
  });

  test('the clause of a long message that asks', () => {
    const story = 'i was here last year with my whole family and it was lovely';
    expect(outcome(`${story}, how much is a ticket? see you soon`)).toBe('answer price');
    expect(outcome(`${story} - how long is the workshop?`)).toBe('answer session:workshop');
    expect(outcome(`${story}; is there a car park?`)).toBe('abstain unknown');
  });
});

describe('asks back', () => {
  test('when two entries fit about as well', () => {
    expect(outcome('ticket price shop')).toMatch(/^clarify (?:price, where-to-buy|where-to-buy, price)$/);
  });

  describe('when two entries have the same of the utterance', () => {
    const boats = packOf(
      'title: Fair',
      `## Who steers the red boat?
> red boat skipper

Ann does.

## Who steers the blue boat?
> blue boat skipper

Bob does.
`,
    );
    const ofBoats = answererOf(boats);

    test.each(['who steers the boat', 'boat skipper', 'who steers a boat?'])('%s', (utterance) => {
      const { decision } = ofBoats.respond(utterance);
      expect(decision.kind === 'clarify' && decision.options.map(({ id }) => id).toSorted()).toEqual([
        'who-steers-the-blue-boat',
        'who-steers-the-red-boat',
      ]);
    });

    test('but not when a word tells them apart', () => {
      expect(outcome('who steers the red boat', ofBoats)).toBe('answer who-steers-the-red-boat');
      expect(outcome('blue boat skipper', ofBoats)).toBe('answer who-steers-the-blue-boat');
    });
  });
});

test('keeps the better fit first, where it is lessened a little and the other one is not', () => {
  const { decision } = answerer.respond('how much is a ticket and who blows the horn');
  const [first, second] = decision.candidates;
  expect([first?.id, second?.id]).toEqual(['price', 'trumpet']);
  expect(first?.score).toBeGreaterThan(second?.score ?? Infinity);
  expect(second?.confidence).toBeLessThanOrEqual(first?.confidence ?? 0);
});

describe('abstains', () => {
  test.each([
    'what is the capital of mongolia',
    'who was the winner of the cup final last night',
    'tell me a joke',
    'pizza',
    'is there parking',
    'how old is ada brook',
    'qwrtpp zzxk jfjfj',
    'متى يبدأ الحفل',
  ])('%s', (utterance) => {
    expect(outcome(utterance)).toBe('abstain unknown');
  });

  test('with the nearest questions that the pack answers', () => {
    const { decision } = answerer.respond('ticket refund');
    const near = decision.candidates.filter(({ confidence }) => confidence >= thresholds.nearest);
    expect(near.map(({ id }) => id).slice(0, 2)).toEqual(['where-to-buy', 'price']);
    expect(decision).toMatchObject({ kind: 'abstain', nearest: near });
  });

  test.each(['', '   ', '?!', '...', '🎺🎺', '\u202E\u0000'])(
    'as empty where there is no word: %j',
    (utterance) => {
      expect(answerer.respond(utterance).decision).toEqual({
        kind: 'abstain',
        confidence: 0,
        reason: 'empty',
        nearest: [],
        candidates: [],
      });
    },
  );

  test('as too long beyond the limit, but not at it', () => {
    const question = 'how much is a ticket';
    expect(outcome(question.padEnd(maxUtteranceLength))).toBe('answer price');
    expect(outcome(question.padEnd(maxUtteranceLength + 1))).toBe('abstain too-long');
    expect(outcome('x'.repeat(1_000_000))).toBe('abstain too-long');
  });
});

describe('makes smalltalk', () => {
  test.each([
    ['Hello!', 'greeting'],
    ['<@123456>', 'greeting'],
    ['THANKS 🙏', 'thanks'],
    ['thnaks', 'thanks'],
    ['goodbey', 'farewell'],
    ['who are you?', 'identity'],
    ['what can you do', 'help'],
    ['good bot', 'praise'],
  ])('%s', (utterance, intent) => {
    expect(outcome(utterance)).toBe(`smalltalk ${intent}`);
    expect(answerer.respond(utterance).decision.confidence).toBe(1);
  });
});

test('takes the pronoun for no country', () => {
  const american = answererOf(
    packOf(
      'title: Fair\nglossary:\n  United States: [us, usa]\n',
      '## What does the US bring? {#usa}\n> us bread\n\nCorn bread.\n\n## What is the price? {#price}\n> cost\n\nOne franc.\n',
    ),
  );
  expect(outcome('what do the us bring', american)).toBe('answer usa');
  expect(outcome('what will the U.S. bring', american)).toBe('answer usa');
  expect(outcome('tell us the price', american)).not.toContain('usa');
});

describe('a question picked from a list', () => {
  test('is answered for sure, and is the topic from then on', () => {
    expect(answerer.pick('price')).toMatchObject({
      decision: { kind: 'answer', confidence: 1, answer: { id: 'price', confidence: 1 } },
      topic: { utterance: 'How much is a ticket?', answerId: 'price' },
    });
  });

  test.each(['gone', 'session:gone', 'schedule:day', 'schedule:constructor', 'schedule:'])(
    'is nothing where no answer has the id: %s',
    (id) => {
      expect(answerer.pick(id)).toBeUndefined();
    },
  );
});

test('gives identical responses to the same utterance, built anew or not', () => {
  const again = answererOf(festival);
  for (const utterance of ['ticket', 'free ticket', 'when is the gala', 'pizza', 'hi']) {
    expect(answerer.respond(utterance)).toEqual(answerer.respond(utterance));
    expect(again.respond(utterance)).toEqual(answerer.respond(utterance));
  }
});

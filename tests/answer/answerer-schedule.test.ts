import { describe, expect, test } from 'vitest';
import { Language } from '../../src/answer/analysis/language.ts';
import { Answerer } from '../../src/answer/answerer.ts';
import { KnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { fixedClock } from '../../src/clock.ts';
import type { Pack } from '../../src/knowledge/pack.ts';
import { festival } from '../support/festival.ts';
import { packWithSessions } from './small-packs.ts';

const language = new Language();
const base = new KnowledgeBase(festival, language);

const before = '2030-07-03T07:30:00Z';
const during = '2030-07-06T08:30:00Z';
const after = '2030-07-08T08:00:00Z';

function answerAt(now: string, utterance: string, pack?: Pack) {
  const known = pack ? new KnowledgeBase(pack, language) : base;
  const { decision } = new Answerer(known, fixedClock(now)).respond(utterance);
  return decision.kind === 'answer' ? decision.answer : undefined;
}

describe('follows the clock', () => {
  test.each([
    ['when does it start', before, 'It starts in 2 days 9 hours'],
    ['when does it start', during, 'It is on: '],
    ['when did it start', after, 'It took place on '],
    ['is it over?', before, 'It has not started yet'],
    ['is it over?', during, 'not over yet'],
    ['IS IT OVER', after, 'It is over.'],
    ['whats next', before, 'Next: Opening concert'],
    ['whats next', during, 'Next: Closing gala'],
    ['whats next', after, 'Nothing more is on the programme'],
    ['is the workshop over', during, 'on now'],
    ['what is on tomorrow', '2030-07-04T20:00:00Z', 'Opening concert'],
    ['how long is the workshop', before, '1 hour 30 minutes'],
    ['is the boat parade still on', before, 'cancelled'],
    ['what time is it there', during, 'It is 10:30 on Saturday 6 July 2030'],
  ])('"%s" at %s: %s', (utterance, now, text) => {
    expect(answerAt(now, utterance)?.text).toContain(text);
  });

  test("starts a day at midnight of the pack's clock", () => {
    expect(answerAt('2030-07-05T21:59:00Z', 'what is on today')?.text).toContain('Friday 5 July 2030');
    expect(answerAt('2030-07-05T22:00:00Z', 'what is on today')?.text).toContain('Saturday 6 July 2030');
  });
});

describe('a weekday without sessions', () => {
  test('has nothing on the programme', () => {
    expect(answerAt(before, 'what is on monday')?.text).toMatch(
      /^Nothing is on the programme for Monday 8 July 2030/,
    );
    expect(answerAt(before, 'what is planned for sunday')?.text).toMatch(/^Nothing is on .* Sunday 7 July/);
  });

  test('may all the same have seen something that entries tell of', () => {
    expect(answerAt(before, 'what happened on monday')).toBeUndefined();
  });

  test('is corrected where a session is named', () => {
    expect(answerAt(before, 'when is the gala on monday')?.text).toMatch(/^Closing gala: Saturday 6 July/);
  });
});

test('knows whether one has missed a session', () => {
  expect(answerAt(after, 'did i miss the gala')?.text).toMatch(/^Closing gala/);
});

test('takes "again" for a new meeting unless a day is named', () => {
  expect(answerAt(before, 'when do they meet again')).toBeUndefined();
  expect(answerAt(before, 'when do they meet again on saturday')?.id).toBe('schedule:day');
});

test("takes a person in a session's title for the session's", () => {
  const pack = packWithSessions(
    [`id: talk, title: "Carla's lecture", start: "2030-07-06 10:00", status: planned`],
    `location: Bern, Switzerland\ntimezone: Europe/Zurich\nparticipants:\n  - {name: Carla Moor, role: baker, aliases: [carla]}\n  - {name: Dan Hill, role: miller, aliases: [dan]}\n`,
  );
  expect(answerAt(before, 'when is carlas lecture', pack)?.id).toBe('session:talk');
  expect(answerAt(before, 'when is the lecture of carla', pack)?.id).toBe('session:talk');
  expect(answerAt(before, 'when is the lecture of dan', pack)).toBeUndefined();
});

test('names the sessions and the sources that an answer rests on, each source once', () => {
  expect(answerAt(during, 'schedule')).toMatchObject({
    id: 'schedule:all',
    sources: [{ id: 'leaflet' }],
    origin: { kind: 'schedule', sessionIds: ['opening', 'workshop', 'parade', 'gala'] },
  });
});

describe('an answer of the timetable that is picked by its id', () => {
  const answerer = new Answerer(base, fixedClock(during));

  test.each([
    'when is the gala',
    'what is next',
    'what is happening now',
    'programme',
    'how long does it last',
    'is it over?',
    'what time is it there',
    'which sessions are cancelled',
    'which sessions are not cancelled',
    'what is the last session',
  ])('is what the question itself gets: %s', (utterance) => {
    const asked = answerAt(during, utterance);
    const { decision, topic } = answerer.pick(asked?.id ?? '') ?? {};
    expect(decision).toMatchObject({ kind: 'answer', answer: { ...asked, confidence: 1 } });
    expect(topic).toEqual({ utterance: asked?.question, answerId: asked?.id });
  });

  test('follows the clock', () => {
    const text = (now: string) => new Answerer(base, fixedClock(now)).pick('schedule:next')?.decision;
    expect(text(before)).toMatchObject({ answer: { text: expect.stringContaining('Opening concert') } });
    expect(text(after)).toMatchObject({ answer: { text: expect.stringContaining('it is over') } });
  });
});

describe('in a pack without sessions', () => {
  const bare = packWithSessions([]);

  test.each(['when does it start', 'what is next', 'is it over', 'programme', 'what time is it there'])(
    'abstains: %s',
    (utterance) => {
      expect(answerAt(during, utterance, bare)).toBeUndefined();
    },
  );

  test('has no programme', () => {
    const known = new KnowledgeBase(bare, language);
    expect(new Answerer(known, fixedClock(during)).programme()).toBeUndefined();
  });
});

test('gives the programme of all days', () => {
  const programme = new Answerer(base, fixedClock(during)).programme() ?? '';
  expect(programme.split('\n')).toHaveLength(6);
  expect(programme).toBe(answerAt(during, 'programme')?.text);
});

test('says that a session without time zone and end is at local time', () => {
  const pack = packWithSessions(['id: tasting, title: Bread tasting, start: "2030-07-06 10:00"'], '');
  expect(answerAt(before, 'when is the tasting', pack)?.text).toContain(
    'Saturday 6 July 2030, 10:00 local time',
  );
  expect(answerAt(before, 'how long is the tasting', pack)?.text).toContain('gives no end');
});

test('lists the candidates best first also where an entry fits better than the timetable', () => {
  const { decision } = new Answerer(base, fixedClock(during)).respond('trumpet over');
  const confidences = decision.candidates.map(({ confidence }) => confidence);
  expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
});

test('says that a session is cancelled also where all of them are', () => {
  const pack = packWithSessions([
    'id: tasting, title: Tasting, start: "2030-07-06 10:00", status: cancelled',
  ]);
  expect(answerAt(before, 'is the tasting cancelled', pack)?.text).toContain('cancelled');
});

import { describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { Language } from '../../../src/answer/analysis/language.ts';
import { ScheduleReader } from '../../../src/answer/schedule/read-schedule-question.ts';
import { scheduleWords } from '../../../src/answer/schedule/schedule-question.ts';
import { Timetable } from '../../../src/knowledge/timetable.ts';
import type { Pack } from '../../../src/knowledge/pack.ts';
import { festival } from '../../support/festival.ts';
import { analyserOf } from '../analysers.ts';
import { packWithSessions } from '../small-packs.ts';

const language = new Language();
const now = Temporal.Instant.from('2030-07-06T08:30:00Z');

function readerOf(pack: Pack) {
  const analyser = analyserOf(pack, language, [...scheduleWords]);
  const reader = new ScheduleReader(pack, new Timetable(pack), analyser);
  return { analyser, reader };
}

const { analyser, reader } = readerOf(festival);

/** The question in short: its kind, and what it is about. */
function read(utterance: string, contextId?: string): string | undefined {
  const context = festival.sessions.filter(({ id }) => id === contextId);
  const question = reader.read(analyser.analyseUtterance(utterance), now, context);
  if (!question) return undefined;
  switch (question.kind) {
    case 'session':
      return `${question.aspect} of ${question.sessions.map(({ id }) => id).join(', ')}`;
    case 'after':
    case 'before':
      return `${question.kind} ${question.session.id}`;
    case 'day':
      return `day ${question.day.toString()}`;
    case 'standing':
      return question.cancelled ? 'cancelled' : 'not cancelled';
    default:
      return question.kind;
  }
}

/** The sessions that a question of another pack is about. */
function idsRead(utterance: string, pack: Pack): string[] | undefined {
  const other = readerOf(pack);
  const question = other.reader.read(other.analyser.analyseUtterance(utterance), now);
  return question?.kind === 'session' ? question.sessions.map(({ id }) => id) : undefined;
}

describe('reads a question about the whole', () => {
  test.each([
    ['when does it start', 'when'],
    ['wen does it strat??', 'when'],
    ['WHEN IS THE FESTIVAL', 'when'],
    ['what dates', 'when'],
    ['when does it end', 'end'],
    ['how long does it last', 'length'],
    ['how many days is it', 'length'],
    ['is it over', 'status'],
    ['has it started yet', 'status'],
    ['how long until it starts', 'status'],
    ["what's next", 'next'],
    ['what is happening right now', 'now'],
    ['what is the first event', 'first'],
    ['last session', 'last'],
    ['schedule', 'all'],
    ['full programme plz', 'all'],
    ['what time is it there', 'time'],
    ['local time in zurich', 'time'],
    ['when do ada and ben meet', 'when'],
  ])('%s: %s', (utterance, question) => {
    expect(read(utterance)).toBe(question);
  });
});

describe('reads a question about a session', () => {
  test.each([
    ['when is the gala', 'when of gala'],
    ['when is teh galla', 'when of gala'],
    ['what time does the workshop end', 'end of workshop'],
    ['how long is the opening concert', 'length of opening'],
    ['where is the parade', 'place of parade'],
    ['is the parade cancelled', 'status of parade'],
    ['was the concert held', 'status of opening'],
    ['what comes after the workshop', 'after workshop'],
    ['what is before the gala', 'before gala'],
  ])('%s: %s', (utterance, question) => {
    expect(read(utterance)).toBe(question);
  });

  test('names all sessions that fit alike, or those of them on the day that is named', () => {
    const pack = packWithSessions([
      'id: first, title: Bread tasting, start: "2030-07-05 10:00"',
      'id: second, title: Cheese tasting, start: "2030-07-06 18:00"',
    ]);
    expect(idsRead('when is the tasting', pack)).toEqual(['first', 'second']);
    expect(idsRead('when is the cheese tasting', pack)).toEqual(['second']);
    expect(idsRead('when is the tasting on saturday', pack)).toEqual(['second']);
  });

  test('whose whole title is made of the words of schedules', () => {
    const pack = packWithSessions([
      'id: first, title: Morning talk, start: "2030-07-05 10:00"',
      'id: second, title: Evening talk, start: "2030-07-05 18:00"',
    ]);
    expect(idsRead('when is the evening talk', pack)).toEqual(['second']);
  });

  test('in the past tense', () => {
    expect(read('what came after the workshop')).toBe('after workshop');
  });
});

describe('reads a question about a day', () => {
  test.each([
    ['what is on today', 'day 2030-07-06'],
    ['plans for tomorrow', 'day 2030-07-07'],
    ['friday', 'day 2030-07-05'],
    ['schedule of day 2', 'day 2030-07-06'],
    ['what is on july 5', 'day 2030-07-05'],
  ])('%s: %s', (utterance, question) => {
    expect(read(utterance)).toBe(question);
  });

  test('by an ordinal that chats write in digits', () => {
    const { analyser: other, reader: firsts } = readerOf(
      packWithSessions(['id: talk, title: Talk, start: "2030-07-01 10:00"']),
    );
    expect(firsts.read(other.analyseUtterance('what is on july 1st'), now)).toMatchObject({ kind: 'day' });
  });
});

describe('in a conversation about a session', () => {
  test.each([
    ['where is it', 'place of workshop'],
    ['how long does it last', 'length of workshop'],
    ['what comes next', 'after workshop'],
    ['when is the gala', 'when of gala'],
    ['how long is the summit', 'length'],
  ])('%s: %s', (utterance, question) => {
    expect(read(utterance, 'workshop')).toBe(question);
  });
});

describe('leaves to the entries', () => {
  test.each([
    'why is the gala at the lake',
    'when can i buy tickets',
    'who plays at the gala',
    'how long does the trumpet solo last',
    'when did they first meet',
    'how do i get to the gala',
    'when is ada playing',
    'where',
    'hello',
  ])('%s', (utterance) => {
    expect(read(utterance)).toBeUndefined();
  });

  test('an utterance without words', () => {
    expect(reader.read([], now)).toBeUndefined();
  });

  test('everything, in a pack without sessions', () => {
    const { analyser: other, reader: none } = readerOf(packWithSessions([]));
    const utterances = ['when does it start', 'what is next', 'what time is it', 'schedule'];
    const questions = utterances.map((utterance) => none.read(other.analyseUtterance(utterance), now));
    expect(questions).toEqual(utterances.map(() => undefined));
  });
});

test('tells the words that name a session', () => {
  const [gala, first] = analyser.analyse('gala first');
  expect(reader.isSessionName(gala?.stem ?? '')).toBe(true);
  expect(reader.isSessionName(first?.stem ?? '')).toBe(false);
});

describe('reads a question about what became of the sessions', () => {
  test.each([
    ['which sessions were cancelled', 'cancelled'],
    ['which sessions did not take place', 'cancelled'],
    ['which events were not called off', 'not cancelled'],
    ['what parts of the programme were held', 'not cancelled'],
  ])('%s: %s', (utterance, expected) => {
    expect(read(utterance)).toBe(expected);
  });
});

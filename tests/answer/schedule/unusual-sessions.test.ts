import { describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { answerScheduleQuestion } from '../../../src/answer/schedule/answer-schedule-question.ts';
import type { Aspect, ScheduleQuestion } from '../../../src/answer/schedule/schedule-question.ts';
import { Timetable } from '../../../src/knowledge/timetable.ts';
import type { Pack } from '../../../src/knowledge/pack.ts';
import { packWithSessions } from '../small-packs.ts';

const before = '2030-07-01T08:00:00Z';
const after = '2030-07-10T08:00:00Z';

function ask(kind: 'when' | 'end' | 'length' | 'status' | 'next' | 'time', pack: Pack, now: string) {
  return textOf({ kind }, pack, now);
}

function askAbout(aspect: Aspect, pack: Pack, now: string) {
  return textOf({ kind: 'session', aspect, sessions: pack.sessions.slice(0, 1) }, pack, now);
}

function textOf(question: ScheduleQuestion, pack: Pack, now: string) {
  return answerScheduleQuestion(question, new Timetable(pack), Temporal.Instant.from(now))?.text;
}

describe('a session without an end or a place', () => {
  const pack = packWithSessions(['id: talk, title: Talk, start: "2030-07-05 10:00"']);

  test.each(['length', 'end'] as const)('says that the timetable gives no end: %s', (aspect) => {
    expect(askAbout(aspect, pack, before)).toBe(
      'Talk: the timetable gives no end. It is on Friday 5 July 2030, from 10:00 Bern time.',
    );
  });

  test('says that the timetable names no place', () => {
    expect(askAbout('place', pack, after)).toBe(
      'Talk: the timetable names no place. It was on Friday 5 July 2030, 10:00 Bern time.',
    );
  });

  test('is counted as one', () => {
    expect(ask('length', pack, before)).toBe('1 day: Friday 5 July 2030, with 1 session.');
  });
});

describe('a session that was moved', () => {
  const pack = packWithSessions([
    'id: talk, title: Talk, start: "2030-07-05 10:00", end: "2030-07-05 11:00", status: moved, note: It was to be at nine',
  ]);

  test('says its new time, and the note', () => {
    expect(askAbout('when', pack, before)).toBe(
      'Talk: Friday 5 July 2030, 10:00–11:00 Bern time. It starts in 4 days. It was to be at nine.',
    );
  });

  test('says that it was moved, before and after', () => {
    expect(askAbout('status', pack, before)).toContain('still ahead, in 4 days. It was moved.');
    expect(askAbout('status', pack, after)).toContain('it was moved.');
  });
});

describe('a session that ends after midnight', () => {
  const pack = packWithSessions([
    'id: ball, title: Ball, start: "2030-07-05 20:00", end: "2030-07-06 01:00"',
  ]);

  test('says on which day it ends', () => {
    expect(askAbout('when', pack, after)).toBe(
      'Ball: Friday 5 July 2030, 20:00–Saturday 6 July, 01:00 Bern time.',
    );
    expect(askAbout('length', pack, before)).toContain('5 hours');
  });

  test('ends on the day after', () => {
    expect(askAbout('end', pack, before)).toContain('01:00 Bern time on Saturday 6 July 2030');
  });

  test('ends the programme on the day after', () => {
    expect(ask('end', pack, before)).toMatch(/^It is to end on Saturday 6 July 2030\./);
  });
});

test('lasts as long as it takes, over the night when clocks go back', () => {
  const pack = packWithSessions([
    'id: ball, title: Ball, start: "2030-10-26 22:00", end: "2030-10-27 04:00"',
  ]);
  expect(askAbout('length', pack, before)).toContain('7 hours');
});

describe('a cancelled day', () => {
  const pack = packWithSessions([
    'id: talk, title: Talk, start: "2030-07-05 10:00"',
    'id: tour, title: Tour, start: "2030-07-06 10:00", status: cancelled',
  ]);

  test('is no day on which it took place', () => {
    expect(ask('status', pack, after)).toBe('It is over. It took place on Friday 5 July 2030, 5 days ago.');
  });

  test('does not make it longer', () => {
    expect(ask('length', pack, after)).toMatch(/^1 day: Friday 5 July 2030/);
  });
});

describe('where every session is cancelled', () => {
  const pack = packWithSessions([
    'id: talk, title: Talk, start: "2030-07-05 10:00", status: cancelled, note: Rain',
  ]);

  test('says so of the session', () => {
    expect(askAbout('status', pack, before)).toMatch(/^Talk: cancelled\. .* Rain\.$/);
  });

  test.each(['when', 'end', 'length', 'status', 'next'] as const)('says so of the whole: %s', (kind) => {
    expect(ask(kind, pack, before)).toMatch(/^It is cancelled, .*Talk\.$/);
  });
});

describe('without a time zone', () => {
  const pack = packWithSessions(['id: talk, title: Talk, start: "2030-07-05 10:00"'], '');

  test('calls the time local', () => {
    expect(askAbout('when', pack, after)).toBe('Talk: Friday 5 July 2030, 10:00 local time.');
  });

  test('does not claim to know how long it is until then', () => {
    expect(askAbout('when', pack, before)).toBe('Talk: Friday 5 July 2030, 10:00 local time.');
    expect(ask('when', pack, before)).not.toMatch(/\bin \d/);
    expect(ask('status', pack, before)).not.toContain('to go');
  });

  test('does not claim to know what time it is there', () => {
    expect(ask('time', pack, '2030-07-01T08:00:00Z') ?? '').not.toContain('It is 08:00');
  });
});

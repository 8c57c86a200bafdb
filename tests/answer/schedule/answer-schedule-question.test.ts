import { describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import {
  answerScheduleQuestion,
  type ScheduleAnswer,
} from '../../../src/answer/schedule/answer-schedule-question.ts';
import type { Aspect, ScheduleQuestion } from '../../../src/answer/schedule/schedule-question.ts';
import { Timetable } from '../../../src/knowledge/timetable.ts';
import type { Pack } from '../../../src/knowledge/pack.ts';
import { festival } from '../../support/festival.ts';
import { packWithSessions } from '../small-packs.ts';

const before = '2030-07-03T07:30:00Z';
const during = '2030-07-06T08:30:00Z';
const after = '2030-07-08T08:00:00Z';

function ask(question: ScheduleQuestion, now: string, pack: Pack = festival): ScheduleAnswer | undefined {
  return answerScheduleQuestion(question, new Timetable(pack), Temporal.Instant.from(now));
}

function askOf(id: string, aspect: Aspect, now: string, pack: Pack = festival): string | undefined {
  return ask(
    { kind: 'session', aspect, sessions: pack.sessions.filter((session) => session.id === id) },
    now,
    pack,
  )?.text;
}

function askNear(id: string, kind: 'after' | 'before', pack: Pack = festival): string[] {
  const [session] = pack.sessions.filter((other) => other.id === id);
  const answer = session && ask({ kind, session }, during, pack);
  return [answer?.id ?? '', answer?.text ?? ''];
}

describe('before the first session', () => {
  test('says when it starts, and in how long', () => {
    expect(ask({ kind: 'when' }, before)?.text).toBe(
      'Friday 5 July 2030 and Saturday 6 July 2030. It starts in 2 days 9 hours, with: Opening concert, 19:00 Zurich time.',
    );
  });

  test('says that it is not over, and what is next', () => {
    expect(ask({ kind: 'status' }, before)?.text).toMatch(
      /^It has not started yet: 2 days 9 hours to go\. Next: Opening/,
    );
    expect(ask({ kind: 'next' }, before)?.text).toMatch(
      /^Next: Opening concert: Friday 5 July 2030, 19:00–21:30/,
    );
    expect(ask({ kind: 'now' }, before)?.text).toMatch(/^No session is on now\. Next: Opening concert/);
  });

  test('says when it is to end', () => {
    expect(ask({ kind: 'end' }, before)?.text).toMatch(/^It is to end on Saturday 6 July 2030\./);
  });
});

describe('between the sessions', () => {
  test('says what is on, and what is next', () => {
    expect(ask({ kind: 'now' }, during)?.text).toMatch(
      /^On now: Trumpet workshop, .*10:00–11:30 Zurich time/,
    );
    expect(ask({ kind: 'next' }, during)?.text).toMatch(
      /^Next: Closing gala: .* It starts in 9 hours 30 minutes\.$/,
    );
  });

  test('says that it has started', () => {
    expect(ask({ kind: 'when' }, during)?.text).toMatch(/^It is on: /);
    expect(ask({ kind: 'status' }, during)?.text).toMatch(
      /^It has started and is not over yet\. Next: Closing gala/,
    );
  });

  test('passes over the cancelled session', () => {
    expect(ask({ kind: 'next' }, '2030-07-06T11:59:00Z')?.sessions.map(({ id }) => id)).toEqual(['gala']);
  });
});

describe('after the last session', () => {
  test('says that it is over, and since when', () => {
    expect(ask({ kind: 'status' }, after)?.text).toBe(
      'It is over. It took place on Friday 5 July 2030 and Saturday 6 July 2030, 2 days ago.',
    );
    expect(ask({ kind: 'status' }, '2030-07-06T21:30:00Z')?.text).toContain('a few hours ago');
    expect(ask({ kind: 'status' }, '2031-08-01T00:00:00Z')?.text).toContain('1 year ago');
  });

  test('speaks in the past', () => {
    expect(ask({ kind: 'when' }, after)?.text).toMatch(/^It took place on /);
    expect(ask({ kind: 'end' }, after)?.text).toMatch(
      /^It ended on Saturday 6 July 2030\..* Cancelled: Boat parade\.$/,
    );
  });

  test.each(['next', 'now'] as const)('has nothing more to say for "%s" than what was last', (kind) => {
    expect(ask({ kind }, after)?.text).toMatch(
      /^Nothing more is on the programme: it is over\. .*Closing gala/,
    );
  });
});

describe('the programme', () => {
  test('has every session of every day in order, with the cancelled ones marked', () => {
    expect(ask({ kind: 'all' }, during)?.text.split('\n')).toEqual([
      'Friday 5 July 2030 (Zurich time):',
      '- 19:00–21:30 Opening concert, Lake stage',
      'Saturday 6 July 2030 (Zurich time):',
      '- 10:00–11:30 Trumpet workshop, Music school',
      '- 14:00 Boat parade, Harbour (cancelled)',
      '- 20:00–23:00 Closing gala, Lake stage',
    ]);
  });

  test('of one day has its sessions', () => {
    const answer = ask({ kind: 'day', day: Temporal.PlainDate.from('2030-07-05') }, during);
    expect(answer?.sessions.map(({ id }) => id)).toEqual(['opening']);
  });

  test('of an empty day names the days that have one', () => {
    expect(ask({ kind: 'day', day: Temporal.PlainDate.from('2030-07-07') }, during)?.text).toBe(
      'Nothing is on the programme for Sunday 7 July 2030. The days of the programme: Friday 5 July 2030 and Saturday 6 July 2030.',
    );
  });

  test('starts and ends with sessions that are not cancelled, and has a length', () => {
    expect(ask({ kind: 'first' }, during)?.text).toMatch(/^The first session: Opening concert/);
    expect(ask({ kind: 'last' }, during)?.text).toMatch(/^The last session: Closing gala/);
    expect(ask({ kind: 'length' }, during)?.text).toBe(
      '2 days: Friday 5 July 2030 and Saturday 6 July 2030, with 3 sessions.',
    );
  });
});

describe('a session', () => {
  test.each([
    [
      before,
      'Trumpet workshop: Saturday 6 July 2030, 10:00–11:30 Zurich time, Music school. It starts in 3 days 30 minutes.',
    ],
    [during, 'Trumpet workshop: Saturday 6 July 2030, 10:00–11:30 Zurich time, Music school. It is on now.'],
    [after, 'Trumpet workshop: Saturday 6 July 2030, 10:00–11:30 Zurich time, Music school.'],
  ])('says when it is, at %s', (now, text) => {
    expect(askOf('workshop', 'when', now)).toBe(text);
  });

  test('puts first what was asked', () => {
    expect(askOf('workshop', 'length', during)).toMatch(/^Trumpet workshop: 1 hour 30 minutes /);
    expect(askOf('workshop', 'end', during)).toMatch(/^Trumpet workshop: until 11:30 Zurich time/);
    expect(askOf('workshop', 'place', during)).toMatch(/^Trumpet workshop: Music school, /);
  });

  test('says where it stands', () => {
    expect(askOf('workshop', 'status', before)).toContain('still ahead, in ');
    expect(askOf('workshop', 'status', during)).toContain('on now');
    expect(askOf('workshop', 'status', after)).toContain('does not say whether it took place');
    expect(askOf('opening', 'status', after)).toContain('it took place');
  });

  test('that is ahead says in how long, when asked how long it is until then', () => {
    expect(askOf('gala', 'status', during)).toContain('9 hours 30 minutes');
  });

  test.each(['when', 'end', 'length', 'place', 'status'] as const)(
    'that is cancelled says so: %s',
    (aspect) => {
      expect(askOf('parade', aspect, during)).toBe(
        'Boat parade: cancelled. It had been planned for Saturday 6 July 2030, 14:00 Zurich time, Harbour. The wind was too strong.',
      );
    },
  );

  test('has neighbours that are not cancelled', () => {
    expect(askNear('workshop', 'after')).toEqual([
      'session:gala',
      expect.stringMatching(/^Next: Closing gala/),
    ]);
    expect(askNear('gala', 'before')).toEqual([
      'session:workshop',
      expect.stringMatching(/^Before it: Trumpet/),
    ]);
    expect(askNear('parade', 'after')[0]).toBe('session:gala');
  });

  test('says that it is the first or the last', () => {
    expect(askNear('gala', 'after')[1]).toMatch(/^Closing gala is the last session/);
    expect(askNear('opening', 'before')[1]).toMatch(/^Opening concert is the first session/);
  });
});

test("tells the time by the pack's clock", () => {
  expect(ask({ kind: 'time' }, during)?.text).toBe('It is 10:30 on Saturday 6 July 2030 now, Zurich time.');
});

test('answers the same for the same instant', () => {
  expect(ask({ kind: 'status' }, during)).toEqual(ask({ kind: 'status' }, during));
});

test.each(['when', 'end', 'length', 'status', 'next', 'now', 'first', 'last', 'all', 'time'] as const)(
  'has no answer for a pack without sessions: %s',
  (kind) => {
    expect(ask({ kind }, during, packWithSessions([]))).toBeUndefined();
  },
);

describe('by what became of the sessions', () => {
  test('lists those that are cancelled, or the others', () => {
    expect(ask({ kind: 'standing', cancelled: true }, before)?.text).toBe(
      'Cancelled:\n- Boat parade, Saturday 6 July 2030, 14:00 Zurich time, Harbour (cancelled).',
    );
    expect(ask({ kind: 'standing', cancelled: false }, before)?.sessions.map(({ id }) => id)).toEqual([
      'opening',
      'workshop',
      'gala',
    ]);
  });

  test('says so when there is none', () => {
    const pack = packWithSessions([
      'id: stall, title: Bread stall, start: "2030-05-01 09:00", status: planned',
    ]);
    expect(ask({ kind: 'standing', cancelled: true }, before, pack)?.text).toBe('Cancelled: no session.');
  });
});

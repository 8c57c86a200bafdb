import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { helpsAt, isOutdated, timingOf } from '../../src/reminders/timing.ts';
import { at, leased, zoned } from './deliveries.ts';

const key = '2019-02-27T18:30:00[Asia/Ho_Chi_Minh]';
const later = { start: zoned('2019-02-28T10:00'), end: zoned('2019-02-28T12:00') };
const morning = {
  group: 'days',
  subject: 'day:2019-02-27',
  start: zoned('2019-02-27T08:00'),
  end: zoned('2019-02-28T00:00'),
} as const;
const nextYear = {
  group: 'anniversaries',
  subject: 'anniversary:2019-02-27',
  start: zoned('2021-02-27T08:00'),
  end: zoned('2021-02-28T00:00'),
} as const;

describe('timing', () => {
  test.each([
    ['11:29:59', 'ahead'],
    ['11:30:00', 'started'],
    ['13:29:59', 'started'],
    ['13:30:00', 'over'],
  ])('of a session from 11:30 to 13:30 in UTC at %s is %s', (time, timing) => {
    expect(timingOf(leased(), at(time))).toBe(timing);
  });

  test.each([
    ['00:59:59', 'ahead'],
    ['01:00:00', 'started'],
    ['16:59:59', 'started'],
    ['17:00:00', 'over'],
  ])('of a day in Hanoi, which begins at 01:00 in UTC, at %s is %s', (time, timing) => {
    expect(timingOf(leased({ occurrence: morning }), at(time))).toBe(timing);
  });

  test.each(['cancelled', 'moved', 'reinstated', 'reminder'] as const)(
    'of "%s" goes by the time that it is about',
    (kind) => {
      const delivery = leased({ kind, occurrence: later, occurrenceKey: key });
      expect(timingOf(delivery, at('11:00:00'))).toBe('ahead');
      expect(timingOf(delivery, at('12:00:00'))).toBe('started');
      expect(timingOf(delivery, at('13:30:00'))).toBe('over');
    },
  );

  test('of a snooze goes by the time that the session has now', () => {
    const delivery = leased({ kind: 'snooze', occurrence: later, occurrenceKey: key });
    expect(timingOf(delivery, at('13:30:00'))).toBe('ahead');
  });

  test('of an anniversary that has given way to the next is over', () => {
    const delivery = leased({ occurrence: nextYear, occurrenceKey: '2020-02-27T08:00[Asia/Ho_Chi_Minh]' });
    expect(timingOf(delivery, Temporal.Instant.from('2020-02-27T12:00Z'))).toBe('started');
    expect(timingOf(delivery, Temporal.Instant.from('2020-02-27T17:00Z'))).toBe('over');
  });
});

describe('outdated', () => {
  test.each([
    ['reminder', {}, key, false],
    ['reminder', later, key, true],
    ['reminder', { status: 'cancelled' }, key, true],
    ['reminder', { status: 'withdrawn' }, key, true],
    ['moved', {}, key, false],
    ['moved', later, key, true],
    ['moved', { status: 'cancelled' }, key, true],
    ['reinstated', {}, key, false],
    ['reinstated', { status: 'cancelled' }, key, true],
    ['cancelled', { status: 'cancelled' }, key, false],
    ['cancelled', { status: 'withdrawn' }, key, false],
    ['cancelled', {}, key, true],
    ['snooze', later, key, false],
    ['snooze', { status: 'cancelled' }, key, true],
  ] as const)('%s of %j: %s, %s', (kind, occurrence, occurrenceKey, outdated) => {
    expect(isOutdated(leased({ kind, occurrence, occurrenceKey }))).toBe(outdated);
  });
});

describe('of use', () => {
  test('until a session starts', () => {
    expect(helpsAt(leased(), at('11:30:00'))).toBe(true);
    expect(helpsAt(leased(), at('11:30:01'))).toBe(false);
  });

  test('until a day is over', () => {
    expect(helpsAt(leased({ occurrence: morning }), at('16:59:59'))).toBe(true);
    expect(helpsAt(leased({ occurrence: morning }), at('17:00:00'))).toBe(false);
  });

  test('until the start of what was cancelled', () => {
    const delivery = leased({
      kind: 'cancelled',
      occurrence: { ...later, status: 'cancelled' },
      occurrenceKey: key,
    });
    expect(helpsAt(delivery, at('11:30:00'))).toBe(true);
    expect(helpsAt(delivery, at('11:30:01'))).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { verdictOn } from '../../src/reminders/verdict.ts';
import { at, leased, quietFrom, toHall, zoned } from './deliveries.ts';

const dropped = (reason: string) => ({ kind: 'dropped', reason });
const held = (time: string) => ({ kind: 'later', at: at(time), certain: true });
const day = {
  group: 'days',
  subject: 'day:2019-02-27',
  start: zoned('2019-02-27T08:00'),
  end: zoned('2019-02-28T00:00'),
} as const;

test('sends what is due', () => {
  expect(verdictOn(leased(), at('10:30:00'))).toBe('send');
});

test('sends late what goes on', () => {
  expect(verdictOn(leased(), at('13:29:00'))).toBe('send');
});

test('drops what is over', () => {
  expect(verdictOn(leased(), at('13:30:00'))).toEqual(dropped('late'));
});

test('drops what a later reminder replaces', () => {
  expect(verdictOn(leased({ replaced: true }), at('10:30:00'))).toEqual(dropped('replaced'));
});

test('drops what has moved away or was cancelled', () => {
  const moved = leased({ occurrenceKey: '2019-02-27T19:00[Asia/Ho_Chi_Minh]' });
  expect(verdictOn(moved, at('10:30:00'))).toEqual(dropped('changed'));
  const cancelled = leased({ occurrence: { status: 'cancelled' } });
  expect(verdictOn(cancelled, at('10:30:00'))).toEqual(dropped('changed'));
});

test('leaves what a half-adopted schedule has overtaken to whoever adopts it, until it is over', () => {
  const cancelled = leased({ occurrence: { status: 'cancelled' }, behind: true });
  expect(verdictOn(cancelled, at('10:30:00'))).toEqual(held('10:30:10'));
  expect(verdictOn(cancelled, at('13:30:00'))).toEqual(dropped('late'));
  expect(verdictOn(leased({ behind: true }), at('10:30:00'))).toBe('send');
});

describe('quiet hours', () => {
  test('hold a reminder back that is of use afterwards', () => {
    const preferences = quietFrom('17:00', '18:00');
    expect(verdictOn(leased({ preferences }), at('10:30:00'))).toEqual(held('11:00:00'));
    expect(verdictOn(leased({ preferences, target: toHall }), at('10:30:00'))).toEqual(held('11:00:00'));
  });

  test('hold it back when they end at the start', () => {
    expect(verdictOn(leased({ preferences: quietFrom('17:00', '18:30') }), at('10:30:00'))).toEqual(
      held('11:30:00'),
    );
  });

  test('drop what is of no use afterwards for a person, and not for a channel', () => {
    const preferences = quietFrom('17:00', '18:31');
    expect(verdictOn(leased({ preferences }), at('10:30:00'))).toEqual(dropped('quiet-hours'));
    expect(verdictOn(leased({ preferences, target: toHall }), at('10:30:00'))).toBe('send');
  });

  test('drop what would only say that a session has started', () => {
    const preferences = quietFrom('18:00', '19:00');
    expect(verdictOn(leased({ preferences, offset: 0 }), at('11:30:00'))).toEqual(dropped('quiet-hours'));
  });

  test('hold back a day until it is over', () => {
    const evening = quietFrom('07:00', '23:59');
    expect(verdictOn(leased({ occurrence: day, preferences: evening }), at('01:00:00'))).toEqual(
      held('16:59:00'),
    );
    const night = quietFrom('07:00', '00:00');
    expect(verdictOn(leased({ occurrence: day, preferences: night }), at('01:00:00'))).toEqual(
      dropped('quiet-hours'),
    );
  });

  test('hold back a named time', () => {
    const occurrence = { group: null, end: zoned('2019-02-28T06:30') };
    const until = (to: string) =>
      verdictOn(leased({ occurrence, preferences: quietFrom('18:00', to) }), at('11:30:00'));
    expect(until('06:29')).toEqual(held('23:29:00'));
    expect(until('06:30')).toEqual(dropped('quiet-hours'));
  });

  test('are in the zone of whoever subscribed', () => {
    const preferences = quietFrom('11:00', '11:45', 'Europe/Berlin');
    expect(verdictOn(leased({ preferences }), at('10:30:00'))).toEqual(held('10:45:00'));
    expect(verdictOn(leased({ preferences }), at('10:45:00'))).toBe('send');
  });

  test('keep a notice of a change from nobody for whom it comes in time', () => {
    const cancelled = leased({
      kind: 'cancelled',
      occurrence: { status: 'cancelled' },
      preferences: quietFrom('16:00', '18:00'),
    });
    expect(verdictOn(cancelled, at('09:30:00'))).toEqual(held('11:00:00'));
  });

  test('do not hold a snooze back', () => {
    expect(
      verdictOn(leased({ kind: 'snooze', preferences: quietFrom('17:00', '18:00') }), at('10:30:00')),
    ).toBe('send');
  });

  test('do not come before being late', () => {
    expect(verdictOn(leased({ preferences: quietFrom('20:00', '23:00') }), at('13:30:00'))).toEqual(
      dropped('late'),
    );
  });
});

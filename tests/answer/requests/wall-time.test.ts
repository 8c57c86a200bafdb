import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { readWallTime } from '../../../src/answer/requests/wall-time.ts';

function read(text: string, now = '2030-07-03T10:00[Europe/Zurich]'): string | undefined {
  const wall = readWallTime(text, Temporal.ZonedDateTime.from(now));
  if (!wall) return undefined;
  const time = wall.time?.toString({ smallestUnit: 'minute' }) ?? 'no hour';
  return `${wall.date.toString()} ${time}`;
}

describe('reads a time', () => {
  test.each([
    ['tomorrow at 9', '2030-07-04 09:00'],
    ['on 5 July 2030 at 6pm', '2030-07-05 18:00'],
    ['2030-07-05 18:30', '2030-07-05 18:30'],
    ['thursday 10am', '2030-07-04 10:00'],
    ['next friday at noon', '2030-07-12 12:00'],
    ['tonight at 8', '2030-07-03 20:00'],
    ['in 2 days at 9', '2030-07-05 09:00'],
    ['at 18.30', '2030-07-03 18:30'],
    ['tonight', '2030-07-03 22:00'],
    ['this morning', '2030-07-03 06:00'],
    ['today at 8', '2030-07-03 08:00'],
    ['on thursday', '2030-07-04 no hour'],
    ['in 3 months', '2030-10-03 no hour'],
  ])('%s: %s', (text, time) => {
    expect(read(text)).toBe(time);
  });
});

test('takes the day before the month, unless there is no such month', () => {
  expect(read('5/7/2030 at 8pm')).toBe('2030-07-05 20:00');
  expect(read('07/25/2030 at 8pm')).toBe('2030-07-25 20:00');
});

test('takes an hour alone for the next one that is ahead, on a clock of 24 hours', () => {
  expect(read('at 11')).toBe('2030-07-03 11:00');
  expect(read('at 9')).toBe('2030-07-04 09:00');
  expect(read('at 9', '2030-07-03T08:59[Europe/Zurich]')).toBe('2030-07-03 09:00');
});

test('gives a past date as it is', () => {
  expect(read('1 June 2030 at 6pm')).toBe('2030-06-01 18:00');
});

describe('around midnight', () => {
  test('takes tomorrow for that of the zone', () => {
    expect(read('tomorrow at 9', '2030-07-03T23:59[Europe/Zurich]')).toBe('2030-07-04 09:00');
    expect(read('tomorrow at 9', '2030-07-04T00:00[Europe/Zurich]')).toBe('2030-07-05 09:00');
    expect(read('tomorrow at 9', '2030-07-03T17:59[America/New_York]')).toBe('2030-07-04 09:00');
  });

  test('goes on to the next day, month and year', () => {
    expect(read('at 0:30', '2030-12-31T23:45[Europe/Zurich]')).toBe('2031-01-01 00:30');
    expect(read('tomorrow at 0:10', '2032-02-28T23:55[Europe/Zurich]')).toBe('2032-02-29 00:10');
  });
});

describe('around a clock change', () => {
  test('gives the time that was said, also one that the change skips or repeats', () => {
    expect(read('tomorrow at 2:30', '2030-03-30T20:00[Europe/Zurich]')).toBe('2030-03-31 02:30');
    expect(read('tomorrow at 2:30', '2030-10-26T20:00[Europe/Zurich]')).toBe('2030-10-27 02:30');
    expect(read('tomorrow at 2:30', '2030-10-05T20:00[Australia/Sydney]')).toBe('2030-10-06 02:30');
  });

  test('keeps the hour on the day of the change and after it', () => {
    expect(read('at 9', '2030-03-31T01:59[Europe/Zurich]')).toBe('2030-03-31 09:00');
    expect(read('at 9', '2030-03-31T03:00[Europe/Zurich]')).toBe('2030-03-31 09:00');
    expect(read('tomorrow at 9', '2030-10-26T23:30[Europe/Zurich]')).toBe('2030-10-27 09:00');
  });
});

test.each(['of the gala', 'before it', ''])('reads nothing from %j', (text) => {
  expect(read(text)).toBeUndefined();
});

import { describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import {
  clockTime,
  count,
  dayName,
  length,
  list,
  sentence,
  span,
} from '../../../src/answer/schedule/wording.ts';

const zurich = (wallTime: string) => Temporal.ZonedDateTime.from(`${wallTime}[Europe/Zurich]`);

test('names a day with its weekday, with or without the year', () => {
  const day = Temporal.PlainDate.from('2030-07-05');
  expect(dayName(day)).toBe('Friday 5 July 2030');
  expect(dayName(day, 'no year')).toBe('Friday 5 July');
  expect(dayName(Temporal.PlainDate.from('2028-02-29'))).toBe('Tuesday 29 February 2028');
});

test('gives the time of day to the minute', () => {
  expect(clockTime(zurich('2030-07-05T09:05:59'))).toBe('09:05');
  expect(clockTime(zurich('2030-07-05T00:00:00'))).toBe('00:00');
});

describe('a span', () => {
  const start = zurich('2030-07-05T19:00');

  test('is start and end', () => {
    expect(span(start, zurich('2030-07-05T20:35'))).toBe('19:00–20:35');
  });

  test('is the start alone where there is no end', () => {
    expect(span(start, undefined)).toBe('19:00');
  });

  test('names the day of an end after midnight', () => {
    expect(span(start, zurich('2030-07-06T01:00'))).toBe('19:00–Saturday 6 July, 01:00');
  });
});

describe('a length', () => {
  test.each([
    [95, '1 hour 35 minutes'],
    [60, '1 hour'],
    [1, '1 minute'],
    [2 * 1440 + 60, '2 days 1 hour'],
    [1440 + 61, '1 day 1 hour'],
    [1440 + 5, '1 day 5 minutes'],
    [0, 'less than a minute'],
    [0.4, 'less than a minute'],
    [59.6, '1 hour'],
  ])('of %f minutes is %s', (minutes, words) => {
    expect(length(minutes * 60_000)).toBe(words);
  });
});

test('counts one of a thing and more of it', () => {
  expect([count(0, 'day'), count(1, 'day'), count(2, 'day')]).toEqual(['0 days', '1 day', '2 days']);
});

test('lists with commas and "and"', () => {
  expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
});

test('ends a sentence with one mark', () => {
  expect([sentence('Rain'), sentence(' Rain. '), sentence('Rain?')]).toEqual(['Rain.', 'Rain.', 'Rain?']);
});

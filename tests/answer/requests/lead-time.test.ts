import { describe, expect, test } from 'vitest';
import { readLeadTime } from '../../../src/answer/requests/lead-time.ts';

function offsetsOf(text: string): readonly number[] | undefined {
  const time = readLeadTime(text)?.time;
  return time?.kind === 'before' ? time.offsets : undefined;
}

function minutesFromNow(text: string): number | undefined {
  const time = readLeadTime(text)?.time;
  return time?.kind === 'in' ? time.minutes : undefined;
}

describe('reads how long before', () => {
  test.each<[string, number[]]>([
    ['an hour before the gala', [60]],
    ['1h before the gala', [60]],
    ['1h30 before', [90]],
    ['1.5 hours before', [90]],
    ['1,5 hours before', [90]],
    ['1 1/2 hours before', [90]],
    ['an hour and a half before', [90]],
    ['one and a half hours before', [90]],
    ['half an hour ahead of the gala', [30]],
    ['a quarter of an hour before', [15]],
    ['twenty-five minutes before', [25]],
    ['a couple of hours before', [120]],
    ['20min before', [20]],
    ['2 weeks prior to it', [20_160]],
    ['the day before', [1440]],
    ['2 hours and 10 minutes before', [130]],
    ['1 hour 30 minutes before', [90]],
    ['1 day 2 hours before', [1560]],
    ['a day and an hour before', [1440, 60]],
    ['1 day, 1 hour before', [1440, 60]],
    ['an hour before and ten minutes before', [60, 10]],
    ['10, 5 and 1 minutes before', [10, 5, 1]],
    ['5 and 10 minutes before', [10, 5]],
    ['10 minutes before and 10 minutes before', [10]],
    ['15 min + at start', [15, 0]],
    ['1 day, 1 hour, at the start', [1440, 60, 0]],
    ['for the gala, 30 minutes', [30]],
    ['when the gala starts', [0]],
    ['as soon as it kicks off', [0]],
    ['at the beginning of the gala', [0]],
    ['99999999 days before', [52_560_000]],
    ['eleven minutes before', [11]],
    ['thirteen hours before', [780]],
    ['1/2 hour before', [30]],
    ['120 seconds before', [2]],
    ['a fortnight before', [20_160]],
    ['a month before', [43_200]],
  ])('%s', (text, offsets) => {
    expect(offsetsOf(text)).toEqual(offsets);
  });
});

describe('reads how long from now', () => {
  test.each([
    ['in 20 minutes', 20],
    ['in an hour', 60],
    ['in half an hour about the gala', 30],
    ['in 1 hour and 10 minutes', 70],
    ['3 hours from now', 180],
    ['within 2 days', 2880],
    ['in 0 minutes', 0],
  ])('%s', (text, minutes) => {
    expect(minutesFromNow(text)).toBe(minutes);
  });
});

test.each([
  '15 minutes after the gala starts',
  '10 min into the gala',
  '90 seconds before',
  '-15 minutes before',
  '5-10 minutes before',
])('reads no time that can be had from "%s"', (text) => {
  expect(readLeadTime(text)?.time).toEqual({ kind: 'unread' });
});

describe('reads nothing from', () => {
  test.each([
    'before the gala',
    'at 9',
    'on day 2',
    'the second day',
    'every day',
    'once a day',
    'at 6pm',
    'and the gala',
    'the day of the gala',
    '1:30 before',
    'the second day',
    'twice a year',
    'in a month',
    'a second reminder',
  ])('%s', (text) => {
    expect(readLeadTime(text)).toBeUndefined();
  });
});

test('leaves the text without the times', () => {
  expect(readLeadTime('of the gala 10 minutes before, please')?.rest).toBe('of the gala before, please');
});

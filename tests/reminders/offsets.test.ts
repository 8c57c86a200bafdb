import { describe, expect, test } from 'vitest';
import { describeOffset, readOffsets, writeOffsets } from '../../src/reminders/offsets.ts';
import { suggestOffsets } from '../../src/reminders/suggest-offsets.ts';

const offsetsIn = (text: string) => {
  const read = readOffsets(text);
  return read.kind === 'offsets' ? read.offsets : read.problem;
};

describe('reading when to be reminded', () => {
  test.each<[string, number[]]>([
    ['1 day, 1 hour, at start', [1440, 60, 0]],
    ['at start, 1 hour, 1 day', [1440, 60, 0]],
    ['15m', [15]],
    ['15 min', [15]],
    ['15-minutes', [15]],
    ['2h30', [150]],
    ['2h 30m', [150]],
    ['1:30 h', [90]],
    ['1,5 h', [90]],
    ['1, 5 h', [300, 60]],
    ['5,10 min', [10, 5]],
    ['1/2 hour', [30]],
    ['1 1/2 hours', [90]],
    ['½ hour', [30]],
    ['1½ hours/10 min', [90, 10]],
    ['1h/10m', [60, 10]],
    ['half an hour b4', [30]],
    ['an hour early', [60]],
    ['eighteen hours', [1080]],
    ['twenty-three minutes', [23]],
    ['1d12h', [2160]],
    ['an hour', [60]],
    ['an hour before it starts', [60]],
    ['half an hour', [30]],
    ['a quarter of an hour', [15]],
    ['an hour and a half before', [90]],
    ['two and a half hours', [150]],
    ['1.5 hours', [90]],
    ['1 hour 30 minutes before', [90]],
    ['1 week and 1 day before', [10_080, 1440]],
    ['10 and 5 minutes before', [10, 5]],
    ['2, 1 hours, 10 minutes', [120, 60, 10]],
    ['30', [30]],
    ['at the start', [0]],
    ['when it starts', [0]],
    ['now', [0]],
    ['0', [0]],
    ['remind me 10 minutes before it starts.', [10]],
    ['1h, 60 min, 60', [60]],
    ['4 weeks', [40_320]],
    ['  2   Days ;1 HOUR ', [2880, 60]],
  ])('%s', (text, offsets) => {
    expect(offsetsIn(text)).toEqual(offsets);
  });

  test.each([
    ['', 'Say how long before the start. Try for example "1 day, 1 hour, at start".'],
    [' , ', 'Say how long before the start. Try for example "1 day, 1 hour, at start".'],
    [
      'an hour before the signing ceremony',
      '"an hour before the signing ceremony" is not a time before the start. Try for example "1 day, 1 hour, at start".',
    ],
    ['soonish', '"soonish" is not a time before the start. Try for example "1 day, 1 hour, at start".'],
    ['-15m', '"-15m" is not a time before the start. Try for example "1 day, 1 hour, at start".'],
    [
      '1 hour 2 hours',
      '"1 hour 2 hours" is not a time before the start. Try for example "1 day, 1 hour, at start".',
    ],
    ['10 minutes after', '"10 minutes after" is after the start; reminders come before it, or at the start.'],
    ['1 day, 90 seconds', '"90 seconds" is not a number of whole minutes.'],
    ...['18:00', '1:30', '6pm', '6 p.m.', 'at 18.30', 'at 9', 'noon', '18:00 before it starts'].map(
      (time) =>
        [
          `1 day, ${time}`,
          `"${time.replace('p.m.', 'p.m')}" is a time of day. Say how long before the start. Try for example "1 day, 1 hour, at start".`,
        ] as [string, string],
    ),
    ['1 month', '"1 month" is too long: at most 4 weeks before the start.'],
    ['4 weeks 1 minute', '"4 weeks 1 minute" is too long: at most 4 weeks before the start.'],
    ['1,2,3,4,5,6', 'At most 5 times before the start are possible.'],
  ])('says what is wrong with "%s"', (text, problem) => {
    expect(readOffsets(text)).toEqual({ kind: 'problem', problem });
  });

  test('quotes no more than 40 letters of what it cannot read', () => {
    expect(offsetsIn('x'.repeat(5000))).toBe(
      `"${'x'.repeat(39)}…" is not a time before the start. Try for example "1 day, 1 hour, at start".`,
    );
  });

  test('takes five different times, however often each is written', () => {
    expect(offsetsIn('5, 4, 3, 2, 1, 1m, 2m')).toEqual([5, 4, 3, 2, 1]);
  });
});

describe('telling when a reminder comes', () => {
  test.each([
    [0, 'at the start'],
    [1, '1 minute before'],
    [15, '15 minutes before'],
    [60, '1 hour before'],
    [90, '1 hour 30 minutes before'],
    [1440, '1 day before'],
    [10_080 + 2880, '1 week 2 days before'],
    [-10, '10 minutes after the start'],
  ])('%d minutes: %s', (minutes, text) => {
    expect(describeOffset(minutes)).toBe(text);
  });

  test('is read as what it was, for every offset', () => {
    const wrong = Array.from({ length: 40_321 }, (_, minutes) => minutes).filter((minutes) => {
      const read = readOffsets(describeOffset(minutes));
      return read.kind !== 'offsets' || read.offsets.length !== 1 || read.offsets[0] !== minutes;
    });
    expect(wrong).toEqual([]);
  });

  test('is written as people would write it', () => {
    expect(writeOffsets([1440, 90, 0])).toBe('1 day, 1 hour 30 minutes, at start');
    expect(offsetsIn(writeOffsets([1440, 90, 0]))).toEqual([1440, 90, 0]);
  });
});

describe('suggesting', () => {
  test.each([
    [
      '',
      [
        '15 minutes',
        '1 hour',
        '1 day',
        'at start',
        '1 hour, at start',
        '1 day, 1 hour',
        '1 day, 1 hour, at start',
      ],
    ],
    ['1', ['1 minute', '1 hour', '1 day', '1 week', '1 minute, at start']],
    ['2 h', ['2 hours', '2 hours, at start']],
    [
      '1 day, 2',
      ['1 day, 2 minutes', '1 day, 2 hours', '2 days, 1 day', '2 weeks, 1 day', '1 day, 2 minutes, at start'],
    ],
    ['1 day, a', ['1 day, at start']],
    ['1 day and ', ['1 day', '1 day, at start']],
    ['st', ['at start']],
    ['90', ['1 hour 30 minutes', '3 days 18 hours', '1 hour 30 minutes, at start']],
    ['tomorrow', []],
    ['tomorrow, 1', []],
  ])('after "%s"', (typed, suggestions) => {
    expect(suggestOffsets(typed)).toEqual(suggestions);
  });

  test('only what can be read and fits a choice', () => {
    const long = '3 weeks 6 days 23 hours 59 minutes';
    for (const typed of [
      '5',
      '5 ',
      '1 d',
      'at',
      '1 day, 1 hour, 3',
      `${long}, 3 weeks 5 days 23 hours 59 minutes, 2 weeks 6 days 23 hours`,
    ]) {
      for (const text of suggestOffsets(typed)) {
        expect(readOffsets(text).kind).toBe('offsets');
        expect(text.length).toBeLessThanOrEqual(100);
      }
    }
  });
});

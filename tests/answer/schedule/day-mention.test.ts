import { describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { findDay, isOrdinal } from '../../../src/answer/schedule/day-mention.ts';
import { tokensOf } from '../tokens.ts';

const days = ['2030-07-05', '2030-07-06', '2030-07-08'].map((day) => Temporal.PlainDate.from(day));
const today = Temporal.PlainDate.from('2030-07-10');

/** The day that an utterance names, and the words that name it. */
function dayIn(utterance: string, taken?: ReadonlySet<number>): string | undefined {
  const tokens = tokensOf(utterance);
  const mention = findDay(tokens, days, today, taken);
  const words = tokens.filter((_, place) => mention?.places.has(place)).map(({ text }) => text);
  return mention && `${mention.value.toString()} ${words.join(' ')}`;
}

describe('finds', () => {
  test.each([
    ['what is on today', '2030-07-10 today'],
    ['and tonight', '2030-07-10 tonight'],
    ['and tomorrow', '2030-07-11 tomorrow'],
    ['what was yesterday', '2030-07-09 yesterday'],
    ['on friday', '2030-07-05 friday'],
    ['sat programme', '2030-07-06 sat'],
    ['day 2', '2030-07-06 day 2'],
    ['day three', '2030-07-08 day three'],
    ['the second day', '2030-07-06 second day'],
    ['the last day', '2030-07-08 last day'],
    ['on july 6', '2030-07-06 july 6'],
    ['on 6 july 2030', '2030-07-06 6 july 2030'],
    ['on 6th july', '2030-07-06 6th july'],
    ['on jul 8', '2030-07-08 jul 8'],
    ['the 6th', '2030-07-06 6th'],
    ['on sunday', '2030-07-07 sunday'],
    ['on thursday', '2030-07-11 thursday'],
  ])('%s: %s', (utterance, day) => {
    expect(dayIn(utterance)).toBe(day);
  });

  test('the first day of several', () => {
    expect(dayIn('friday or saturday')).toBe('2030-07-05 friday');
  });

  test('a day "of" a month, with the month in its mention', () => {
    expect(dayIn('on the 5th of july')).toBe('2030-07-05 5th july');
  });
});

describe('finds none', () => {
  test.each(['when is it', 'day 4', 'day nine', 'the 7th', 'on july 7', 'july', 'the first session'])(
    '%s',
    (utterance) => {
      expect(dayIn(utterance)).toBeUndefined();
    },
  );

  test('in words that name something else', () => {
    expect(dayIn('friday concert', new Set([0]))).toBeUndefined();
  });

  test('in a programme without days, but for today and its like', () => {
    expect(findDay(tokensOf('friday day 1'), [], today)).toBeUndefined();
    expect(findDay(tokensOf('today'), [], today)?.value.toString()).toBe('2030-07-10');
  });
});

test('knows ordinals', () => {
  expect(['first', 'seventh', 'one', 'last'].map(isOrdinal)).toEqual([true, true, false, false]);
});

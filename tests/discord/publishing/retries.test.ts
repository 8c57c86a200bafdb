import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { Retries } from '../../../src/discord/publishing/retries.ts';

function retriesFrom(start: string) {
  let now = Temporal.Instant.from(start);
  const retries = new Retries({ now: () => now });
  const pass = (minutes: number) => {
    now = now.add({ minutes });
  };
  return { retries, pass };
}

test('a server where it failed is left alone for 1, 2, 4 minutes, at most an hour, and others are not', () => {
  const { retries, pass } = retriesFrom('2030-07-05T12:00Z');
  const pauses = Array.from({ length: 9 }, () => {
    retries.failed('1', 'no-permission');
    let minutes = 0;
    for (; !retries.isDue('1'); minutes += 1) pass(1);
    return minutes;
  });
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  retries.failed('1', 'no-permission');
  expect(retries.isDue('2')).toBe(true);
});

test('what passes by itself is tried again after 5 minutes at most, and what asks nothing of Discord at once', () => {
  const { retries, pass } = retriesFrom('2030-07-05T12:00Z');
  for (let count = 0; count < 9; count += 1) retries.failed('1', 'away');
  pass(5);
  expect(retries.isDue('1')).toBe(true);
  retries.failed('2', 'its pack is gone');
  expect(retries.isDue('2')).toBe(true);
});

test('the first failure of a kind is told from its repetitions, and from those after a success', () => {
  const { retries } = retriesFrom('2030-07-05T12:00Z');
  const first = ['away', 'away', 'no-permission', 'away'] as const;
  expect(first.map((why) => retries.failed('1', why))).toEqual([true, false, true, true]);
  retries.worked('1');
  expect(retries.isDue('1')).toBe(true);
  expect(retries.failed('1', 'away')).toBe(true);
});

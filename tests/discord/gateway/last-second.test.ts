import { expect, test } from 'vitest';
import { LastSecond } from '../../../src/discord/gateway/last-second.ts';

test('counts what happened within a second, and tells when there is room', () => {
  let now = 0;
  const second = new LastSecond(() => now);
  expect(second.until(1)).toBe(0);
  for (const time of [0, 100, 300]) {
    now = time;
    second.add();
  }
  expect([1, 2, 3, 4].map((most) => second.until(most))).toEqual([1000, 800, 700, 0]);
  now = 1000;
  expect(second.count).toBe(2);
  expect([1, 2, 3].map((most) => second.until(most))).toEqual([300, 100, 0]);
  now = 1300;
  expect(second.count).toBe(0);
});

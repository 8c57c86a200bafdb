import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LastSecond } from '../../../src/discord/gateway/last-second.ts';
import { requestRates } from '../../../src/discord/gateway/rest.ts';
import { Pace } from '../../../src/discord/reminders/pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const now = () => performance.now();

/** How many of so many turns have come after each so many seconds. */
async function turnsOf(pace: Pace, count: number, seconds: number): Promise<number[]> {
  let come = 0;
  for (let index = 0; index < count; index += 1) void pace.turn().then(() => (come += 1));
  const counts: number[] = [];
  for (let second = 0; second <= seconds; second += 1) {
    await vi.advanceTimersByTimeAsync(second === 0 ? 0 : 1001);
    counts.push(come);
  }
  return counts;
}

test('reminders take nine tenths of what is allowed', async () => {
  const pace = new Pace(requestRates({ requestsPerSecond: 50 }), new LastSecond(now), now);
  expect(await turnsOf(pace, 200, 4)).toEqual([45, 90, 135, 180, 200]);
});

test('reminders leave others what they take, and go on slowly when that is everything', async () => {
  const others = new LastSecond(now);
  const pace = new Pace(requestRates({ requestsPerSecond: 50 }), others, now);
  for (let index = 0; index < 20; index += 1) others.add();
  expect(await turnsOf(pace, 100, 1)).toEqual([30, 75]);
  await vi.advanceTimersByTimeAsync(2000);
  for (let index = 0; index < 50; index += 1) others.add();
  expect(await turnsOf(pace, 10, 1)).toEqual([1, 10]);
});

test('nothing waits where somebody else limits', async () => {
  const pace = new Pace(requestRates({ requestsPerSecond: 0 }), new LastSecond(now), now);
  expect(await turnsOf(pace, 500, 0)).toEqual([500]);
});

test('one request a second is the least', () => {
  expect(requestRates({ requestsPerSecond: 1 })).toEqual({ all: 1, ofOneKind: 1 });
});

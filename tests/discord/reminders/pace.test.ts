import { expect, test } from 'vitest';
import { LastSecond } from '../../../src/discord/gateway/last-second.ts';
import { requestRates } from '../../../src/discord/gateway/rest.ts';
import { Pace } from '../../../src/discord/reminders/pace.ts';

/** A step of the test's clock, in milliseconds. */
const step = 10;

/** A pace on a clock that the test moves, with requests that take so long. */
function course(requestsPerSecond: number, duration = 0) {
  const time = { now: 0 };
  const now = () => time.now;
  const others = new LastSecond(now);
  const waiting = new Set<{ at: number; resolve: () => void }>();
  const sleep = (milliseconds: number) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.add({ at: time.now + milliseconds, resolve });
    return promise;
  };
  const pace = new Pace(requestRates({ requestsPerSecond }), others, now, sleep);
  const starts: number[] = [];
  const request = () => {
    starts.push(time.now);
    return duration === 0 ? Promise.resolve() : sleep(duration);
  };
  return {
    others,
    begin(count: number): void {
      for (let index = 0; index < count; index += 1) void pace.run(request);
    },
    /** How many have started, after each so many milliseconds. */
    async startedAfter(...moments: readonly number[]): Promise<number[]> {
      const counts: number[] = [];
      for (const moment of moments) {
        while (time.now < moment) {
          await settled();
          time.now += step;
          for (const entry of waiting) {
            if (entry.at > time.now) continue;
            waiting.delete(entry);
            entry.resolve();
          }
        }
        await settled();
        counts.push(starts.length);
      }
      return counts;
    },
  };
}

async function settled(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setImmediate(resolve);
  await promise;
}

test('reminders take nine tenths of what is allowed', async () => {
  const run = course(50);
  run.begin(200);
  expect(await run.startedAfter(0, 990, 1000, 2000, 3000, 4000)).toEqual([45, 45, 90, 135, 180, 200]);
});

test('a request counts until a second after its answer, since it may have arrived only then', async () => {
  const run = course(50, 200);
  run.begin(200);
  expect(await run.startedAfter(0, 1190, 1200, 2390, 2400)).toEqual([45, 45, 90, 90, 135]);
});

test('while as many are under way as may be, the next waits for the end of one', async () => {
  const run = course(1, 3000);
  run.begin(2);
  expect(await run.startedAfter(0, 3990, 4000)).toEqual([1, 1, 2]);
});

test('reminders leave others what they take', async () => {
  const run = course(50);
  for (let index = 0; index < 20; index += 1) run.others.add();
  run.begin(100);
  expect(await run.startedAfter(0, 1000)).toEqual([30, 75]);
});

test('reminders go on slowly while others take everything', async () => {
  const run = course(50);
  for (let index = 0; index < 50; index += 1) run.others.add();
  run.begin(10);
  expect(await run.startedAfter(0, 990, 1000)).toEqual([1, 1, 10]);
});

test('nothing waits where somebody else limits', async () => {
  const run = course(0);
  run.begin(500);
  expect(await run.startedAfter(0)).toEqual([500]);
});

test('a request that fails makes way as well', async () => {
  const time = { now: 0 };
  const now = () => time.now;
  const pace = new Pace(requestRates({ requestsPerSecond: 1 }), new LastSecond(now), now, async () => {
    time.now += 1000;
  });
  await expect(pace.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await pace.run(async () => time.now)).toBe(1000);
});

test('one request a second is the least', () => {
  expect(requestRates({ requestsPerSecond: 1 })).toEqual({ all: 1, ofOneKind: 1 });
});

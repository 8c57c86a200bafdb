import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { SimulatedClock } from '../../../src/terminal/rehearsal/simulated-clock.ts';

const at = (time: string) => Temporal.Instant.from(`2030-07-05T${time}Z`);

test('stands still until it is moved on, which wakes whoever waits', async () => {
  const clock = new SimulatedClock(at('10:00'));
  const woken: string[] = [];
  const waits = clock.wait(at('11:00'), new AbortController().signal).then(() => woken.push('11:00'));
  await Promise.resolve();
  expect([clock.now(), woken]).toEqual([at('10:00'), []]);
  clock.moveTo(at('11:00'));
  await waits;
  expect([clock.now(), woken]).toEqual([at('11:00'), ['11:00']]);
});

test('does not wait for what is past, nor when it is woken', async () => {
  const clock = new SimulatedClock(at('10:00'));
  await clock.wait(at('10:00'), new AbortController().signal);
  await clock.wait(at('11:00'), AbortSignal.abort());
  const wake = new AbortController();
  const waits = clock.wait(at('11:00'), wake.signal);
  wake.abort();
  await waits;
  expect(clock.now()).toEqual(at('10:00'));
});

import { describe, expect, test } from 'vitest';
import { longestSilence, Watchdog } from '../../../src/discord/gateway/watchdog.ts';

function watchdogAt(start: number) {
  let now = start;
  return { watchdog: new Watchdog(() => now), pass: (milliseconds: number) => (now += milliseconds) };
}

describe('the watchdog', () => {
  test('is quiet until three minutes have passed without a sign', () => {
    const { watchdog, pass } = watchdogAt(50);
    pass(longestSilence - 1);
    expect(watchdog.check()).toBe(false);
    pass(1);
    expect(watchdog.check()).toBe(true);
  });

  test('starts anew with each sign', () => {
    const { watchdog, pass } = watchdogAt(0);
    pass(longestSilence - 1);
    watchdog.sign();
    pass(longestSilence - 1);
    expect(watchdog.check()).toBe(false);
  });

  test('barks once for each silence, so that connecting anew has time', () => {
    const { watchdog, pass } = watchdogAt(0);
    pass(longestSilence);
    expect([watchdog.check(), watchdog.check()]).toEqual([true, false]);
    pass(longestSilence);
    expect(watchdog.check()).toBe(true);
  });
});

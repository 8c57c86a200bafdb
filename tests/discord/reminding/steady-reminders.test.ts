import { Temporal } from 'temporal-polyfill';
import { describe, expect, test, vi } from 'vitest';
import { SteadyReminders } from '../../../src/discord/reminding/steady-reminders.ts';
import { UserError } from '../../../src/errors.ts';
import { lazyLog } from '../../../src/log.ts';
import type { ReminderStore } from '../../../src/reminders/ports.ts';
import { noPreferences } from '../../../src/reminders/preferences.ts';
import { Reminders } from '../../../src/reminders/reminders.ts';
import { festival } from '../../support/festival.ts';
import { goneReminders } from '../support/gone-reminders.ts';

const schedules = {
  standard: 'test',
  find: (name: string) => (name === 'test' ? { pack: festival, version: '1' } : undefined),
};
const own = { kind: 'user', userId: '1' } as const;
const notStored = 'That could not be stored just now. Please try again later.';

function steady(store: ReminderStore, now = { milliseconds: 0 }): SteadyReminders {
  const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(now.milliseconds) };
  const reminders = new Reminders(store, schedules, clock, () => undefined);
  return new SteadyReminders(reminders, schedules, clock, lazyLog('silent'));
}

describe('a store that is gone', () => {
  test('is told to whoever changes something, or looks something up', async () => {
    const reminders = steady(goneReminders);
    const wish = {
      pack: 'test',
      what: { kind: 'sessions' },
      target: own,
      offsets: [15],
      createdBy: '1',
    } as const;
    await expect(reminders.subscribe(wish)).rejects.toThrow(new UserError(notStored, 70));
    await expect(reminders.savePreferences('1', { zone: null })).rejects.toThrow(notStored);
    await expect(reminders.list(own)).rejects.toThrow(
      'I cannot look that up just now. Please try again later.',
    );
  });

  test('still leaves what packs tell', () => {
    const reminders = steady(goneReminders);
    expect(reminders.offer('test')?.state).toBe('ahead');
    expect([reminders.findPack('test'), reminders.findPack('other')]).toEqual([festival, undefined]);
  });

  test('is known to fail, until a change is stored or a minute has passed', async () => {
    let works = false;
    const save = async () => {
      if (!works) throw new Error('gone');
      return noPreferences;
    };
    const now = { milliseconds: 0 };
    const reminders = steady({ ...goneReminders, preferences: { ...goneReminders.preferences, save } }, now);
    const change = () => reminders.savePreferences('1', { zone: null }).catch(() => undefined);
    expect(reminders.isFailing).toBe(false);
    await change();
    expect(reminders.isFailing).toBe(true);
    works = true;
    await change();
    expect(reminders.isFailing).toBe(false);
    works = false;
    await change();
    now.milliseconds = 60_000;
    expect(reminders.isFailing).toBe(false);
  });
});

test('a store that never answers is waited for five seconds', async () => {
  vi.useFakeTimers();
  try {
    const silent = { ...goneReminders.preferences, save: () => new Promise<never>(() => undefined) };
    const reminders = steady({ ...goneReminders, preferences: silent });
    const outcome = reminders.savePreferences('1', {}).catch((error: unknown) => String(error));
    await vi.advanceTimersByTimeAsync(5000);
    expect(await outcome).toBe(`UserError: ${notStored}`);
  } finally {
    vi.useRealTimers();
  }
});

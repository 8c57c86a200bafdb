import { describe, expect, test, vi } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { fixedClock } from '../../src/clock.ts';
import { SteadyStore } from '../../src/discord/steady-store.ts';
import { lazyLog } from '../../src/log.ts';
import { goneStore } from './support/gone-store.ts';

const clock = fixedClock('2030-07-06T08:30:00Z');
const log = lazyLog('silent');
const place = { channelId: '1', userId: '2', guildId: '3' };
const topic = { utterance: 'how much', answerId: 'price' };
const message = { ...place, messageId: '4' };

describe('a store that is gone', () => {
  test('leaves the defaults, and what this process knows', async () => {
    const store = new SteadyStore(goneStore, log, clock);
    expect(await store.settingsOf('3')).toEqual({ channels: [], pack: null });
    expect(await store.topicOf(place)).toBeUndefined();
    await store.saveTopic(place, topic);
    expect(await store.topicOf(place)).toEqual(topic);
  });

  test('lets every message be answered, but none twice by this process', async () => {
    const store = new SteadyStore(goneStore, log, clock);
    expect(await store.claim(message)).toBe(true);
    expect(await store.markAnswered('4', { replyIds: ['5'], kind: 'answer', entryId: null })).toBe(true);
    expect(await store.claim(message)).toBe(false);
    expect(await store.withdraw('4')).toEqual(['5']);
  });

  test('is told to whoever changes something', async () => {
    const store = new SteadyStore(goneStore, log, clock);
    await expect(store.saveSettings('3', { pack: 'x' }, '2')).rejects.toThrow(UserError);
    await expect(store.forgetUser('2')).rejects.toThrow('could not be stored just now');
  });

  test('is logged when it goes and when it is back, not each time', async () => {
    const error = vi.fn<() => void>();
    const warn = vi.fn<() => void>();
    const quiet = () => undefined;
    let works = false;
    const settingsOf = async () => {
      if (!works) throw new Error('gone');
      return { channels: ['9'], pack: null };
    };
    const changing = { ...goneStore, settings: { ...goneStore.settings, settingsOf } };
    const store = new SteadyStore(changing, () => ({ error, warn, info: quiet, debug: quiet }), clock);
    for (let time = 0; time < 3; time++) await store.settingsOf('3');
    works = true;
    for (let time = 0; time < 3; time++) await store.settingsOf('3');
    expect([error.mock.calls.length, warn.mock.calls.length]).toEqual([1, 1]);
    works = false;
    expect(await store.settingsOf('3')).toEqual({ channels: ['9'], pack: null });
  });
});

describe('a store that never answers', () => {
  test('holds an answer up for 300 ms at most', async () => {
    vi.useFakeTimers();
    try {
      const silent = { ...goneStore.settings, settingsOf: () => new Promise<never>(() => undefined) };
      const store = new SteadyStore({ ...goneStore, settings: silent }, log, clock);
      const settings = store.settingsOf('3');
      await vi.advanceTimersByTimeAsync(300);
      expect(await settings).toEqual({ channels: [], pack: null });
    } finally {
      vi.useRealTimers();
    }
  });
});

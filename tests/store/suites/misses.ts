import { expect, test } from 'vitest';
import type { Miss } from '../../../src/store/misses.ts';
import { at, type Databases, noon, opened } from '../test-store.ts';

export const miss: Miss = {
  utterance: 'how tall is the chairman',
  entryId: 'who-is-kim',
  confidence: 0.31,
  packId: 'hanoi',
  packVersion: 'a1',
  guildId: '1',
  channelId: '10',
  userId: '7',
};

export function missesSuite(databases: Databases): void {
  test('misses that differ in case, punctuation and spaces are one, told by the latest', async () => {
    const { misses } = await opened(await databases.create());
    await misses.addMiss(miss, at('12:00:00'));
    await misses.addMiss({ ...miss, utterance: 'How  tall is the Chairman?!', userId: '8' }, at('12:02:00'));
    await misses.addMiss(
      { ...miss, utterance: 'how tall is the chairman??', packVersion: 'a0' },
      at('12:01:00'),
    );
    expect(await misses.recentMisses('hanoi', 10)).toEqual([
      {
        utterance: 'How  tall is the Chairman?!',
        entryId: 'who-is-kim',
        confidence: 0.31,
        packVersion: 'a1',
        times: 3,
        people: 2,
        lastAt: at('12:02:00').epochMilliseconds,
      },
    ]);
  });

  test('the latest come first, as many as are wanted, of the pack alone', async () => {
    const { misses } = await opened(await databases.create());
    for (const [index, utterance] of ['one', 'two', 'three', 'one'].entries()) {
      await misses.addMiss({ ...miss, utterance, entryId: null }, at(`12:0${index}:00`));
    }
    await misses.addMiss({ ...miss, utterance: 'elsewhere', packId: 'singapore' }, at('12:09:00'));
    const latest = await misses.recentMisses('hanoi', 2);
    expect(latest.map(({ utterance, times }) => [utterance, times])).toEqual([
      ['one', 2],
      ['three', 1],
    ]);
    expect(await misses.recentMisses('paris', 2)).toEqual([]);
  });

  test.each([
    ['with emoji', 'why 🇻🇳 tho 🤔', 'why 🇻🇳 tho 🤔'],
    ['of emoji alone', '🤔🤔', '🤔🤔'],
    ['with a NUL, which is left out', 'wh\0y', 'why'],
    ['with half a surrogate pair, which is replaced', 'why \ud83e', 'why \ufffd'],
    ['that tries to be SQL', `'); drop table misses; --`, `'); drop table misses; --`],
    ['of 4,000 letters', 'ế'.repeat(4000), 'ế'.repeat(4000)],
  ])('an utterance %s is kept', async (_, utterance, kept) => {
    const { misses } = await opened(await databases.create());
    await misses.addMiss({ ...miss, utterance, guildId: null }, noon);
    expect(await misses.recentMisses('hanoi', 10)).toMatchObject([{ utterance: kept, times: 1 }]);
  });
}

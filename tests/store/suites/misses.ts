import { expect, test } from 'vitest';
import type { Miss } from '../../../src/store/misses.ts';
import { at, type Databases, noon, opened } from '../test-store.ts';

export const miss: Miss = {
  id: '100',
  utterance: 'how tall is the chairman',
  entryId: 'who-is-kim',
  confidence: 0.31,
  packId: 'hanoi',
  packVersion: 'a1',
  guildId: '1',
  channelId: '10',
  userId: '7',
};

let missCount = 0;

/** Another one, with these changes. */
export function missLike(changes: Partial<Miss>): Miss {
  missCount += 1;
  return { ...miss, id: `other-${missCount}`, ...changes };
}

export function missesSuite(databases: Databases): void {
  test('misses that differ in case, punctuation and spaces are one, told by the latest', async () => {
    const { misses } = await opened(await databases.create());
    await misses.addMiss(miss, at('12:00:00'));
    await misses.addMiss(missLike({ utterance: 'How  tall is the Chairman?!', userId: '8' }), at('12:02:00'));
    await misses.addMiss(
      missLike({ utterance: 'how tall is the chairman??', packVersion: 'a0' }),
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
      await misses.addMiss(missLike({ utterance, entryId: null }), at(`12:0${index}:00`));
    }
    await misses.addMiss(missLike({ utterance: 'elsewhere', packId: 'singapore' }), at('12:09:00'));
    const latest = await misses.recentMisses('hanoi', 2);
    expect(latest.map(({ utterance, times }) => [utterance, times])).toEqual([
      ['one', 2],
      ['three', 1],
    ]);
    expect(await misses.recentMisses('paris', 2)).toEqual([]);
  });

  test('a miss that two processes note is one', async () => {
    const { misses } = await opened(await databases.create());
    await Promise.all([misses.addMiss(miss, noon), misses.addMiss(miss, at('12:00:01'))]);
    expect(await misses.recentMisses('hanoi', 10)).toMatchObject([{ times: 1 }]);
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
    await misses.addMiss(missLike({ utterance, guildId: null }), noon);
    expect(await misses.recentMisses('hanoi', 10)).toMatchObject([{ utterance: kept, times: 1 }]);
  });
}

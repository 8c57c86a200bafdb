import { expect, test } from 'vitest';
import { type Databases, noon, opened } from '../test-store.ts';
import { opinion } from './feedback.ts';
import { miss, missLike } from './misses.ts';
import { question } from './answered-messages.ts';

const days = (count: number) => ({ hours: 24 * count });

export function expirySuite(databases: Databases): void {
  test('utterances and answered messages go after 30 days, topics after ten minutes', async () => {
    const store = await opened(await databases.create());
    await store.misses.addMiss(miss, noon);
    await store.answeredMessages.claim(question, noon);
    await store.topics.saveTopic(question, { utterance: 'why hanoi', answerId: 'why-vietnam' }, noon);
    const { expiry } = store;
    const kept = { misses: 0, answered_messages: 0, topics: 0 };
    expect(await expiry.removeExpired(noon.add({ seconds: 599 }))).toEqual(kept);
    expect(await expiry.removeExpired(noon.add({ seconds: 600 }))).toEqual({ ...kept, topics: 1 });
    expect(await expiry.removeExpired(noon.add(days(30)).subtract({ milliseconds: 1 }))).toEqual(kept);
    expect(await expiry.removeExpired(noon.add(days(30)))).toEqual({
      misses: 1,
      answered_messages: 1,
      topics: 0,
    });
    expect(await store.misses.recentMisses('hanoi', 1)).toEqual([]);
  });

  test('what is younger stays, and so do feedback and settings', async () => {
    const store = await opened(await databases.create());
    await store.misses.addMiss(miss, noon);
    await store.misses.addMiss(missLike({ utterance: 'how old' }), noon.add(days(1)));
    await store.feedback.saveFeedback(opinion, noon);
    await store.settings.saveSettings('1', { pack: 'hanoi' }, '7', noon);
    expect(await store.expiry.removeExpired(noon.add(days(30)))).toMatchObject({ misses: 1 });
    expect(await store.misses.recentMisses('hanoi', 9)).toMatchObject([{ utterance: 'how old' }]);
    expect(await store.feedback.feedbackOn('hanoi')).toHaveLength(1);
    expect(await store.settings.settingsOf('1')).toMatchObject({ pack: 'hanoi' });
  });

  test('thousands of rows go in one call, whether or not they are of one moment', async () => {
    const store = await opened(await databases.create());
    const add = (index: number, time: typeof noon) =>
      store.answeredMessages.claim({ ...question, messageId: String(index) }, time);
    await Promise.all(Array.from({ length: 700 }, (_, index) => add(index, noon)));
    await Promise.all(
      Array.from({ length: 700 }, (_, index) => add(700 + index, noon.add({ milliseconds: index }))),
    );
    await add(1400, noon.add({ seconds: 1 }));
    expect(await store.expiry.removeExpired(noon.add(days(30)).add({ milliseconds: 999 }))).toMatchObject({
      answered_messages: 1400,
    });
    expect(await store.answeredMessages.claim({ ...question, messageId: '1400' }, noon)).toBe(false);
  });
}

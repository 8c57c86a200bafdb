import { expect, test } from 'vitest';
import { type Databases, noon, opened } from '../test-store.ts';
import { opinion } from './feedback.ts';
import { miss, missLike } from './misses.ts';
import { question } from './answered-messages.ts';
import {
  add,
  adopt,
  channel,
  deliveriesOf,
  dinner,
  person,
  sendDue,
  server,
  wakes,
  wish,
} from './reminders/support.ts';
import { writeWhat } from '../../../src/reminders/what.ts';

const days = (count: number) => ({ hours: 24 * count });

export function expirySuite(databases: Databases): void {
  test('utterances and answered messages go after 30 days, topics after ten minutes', async () => {
    const store = await opened(await databases.create());
    await store.misses.addMiss(miss, noon);
    await store.answeredMessages.claim(question, noon);
    await store.topics.saveTopic(question, { utterance: 'why hanoi', answerId: 'why-vietnam' }, noon);
    const { expiry } = store;
    const kept = {
      misses: 0,
      answered_messages: 0,
      topics: 0,
      deliveries: 0,
      subscriptions: 0,
      occurrences: 0,
    };
    expect(await expiry.removeExpired(noon.add({ seconds: 599 }))).toEqual(kept);
    expect(await expiry.removeExpired(noon.add({ seconds: 600 }))).toEqual({ ...kept, topics: 1 });
    expect(await expiry.removeExpired(noon.add(days(30)).subtract({ milliseconds: 1 }))).toEqual(kept);
    expect(await expiry.removeExpired(noon.add(days(30)))).toEqual({
      ...kept,
      misses: 1,
      answered_messages: 1,
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
    const claim = (index: number, time: typeof noon) =>
      store.answeredMessages.claim({ ...question, messageId: String(index) }, time);
    await Promise.all(Array.from({ length: 700 }, (_, index) => claim(index, noon)));
    await Promise.all(
      Array.from({ length: 700 }, (_, index) => claim(700 + index, noon.add({ milliseconds: index }))),
    );
    await claim(1400, noon.add({ seconds: 1 }));
    expect(await store.expiry.removeExpired(noon.add(days(30)).add({ milliseconds: 999 }))).toMatchObject({
      answered_messages: 1400,
    });
    expect(await store.answeredMessages.claim({ ...question, messageId: '1400' }, noon)).toBe(false);
  });

  test('what became of a reminder is kept for 30 days; what is pending stays', async () => {
    const store = await opened(await databases.create());
    await adopt(store, [dinner]);
    await add(store, { offsets: [60, 30] });
    await sendDue(store, noon);
    expect(await store.expiry.removeExpired(noon.add(days(30)).subtract({ milliseconds: 1 }))).toMatchObject({
      deliveries: 0,
    });
    expect(await store.expiry.removeExpired(noon.add(days(30)))).toMatchObject({ deliveries: 1 });
    expect(await deliveriesOf(store)).toEqual(['reminder 30 20:00 pending 19:30']);
  });

  test('a stopped subscription goes after 30 days, with all that belongs to it', async () => {
    const store = await opened(await databases.create());
    await adopt(store, [dinner]);
    const stopped = Array.from({ length: 45 }, (_, index) => ({ kind: 'channel' as const, index }));
    for (const { index } of stopped) {
      const { id } = await add(store, { target: { ...channel, channelId: String(index) }, offsets: [60, 0] });
      await store.reminders.subscriptions.stop([id], noon.add({ milliseconds: index }));
    }
    await add(store);
    const removed = await store.expiry.removeExpired(noon.add(days(30)).add({ milliseconds: 41 }));
    expect(removed).toMatchObject({ subscriptions: 42, occurrences: 0 });
    expect(await store.expiry.removeExpired(noon.add(days(31)))).toMatchObject({ subscriptions: 3 });
    expect(await deliveriesOf(store, server)).toEqual([]);
    expect(await deliveriesOf(store)).toEqual(['reminder 60 20:00 pending 19:00']);
    expect(await store.reminders.schedule.of('hanoi')).toHaveLength(1);
  });

  test('a time that somebody named goes 30 days after its end, with the subscriptions for it', async () => {
    const store = await opened(await databases.create());
    const { subscriptions, schedule } = store.reminders;
    const what = { kind: 'time', at: dinner.start, sessionId: null } as const;
    const named = { ...dinner, subject: writeWhat(what), group: null };
    await subscriptions.add({ ...wish, what, offsets: [0] }, named, 25, noon);
    await add(store);
    const over = named.end.toInstant().add(days(30));
    const kept = await store.expiry.removeExpired(over.subtract({ milliseconds: 1 }));
    expect(kept).toMatchObject({ subscriptions: 0, occurrences: 0 });
    expect(await store.expiry.removeExpired(over)).toMatchObject({ subscriptions: 1, occurrences: 1 });
    expect(await subscriptions.of(person)).toMatchObject([{ what: { kind: 'session' } }]);
    expect(await schedule.of('hanoi')).toEqual([]);
    expect(await wakes(store)).toBeUndefined();
  });
}

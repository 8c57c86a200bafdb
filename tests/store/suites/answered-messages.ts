import { expect, test } from 'vitest';
import { at, type Databases, noon, opened } from '../test-store.ts';

export const question = { messageId: '500', channelId: '10', guildId: '1', userId: '7' };
export const answer = { replyIds: ['900', '901'], kind: 'answer', entryId: 'why-vietnam' };

export function answeredMessagesSuite(databases: Databases): void {
  test('a message is claimed once, also over a restart', async () => {
    const place = await databases.create();
    const { answeredMessages, close } = await opened(place).then((store) => ({
      answeredMessages: store.answeredMessages,
      close: () => store.close(),
    }));
    expect(await answeredMessages.claim(question, noon)).toBe(true);
    expect(await answeredMessages.claim(question, noon)).toBe(false);
    expect(await answeredMessages.claim({ ...question, messageId: '501', guildId: null }, noon)).toBe(true);
    await close();
    expect(await (await opened(place)).answeredMessages.claim(question, noon)).toBe(false);
  });

  test('of processes that claim the same messages at once, one gets each', async () => {
    const place = await databases.create();
    const stores = [await opened(place), await opened(place), await opened(place)];
    const ids = Array.from({ length: 100 }, (_, index) => String(index));
    const won = await Promise.all(
      ids.map(async (messageId) => {
        const claims = stores.map((store) => store.answeredMessages.claim({ ...question, messageId }, noon));
        return (await Promise.all(claims)).filter(Boolean).length;
      }),
    );
    expect(won).toEqual(ids.map(() => 1));
  });

  test('an answer comes back, and so does the one that replaces it', async () => {
    const { answeredMessages } = await opened(await databases.create());
    expect(await answeredMessages.answerTo('500')).toBeUndefined();
    await answeredMessages.claim(question, noon);
    expect(await answeredMessages.answerTo('500')).toBeUndefined();
    expect(await answeredMessages.markAnswered('500', answer, noon)).toBe(true);
    expect(await answeredMessages.answerTo('500')).toEqual(answer);
    const edited = { replyIds: ['900'], kind: 'abstain', entryId: null };
    expect(await answeredMessages.markAnswered('500', edited, at('12:01:00'))).toBe(true);
    expect(await answeredMessages.answerTo('500')).toEqual(edited);
  });

  test('an abandoned claim may be taken after 30 seconds by one, and no more after two minutes', async () => {
    const { answeredMessages } = await opened(await databases.create());
    await answeredMessages.claim(question, noon);
    expect(await answeredMessages.abandoned(at('12:00:29.999'))).toEqual([]);
    expect(await answeredMessages.claim(question, at('12:00:29.999'))).toBe(false);
    expect(await answeredMessages.abandoned(at('12:00:30'))).toEqual([question]);
    expect(await answeredMessages.claim(question, at('12:00:30'))).toBe(true);
    expect(await answeredMessages.claim(question, at('12:00:31'))).toBe(false);
    expect(await answeredMessages.abandoned(at('12:01:59'))).toEqual([question]);
    expect(await answeredMessages.abandoned(at('12:02:00'))).toEqual([]);
    expect(await answeredMessages.claim(question, at('12:02:00'))).toBe(false);
  });

  test('an answered message is neither abandoned nor claimed again', async () => {
    const { answeredMessages } = await opened(await databases.create());
    await answeredMessages.claim(question, noon);
    await answeredMessages.markAnswered('500', answer, noon);
    expect(await answeredMessages.abandoned(at('12:01:00'))).toEqual([]);
    expect(await answeredMessages.claim(question, at('12:01:00'))).toBe(false);
    await answeredMessages.release('500');
    expect(await answeredMessages.answerTo('500')).toEqual(answer);
  });

  test('a released message may be claimed anew', async () => {
    const { answeredMessages } = await opened(await databases.create());
    await answeredMessages.claim(question, noon);
    await answeredMessages.release('500');
    expect(await answeredMessages.claim(question, noon)).toBe(true);
  });

  test('a withdrawn message tells its replies once, and is not claimed again', async () => {
    const { answeredMessages } = await opened(await databases.create());
    expect(await answeredMessages.withdraw('500')).toEqual([]);
    await answeredMessages.claim(question, noon);
    await answeredMessages.markAnswered('500', answer, noon);
    expect(await answeredMessages.withdraw('500')).toEqual(['900', '901']);
    expect(await answeredMessages.withdraw('500')).toEqual([]);
    expect(await answeredMessages.answerTo('500')).toBeUndefined();
    expect(await answeredMessages.claim(question, at('12:01:00'))).toBe(false);
  });

  test('an answer to a message that was withdrawn meanwhile is told to go', async () => {
    const { answeredMessages } = await opened(await databases.create());
    await answeredMessages.claim(question, noon);
    expect(await answeredMessages.withdraw('500')).toEqual([]);
    expect(await answeredMessages.markAnswered('500', answer, noon)).toBe(false);
    expect(await answeredMessages.abandoned(at('12:01:00'))).toEqual([]);
  });

  test("an answer whose author's data was deleted meanwhile stays", async () => {
    const store = await opened(await databases.create());
    await store.answeredMessages.claim(question, noon);
    await store.userData.deleteUser('7');
    expect(await store.answeredMessages.markAnswered('500', answer, noon)).toBe(true);
    expect(await store.answeredMessages.answerTo('500')).toBeUndefined();
  });
}

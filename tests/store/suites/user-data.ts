import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { at, type Databases, noon, opened } from '../test-store.ts';
import { answer, question } from './answered-messages.ts';
import { opinion } from './feedback.ts';
import { miss, missLike } from './misses.ts';
import { dinner, leaseOf } from './published-events.ts';

const nothing = {
  misses: 0,
  feedback: 0,
  topics: 0,
  answered_messages: 0,
  guild_settings: 0,
  publications: 0,
};

/** A row in each table, two of misses. */
async function fill(store: Store, userId: string, guildId: string): Promise<void> {
  const where = { channelId: guildId + userId, guildId, userId };
  await store.misses.addMiss(missLike({ ...where }), noon);
  await store.misses.addMiss(missLike({ ...where, utterance: 'how old' }), at('12:01:00'));
  await store.feedback.saveFeedback({ ...opinion, userId, guildId, messageId: guildId + userId }, noon);
  await store.topics.saveTopic(where, { utterance: 'why hanoi', answerId: 'why-vietnam' }, noon);
  await store.answeredMessages.claim({ ...question, ...where, messageId: guildId + userId }, noon);
  await store.answeredMessages.markAnswered(guildId + userId, answer, noon);
  await store.settings.saveSettings(guildId + userId, { pack: 'hanoi' }, userId, noon);
  await store.publications.publish(guildId + userId, 'hanoi', userId, leaseOf('mine'));
}

function count(data: Awaited<ReturnType<Store['userData']['exportUser']>>) {
  return Object.fromEntries(Object.entries(data).map(([table, rows]) => [table, rows.length]));
}

export function userDataSuite(databases: Databases): void {
  test("a user's data is exported whole, and nobody else's", async () => {
    const store = await opened(await databases.create());
    await fill(store, '7', '1');
    await fill(store, '8', '1');
    const data = await store.userData.exportUser('7');
    expect(data).toMatchObject({
      misses: [{ user_id: '7' }, { user_id: '7' }],
      feedback: [{ user_id: '7', entry_id: 'why-vietnam', helpful: 1 }],
      topics: [{ user_id: '7', utterance: 'why hanoi', asked_at: noon.epochMilliseconds }],
      answered_messages: [{ user_id: '7', message_id: '17', state: 'answered' }],
      guild_settings: [{ guild_id: '17', updated_by: '7' }],
      publications: [{ guild_id: '17', published_by: '7' }],
    });
    expect(data.misses.map(({ utterance }) => utterance).toSorted()).toEqual(['how old', miss.utterance]);
    expect(JSON.stringify(data)).not.toContain('"8"');
  });

  test("a user's data is deleted and counted; settings stay, without a name; others lose nothing", async () => {
    const store = await opened(await databases.create());
    await fill(store, '7', '1');
    await fill(store, '8', '1');
    const deleted = {
      misses: 2,
      feedback: 1,
      topics: 1,
      answered_messages: 1,
      guild_settings: 1,
      publications: 1,
    };
    expect(await store.userData.deleteUser('7')).toEqual(deleted);
    expect(count(await store.userData.exportUser('7'))).toEqual(nothing);
    expect(count(await store.userData.exportUser('8'))).toEqual(deleted);
    expect(await store.settings.settingsOf('17')).toMatchObject({ pack: 'hanoi', updatedBy: null });
    expect(await store.publications.publicationOf('17')).toMatchObject({ pack: 'hanoi' });
    expect(await store.userData.deleteUser('7')).toEqual(nothing);
  });

  test('a guild is deleted only by name, with what its users left in it', async () => {
    const store = await opened(await databases.create());
    await fill(store, '7', '1');
    await fill(store, '7', '2');
    await store.settings.saveSettings('1', { channels: ['10'] }, '7', noon);
    await store.publications.publish('1', 'hanoi', '7', leaseOf('mine'));
    await store.publications.save('1', 'mine', dinner);
    expect(await store.userData.deleteGuild('1')).toEqual({
      misses: 2,
      feedback: 1,
      topics: 1,
      answered_messages: 1,
      guild_settings: 1,
      publications: 1,
      published_events: 1,
    });
    expect(await store.settings.settingsOf('1')).toMatchObject({ channels: [] });
    expect((await store.userData.exportUser('7')).misses.map(({ guild_id }) => guild_id)).toEqual(['2', '2']);
  });
}

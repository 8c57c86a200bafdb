import { Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { clientFor, rawEvents, restFor, startGuild } from './testing.ts';

const hello = { content: 'hello' };

async function startThreads(botPermissions: readonly 'ManageThreads'[] = []) {
  const stage = await startGuild({}, { botPermissions });
  const rest = restFor(stage.discord);
  const send = (channel: { readonly id: string }) =>
    rest.post(Routes.channelMessages(channel.id), { body: hello });
  const change = (channel: { readonly id: string }, body: object) =>
    rest.patch(Routes.channel(channel.id), { body });
  return { ...stage, rest, send, change };
}

test('a message opens an archived thread, and the gateway tells', async () => {
  const { discord, guild, general, send } = await startThreads();
  const thread = guild.thread('day two', { parent: general, archived: true });
  const client = clientFor(discord);
  await client.login(discord.token);
  const updates = rawEvents(client, /^THREAD_UPDATE$/, 1);
  await discord.ready();
  await send(thread);
  expect(await updates).toMatchObject([{ data: { id: thread.id, thread_metadata: { archived: false } } }]);
  expect(thread.messages).toHaveLength(1);
});

test('an archived thread that is locked takes messages from moderators alone (50083)', async () => {
  const { guild, general, send } = await startThreads();
  const thread = guild.thread('shut', { parent: general, archived: true, locked: true });
  await expect(send(thread)).rejects.toMatchObject({ status: 400, code: 50083 });
  guild.setBotPermissions(['ManageThreads']);
  await send(thread);
  expect(thread.record.thread).toMatchObject({ archived: false, locked: true });
});

test('a message that is refused leaves the thread archived', async () => {
  const { guild, general, rest } = await startThreads();
  const thread = guild.thread('old', { parent: general, archived: true });
  const sent = rest.post(Routes.channelMessages(thread.id), { body: { content: 'x'.repeat(2001) } });
  await expect(sent).rejects.toMatchObject({ code: 50035 });
  expect(thread.record.thread?.archived).toBe(true);
});

test('an archived thread takes neither edits nor reactions (50083)', async () => {
  const { guild, general, rest, send } = await startThreads();
  const thread = guild.thread('day two', { parent: general });
  guild.setBotPermissions(['AddReactions']);
  await send(thread);
  const [message] = thread.messages;
  thread.setThread({ archived: true });
  const path = Routes.channelMessage(thread.id, message?.id ?? '');
  await expect(rest.patch(path, { body: { content: 'y' } })).rejects.toMatchObject({ code: 50083 });
  const reaction = Routes.channelMessageOwnReaction(thread.id, message?.id ?? '', encodeURIComponent('👍'));
  await expect(rest.put(reaction)).rejects.toMatchObject({ code: 50083 });
});

test('who may write may open a thread; to archive, lock or open a locked one takes Manage Threads', async () => {
  const { guild, general, change } = await startThreads();
  const thread = guild.thread('day two', { parent: general, archived: true });
  expect(await change(thread, { archived: false })).toMatchObject({ thread_metadata: { archived: false } });
  await expect(change(thread, { archived: true })).rejects.toMatchObject({ code: 50013 });
  thread.setThread({ archived: true, locked: true });
  await expect(change(thread, { archived: false })).rejects.toMatchObject({ code: 50013 });
  guild.setBotPermissions(['ManageThreads']);
  await expect(change(thread, { locked: false })).rejects.toMatchObject({ code: 50083 });
  expect(await change(thread, { archived: false, locked: false })).toMatchObject({
    thread_metadata: { archived: false, locked: false },
  });
  general.overwriteBot({ deny: ['SendMessagesInThreads', 'ManageThreads'] });
  thread.setThread({ archived: true });
  await expect(change(thread, { archived: false })).rejects.toMatchObject({ code: 50013 });
  general.overwriteBot({ deny: ['ViewChannel'] });
  await expect(change(thread, { archived: false })).rejects.toMatchObject({ code: 50001 });
});

test('a private thread is seen by who is in it, or manages threads', async () => {
  const { guild, general, rest, send } = await startThreads();
  const thread = guild.thread('staff', { parent: general, private: true, bot: false });
  await expect(rest.get(Routes.channel(thread.id))).rejects.toMatchObject({ status: 403, code: 50001 });
  await expect(send(thread)).rejects.toMatchObject({ code: 50001 });
  thread.setBotInThread(true);
  await send(thread);
  expect(await rest.get(Routes.channel(thread.id))).toMatchObject({ type: 12, parent_id: general.id });
  thread.setBotInThread(false);
  await expect(send(thread)).rejects.toMatchObject({ code: 50001 });
});

test('what is deleted is unknown, and the gateway tells', async () => {
  const { discord, guild, general, rest, send } = await startThreads();
  const doomed = guild.addChannel({ name: 'doomed' });
  const inside = guild.thread('inside', { parent: doomed });
  const thread = guild.thread('day two', { parent: general });
  const client = clientFor(discord);
  const gone = rawEvents(client, /_DELETE$/, 2);
  await client.login(discord.token);
  await discord.ready();
  thread.delete();
  doomed.delete();
  for (const channel of [thread, doomed, inside]) {
    await expect(send(channel)).rejects.toMatchObject({ status: 404, code: 10003 });
    await expect(rest.get(Routes.channel(channel.id))).rejects.toMatchObject({ code: 10003 });
  }
  expect((await gone).map(({ name, data }) => [name, data['id']])).toEqual([
    ['THREAD_DELETE', thread.id],
    ['CHANNEL_DELETE', doomed.id],
  ]);
});

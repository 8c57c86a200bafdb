import { Routes } from 'discord.js';
import { expect, test } from 'vitest';
import type { PermissionName } from './rules/permissions.ts';
import { restFor, startGuild } from './testing.ts';

const embed = { embeds: [{ description: 'x' }] };

test.each<[PermissionName, object, number, number]>([
  ['ViewChannel', { content: 'x' }, 403, 50001],
  ['SendMessages', { content: 'x' }, 403, 50013],
  ['EmbedLinks', embed, 403, 50013],
])('without %s a message is refused', async (permission, body, status, code) => {
  const { discord, guild } = await startGuild(
    {},
    { channels: ['general', { name: 'quiet', denyBot: [permission] }] },
  );
  const sent = restFor(discord).post(Routes.channelMessages(guild.channel('quiet').id), { body });
  await expect(sent).rejects.toMatchObject({ status, code });
});

test('a reply needs the history, a reaction its own permission, and others’ messages can only be managed', async () => {
  const { discord, ada, guild, general } = await startGuild(
    {},
    { channels: ['general', { name: 'quiet', denyBot: ['ReadMessageHistory', 'AddReactions'] }] },
  );
  const rest = restFor(discord);
  const quiet = guild.channel('quiet');
  const message = ada.says(quiet, 'x');
  const body = { content: 'x', message_reference: { message_id: message.id } };
  await expect(rest.post(Routes.channelMessages(quiet.id), { body })).rejects.toMatchObject({ code: 160002 });
  const reaction = Routes.channelMessageOwnReaction(quiet.id, message.id, encodeURIComponent('👍'));
  await expect(rest.put(reaction)).rejects.toMatchObject({ code: 50013 });
  const path = Routes.channelMessage(general.id, ada.says(general, 'x').id);
  await expect(rest.delete(path)).rejects.toMatchObject({ code: 50013 });
  await expect(rest.patch(path, { body: { content: 'y' } })).rejects.toMatchObject({ code: 50005 });
  guild.setBotPermissions(['ManageMessages']);
  await rest.delete(path);
});

test('overwrites take effect when they change', async () => {
  const { discord, general } = await startGuild();
  const send = () => restFor(discord).post(Routes.channelMessages(general.id), { body: { content: 'x' } });
  general.overwriteBot({ deny: ['SendMessages'] });
  await expect(send()).rejects.toMatchObject({ code: 50013 });
  general.overwriteBot({});
  await send();
  expect(general.messages).toHaveLength(1);
});

test('what does not exist is unknown', async () => {
  const { discord, ada, general } = await startGuild();
  const rest = restFor(discord);
  const reply = { content: 'x', message_reference: { message_id: '1' } };
  await expect(rest.get(Routes.channel('1'))).rejects.toMatchObject({ code: 10003 });
  await expect(rest.get(Routes.guild('1'))).rejects.toMatchObject({ code: 10004 });
  await expect(rest.get(Routes.user('1'))).rejects.toMatchObject({ code: 10013 });
  await expect(rest.get(Routes.channelMessage(general.id, '1'))).rejects.toMatchObject({ code: 10008 });
  await expect(rest.post(Routes.channelMessages(general.id), { body: reply })).rejects.toMatchObject({
    code: 50035,
    message: expect.stringContaining('REPLIES_UNKNOWN_MESSAGE'),
  });
  await rest.post(Routes.channelMessages(general.id), {
    body: { ...reply, message_reference: { message_id: '1', fail_if_not_exists: false } },
  });
  const gone = ada.says(general, 'x');
  ada.deletes(gone);
  await expect(rest.get(Routes.channelMessage(general.id, gone.id))).rejects.toMatchObject({ code: 10008 });
});

test('somebody who takes no direct messages gets none (50007)', async () => {
  const { discord, ada } = await startGuild();
  const rest = restFor(discord);
  const send = () => rest.post(Routes.channelMessages(ada.dm.id), { body: { content: 'x' } });
  expect(await rest.post(Routes.userChannels(), { body: { recipient_id: ada.id } })).toMatchObject({
    id: ada.dm.id,
  });
  ada.closeDirectMessages();
  await expect(send()).rejects.toMatchObject({ code: 50007 });
  ada.closeDirectMessages(false);
  await send();
  expect(ada.dm.messages).toHaveLength(1);
});

test('a locked thread that is archived takes no message, an open one wakes up', async () => {
  const { discord, guild } = await startGuild(
    {},
    {
      channels: [
        'general',
        { name: 'old', parent: 'general', archived: true },
        { name: 'shut', parent: 'general', archived: true, locked: true },
      ],
    },
  );
  const send = (name: string) =>
    restFor(discord).post(Routes.channelMessages(guild.channel(name).id), { body: { content: 'x' } });
  await expect(send('shut')).rejects.toMatchObject({ code: 50083 });
  await send('old');
  expect(guild.channel('old').record.thread?.archived).toBe(false);
});

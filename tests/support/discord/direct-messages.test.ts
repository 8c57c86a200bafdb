import { Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { restFor, startGuild } from './testing.ts';

test('direct messages are opened once and for all', async () => {
  const { discord, ada } = await startGuild();
  const rest = restFor(discord);
  const open = () => rest.post(Routes.userChannels(), { body: { recipient_id: ada.id } });
  const first = await open();
  expect(first).toMatchObject({ type: 1, id: ada.dm.id, recipients: [{ id: ada.id }] });
  expect(await open()).toEqual(first);
});

test('the conversation of somebody who closes it opens, but takes nothing until they open it again', async () => {
  const { discord, ada } = await startGuild();
  const rest = restFor(discord);
  ada.closeDirectMessages();
  await rest.post(Routes.userChannels(), { body: { recipient_id: ada.id } });
  const send = () => rest.post(Routes.channelMessages(ada.dm.id), { body: { content: 'x' } });
  await expect(send()).rejects.toMatchObject({ status: 403, code: 50007 });
  ada.closeDirectMessages(false);
  await send();
  expect(ada.dm.messages).toHaveLength(1);
  ada.blocks();
  await expect(send()).rejects.toMatchObject({ status: 403, code: 50007 });
  expect(ada.dm.messages).toHaveLength(1);
  ada.blocks(false);
  await send();
});

test('nobody opens direct messages with who does not exist', async () => {
  const { discord } = await startGuild();
  const opened = restFor(discord).post(Routes.userChannels(), { body: { recipient_id: '1' } });
  await expect(opened).rejects.toMatchObject({ code: 10013 });
});

import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { Delivery } from '../../../src/reminders/delivery.ts';
import { deliveryOf, forChannel, occurrence } from './deliveries.ts';
import { startPostman } from './postman-stage.ts';

const gala = occurrence('session:gala');
const listed = 'GET /channels/:channel/messages';

function inChannel(channel: { readonly id: string }, creator: { readonly id: string } | null): Delivery {
  return deliveryOf(gala, forChannel(channel.id), { createdBy: creator?.id ?? null });
}

/** The ids of two deliveries are never the same. */
function another(delivery: Delivery): Delivery {
  return { ...delivery, id: 'vutsrqponmlkjihgfedcba' };
}

const since = () => Temporal.Now.instant();

test('a reminder is found where it was posted, and another one is not', async () => {
  const { postman, general, ada } = await startPostman();
  const delivery = inChannel(general, ada);
  const start = since();
  await postman.post({ delivery, timing: 'ahead' });
  expect(await postman.lookFor(delivery, start)).toEqual({
    kind: 'found',
    channelId: general.id,
    messageId: general.messages[0]?.id,
  });
  expect(await postman.lookFor(another(delivery), start)).toEqual({ kind: 'absent' });
});

test('a personal reminder is found in the direct messages', async () => {
  const { postman, ada } = await startPostman();
  const delivery = deliveryOf(gala, { kind: 'user', userId: ada.id });
  await postman.post({ delivery, timing: 'ahead' });
  expect(await postman.lookFor(delivery, since())).toMatchObject({ kind: 'found', channelId: ada.dm.id });
});

test('a reminder is found where it was diverted to', async () => {
  const { postman, guild, general, ada } = await startPostman();
  const thread = guild.thread('shut', { parent: general, archived: true, locked: true });
  const toParent = inChannel(thread, ada);
  await postman.post({ delivery: toParent, timing: 'ahead' });
  expect(await postman.lookFor(toParent, since())).toMatchObject({ kind: 'found', channelId: general.id });
  general.overwriteBot({ deny: ['SendMessages'] });
  const toCreator = another(toParent);
  await postman.post({ delivery: toCreator, timing: 'ahead' });
  expect(await postman.lookFor(toCreator, since())).toMatchObject({ kind: 'found', channelId: ada.dm.id });
});

test('all that was said since then is read, a page at a time', async () => {
  const { discord, postman, general, ada } = await startPostman();
  const delivery = inChannel(general, null);
  const start = since();
  for (let count = 0; count < 230; count += 1) ada.says(general, `chat ${count}`);
  expect(await postman.lookFor(delivery, start)).toEqual({ kind: 'absent' });
  expect(discord.requestsTo(listed)).toHaveLength(3);
  await postman.post({ delivery, timing: 'ahead' });
  expect(await postman.lookFor(delivery, start)).toMatchObject({ kind: 'found' });
});

test('what was said long before is not read', async () => {
  const { discord, postman, general, ada } = await startPostman();
  for (let count = 0; count < 120; count += 1) ada.says(general, `chat ${count}`);
  await postman.lookFor(inChannel(general, null), since().add({ minutes: 2 }));
  expect(discord.requestsTo(listed)).toHaveLength(1);
});

test('nothing is certain where the bot may not read', async () => {
  const { postman, general, ada } = await startPostman();
  general.overwriteBot({ deny: ['ReadMessageHistory'] });
  expect(await postman.lookFor(inChannel(general, ada), since())).toEqual({ kind: 'unclear' });
});

test('in a channel that is gone, nothing is', async () => {
  const { postman, general, ada } = await startPostman();
  general.delete();
  expect(await postman.lookFor(inChannel(general, ada), since())).toEqual({ kind: 'absent' });
});

test('what nobody answers is to be asked again', async () => {
  const { discord, postman, general, ada } = await startPostman();
  discord.fail({ on: listed, times: 1, with: { status: 500 } });
  expect(await postman.lookFor(inChannel(general, ada), since())).toEqual({
    kind: 'not now',
    retryAfter: null,
  });
});

test("the bot's own message without buttons may be the reminder, unless it is an answer", async () => {
  const { discord, postman, general, ada } = await startPostman();
  const delivery = inChannel(general, ada);
  const { messages } = discord.world;
  const start = since();
  await postman.post({ delivery: another(delivery), timing: 'ahead' });
  expect(await postman.lookFor(delivery, start)).toEqual({ kind: 'absent' });
  const own = messages.get(general.messages[0]?.id ?? '');
  if (own) own.data.components = [];
  expect(await postman.lookFor(delivery, start)).toEqual({ kind: 'unclear' });
});

test('nothing is looked for before the bot knows who it is', async () => {
  const { postman, general, ada } = await startPostman({}, { selfId: undefined });
  expect(await postman.lookFor(inChannel(general, ada), since())).toEqual({
    kind: 'not now',
    retryAfter: null,
  });
});

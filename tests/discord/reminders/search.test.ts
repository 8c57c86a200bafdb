import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../src/reminders/delivery.ts';
import type { Diversion } from '../../../src/reminders/diversion.ts';
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

/** A postman, and whether a delivery is found that was attempted when he started. */
async function startSearch(...given: Parameters<typeof startPostman>) {
  const stage = await startPostman(...given);
  const at = stage.clock.now();
  const lookFor = (delivery: Delivery, diversion: Diversion | null = null) =>
    stage.postman.lookFor(delivery, { at, diversion });
  return { ...stage, lookFor };
}

test('a reminder is found where it was posted, and another one is not', async () => {
  const { post, lookFor, general, ada } = await startSearch();
  const delivery = inChannel(general, ada);
  await post({ delivery, timing: 'ahead' });
  expect(await lookFor(delivery)).toEqual({
    kind: 'found',
    channelId: general.id,
    messageId: general.messages[0]?.id,
  });
  expect(await lookFor(another(delivery))).toEqual({ kind: 'absent' });
});

test('a personal reminder is found in the direct messages', async () => {
  const { post, lookFor, ada } = await startSearch();
  const delivery = deliveryOf(gala, { kind: 'user', userId: ada.id });
  await post({ delivery, timing: 'ahead' });
  expect(await lookFor(delivery)).toMatchObject({ kind: 'found', channelId: ada.dm.id });
});

test('a reminder is looked for where it was diverted to, and nowhere else', async () => {
  const { discord, post, diversions, lookFor, guild, general, ada } = await startSearch();
  const thread = guild.thread('shut', { parent: general, archived: true, locked: true });
  const toParent = inChannel(thread, ada);
  await post({ delivery: toParent, timing: 'ahead' });
  expect(await lookFor(toParent, diversions.at(-1))).toMatchObject({ kind: 'found', channelId: general.id });
  general.overwriteBot({ deny: ['SendMessages'] });
  const toCreator = another(toParent);
  await post({ delivery: toCreator, timing: 'ahead' });
  expect(diversions.at(-1)).toEqual({ to: 'creator', why: 'closed' });
  expect(await lookFor(toCreator, diversions.at(-1))).toMatchObject({ kind: 'found', channelId: ada.dm.id });
  const read = discord.requests.filter(({ route }) => route === listed).map(({ path }) => path.split('/')[2]);
  expect(read).toEqual([general.id, ada.dm.id]);
});

test('where nobody remembers the channel of a thread that is gone, nothing is certain', async () => {
  const { lookFor, guild, general, ada } = await startSearch();
  const thread = guild.thread('day two', { parent: general });
  thread.delete();
  const diversion = { to: 'parent-channel', why: 'channel-gone' } as const;
  expect(await lookFor(inChannel(thread, ada), diversion)).toEqual({ kind: 'unclear' });
});

test('all that was said since then is read, a page at a time', async () => {
  const { discord, post, lookFor, general, ada } = await startSearch();
  const delivery = inChannel(general, null);
  for (let count = 0; count < 230; count += 1) ada.says(general, `chat ${count}`);
  expect(await lookFor(delivery)).toEqual({ kind: 'absent' });
  expect(discord.requestsTo(listed)).toHaveLength(3);
  await post({ delivery, timing: 'ahead' });
  expect(await lookFor(delivery)).toMatchObject({ kind: 'found' });
});

test('what was said long before is not read', async () => {
  const { discord, clock, postman, general, ada } = await startSearch();
  for (let count = 0; count < 120; count += 1) ada.says(general, `chat ${count}`);
  clock.advance({ hours: 2 });
  await postman.lookFor(inChannel(general, null), { at: clock.now(), diversion: null });
  expect(discord.requestsTo(listed)).toHaveLength(1);
});

test('nothing is certain where the bot may not read', async () => {
  const { lookFor, general, ada } = await startSearch();
  general.overwriteBot({ deny: ['ReadMessageHistory'] });
  expect(await lookFor(inChannel(general, ada))).toEqual({ kind: 'unclear' });
});

test('in a channel that is gone, nothing is', async () => {
  const { lookFor, general, ada } = await startSearch();
  general.delete();
  expect(await lookFor(inChannel(general, ada))).toEqual({ kind: 'absent' });
});

test('what nobody answers is to be asked again', async () => {
  const { discord, lookFor, general, ada } = await startSearch();
  discord.fail({ on: listed, times: 1, with: { status: 500 } });
  expect(await lookFor(inChannel(general, ada))).toEqual({ kind: 'not now', retryAfter: null });
});

test('a look that broke off goes on where it was', async () => {
  const { discord, post, lookFor, general, ada } = await startSearch();
  const delivery = inChannel(general, ada);
  for (let count = 0; count < 250; count += 1) ada.says(general, `chat ${count}`);
  await post({ delivery, timing: 'ahead' });
  const fault = discord.fail({ on: listed, after: 1, with: { status: 500 } });
  expect(await lookFor(delivery)).toEqual({ kind: 'not now', retryAfter: null });
  expect(await lookFor(delivery)).toEqual({ kind: 'not now', retryAfter: null });
  fault.stop();
  expect(await lookFor(delivery)).toMatchObject({ kind: 'found' });
  expect(discord.requestsTo(listed)).toHaveLength(5);
});

test("the bot's own message without buttons may be the reminder, unless it is an answer", async () => {
  const { discord, post, lookFor, general, ada } = await startSearch();
  const delivery = inChannel(general, ada);
  const { messages } = discord.world;
  await post({ delivery: another(delivery), timing: 'ahead' });
  expect(await lookFor(delivery)).toEqual({ kind: 'absent' });
  const own = messages.get(general.messages[0]?.id ?? '');
  if (own) own.data.components = [];
  expect(await lookFor(delivery)).toEqual({ kind: 'unclear' });
});

test('nothing is looked for before the bot knows who it is', async () => {
  const { lookFor, general, ada } = await startSearch({}, { selfId: undefined });
  expect(await lookFor(inChannel(general, ada))).toEqual({ kind: 'not now', retryAfter: null });
});

describe('a reminder is found', () => {
  const posted = '2030-07-06T17:45:00Z';

  test.each([
    { why: 'the machine is three days ahead of Discord', discord: '2030-07-03T17:45:00Z' },
    { why: 'the machine is three days behind Discord', discord: '2030-07-09T17:45:00Z' },
  ])('although $why', async ({ discord }) => {
    const clock = { now: () => Temporal.Instant.from(discord).epochMilliseconds };
    const { post, lookFor, general, ada } = await startSearch({}, {}, { clock });
    const delivery = inChannel(general, ada);
    await post({ delivery, timing: 'ahead' });
    expect(await lookFor(delivery)).toMatchObject({ kind: 'found' });
  });

  test.each([
    { why: 'back by ten minutes', ahead: { minutes: 10 } },
    { why: 'back by a day', ahead: { days: 1 } },
  ])('although the clock was set $why since then', async ({ ahead }) => {
    const { clock, post, postman, general, ada } = await startSearch();
    const delivery = inChannel(general, ada);
    await post({ delivery, timing: 'ahead' });
    clock.advance({ minutes: 5 });
    const at = Temporal.Instant.from(posted).add({ hours: ahead.days ? 24 : 0, minutes: ahead.minutes ?? 0 });
    expect(await postman.lookFor(delivery, { at, diversion: null })).toMatchObject({ kind: 'found' });
  });
});

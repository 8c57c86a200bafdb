import { describe, expect, test } from 'vitest';
import type { ChannelHandle } from '../../support/discord/actors/places.ts';
import type { UserActor } from '../../support/discord/actors/user-actor.ts';
import { asTimePasses, comeTo, said, simulate, type SimulationOptions } from './simulated.ts';

const post = 'POST /channels/:channel/messages';
const dueAt = '2030-07-06T17:45:00Z';

/** Ada's own reminder of the gala, and the clock just before it is due. */
async function nearlyDue(options: SimulationOptions = {}) {
  const stage = await simulate(options);
  await said(stage.ada, '/remind me', { session: 'gala', before: '15 minutes' });
  return stage;
}

describe('Discord in trouble', () => {
  test('5xx: the reminder is tried again, and comes once', async () => {
    const { discord, clock, ada } = await nearlyDue();
    const fault = discord.fail({ on: post, times: 4, with: { status: 503 } });
    await comeTo(clock, dueAt);
    const message = await asTimePasses(clock, discord.nextMessage(ada.dm));
    expect(message.content).toContain('**Closing gala** starts');
    expect(fault.hits).toBe(4);
    expect(discord.repeatedPosts()).toEqual([]);
  });

  test('a storm of 429: the reminder waits, and comes once', async () => {
    const { discord, clock, ada } = await nearlyDue();
    discord.fail({ on: post, times: 3, with: { retryAfter: 0.05 } });
    await comeTo(clock, dueAt);
    await asTimePasses(clock, discord.nextMessage(ada.dm));
    expect(discord.posts(ada.dm)).toHaveLength(1);
  });

  test('an answer that is lost: the request is repeated with its nonce, and one message is there', async () => {
    const { discord, clock, ada } = await nearlyDue();
    discord.fail({ on: post, times: 1, with: { lost: 'reply' } });
    await comeTo(clock, dueAt);
    await discord.nextMessage(ada.dm);
    const repeated = discord.until('the repetition', () => discord.posts(ada.dm)[0]?.suppressed === 1);
    await asTimePasses(clock, repeated);
    expect(discord.posts(ada.dm)).toHaveLength(1);
  });
});

async function untilStatus(who: UserActor, where: ChannelHandle, expected: RegExp): Promise<void> {
  await expect.poll(() => said(who, '/remind status', {}, where)).toMatch(expected);
}

describe('a place that changes between two tries of one reminder', () => {
  /** The first try is posted, and its answer lost; the thread is closed or open as it was set up. */
  async function tried(thread: { readonly locked: boolean }) {
    const guild = { botPermissions: ['SendMessagesInThreads'] } as const;
    const stage = await simulate({ guild });
    const { discord, clock, ada, general } = stage;
    const talk = stage.guild.thread('day two', { parent: general });
    await said(ada, '/remind channel', { channel: talk, what: 'gala', before: '15 minutes' }, general);
    if (thread.locked) talk.setThread({ archived: true, locked: true });
    const first = thread.locked ? general : talk;
    discord.fail({ on: `POST /channels/${first.id}/messages`, times: 1, with: { lost: 'reply' } });
    await comeTo(clock, dueAt);
    await discord.until('the first try', () => discord.posts().length === 1);
    return { ...stage, talk };
  }

  test('a thread that is locked after it got the reminder: its channel does not get it as well', async () => {
    const { discord, clock, ada, general, talk } = await tried({ locked: false });
    talk.setThread({ archived: true, locked: true });
    await asTimePasses(clock, untilStatus(ada, general, /: sent </));
    expect(discord.posts().map(({ channelId }) => channelId)).toEqual([talk.id]);
  });

  test('a thread that is opened after its channel got the reminder: it does not get it as well', async () => {
    const { discord, clock, ada, general, talk } = await tried({ locked: true });
    talk.setThread({ archived: false, locked: false });
    await asTimePasses(clock, untilStatus(ada, general, /: sent <.*, in the channel of the thread/));
    expect(discord.posts().map(({ channelId }) => channelId)).toEqual([general.id]);
  });
});

describe('an outcome that nobody knows until the nonce is forgotten', () => {
  /** The message was posted, the answer was lost, and the bot was away for ten minutes. */
  async function inDoubt(options: SimulationOptions = {}) {
    const stage = await nearlyDue(options);
    const { discord, clock, ada, end } = stage;
    discord.fail({ on: post, times: 1, with: { lost: 'reply' } });
    await comeTo(clock, dueAt);
    const message = await discord.nextMessage(ada.dm);
    await clock.nextWait();
    await end();
    clock.advance({ minutes: 10 });
    return { ...stage, message };
  }

  test('it is found in the channel, and not sent again', async () => {
    const { discord, clock, ada, start } = await inDoubt();
    await start();
    await expect.poll(() => said(ada, '/remind status')).toContain('15 minutes before: sent');
    await clock.nextWait();
    expect(discord.posts(ada.dm)).toHaveLength(1);
  });

  test('it is not found there, as nothing arrived, and is sent', async () => {
    const { discord, clock, ada, end, start } = await nearlyDue();
    const fault = discord.fail({ on: post, times: 1, with: { lost: 'request' } });
    await comeTo(clock, dueAt);
    await expect.poll(() => fault.hits).toBe(1);
    await clock.nextWait();
    await end();
    clock.advance({ minutes: 10 });
    await start();
    expect((await discord.nextMessage(ada.dm)).content).toContain('**Closing gala** starts');
  });

  test('the channel cannot be read: it is unknown, /remind status says so, and it is not sent again', async () => {
    const stage = await simulate();
    const { discord, clock, ada, general, end, start } = stage;
    const wish = { channel: general, what: 'gala', before: '15 minutes' };
    await said(ada, '/remind channel', wish, general);
    discord.fail({ on: post, times: 1, with: { lost: 'reply' } });
    await comeTo(clock, dueAt);
    await discord.nextMessage(general);
    await clock.nextWait();
    await end();
    clock.advance({ minutes: 10 });
    general.overwriteBot({ deny: ['ReadMessageHistory'] });
    await start();
    await expect.poll(() => said(ada, '/remind status', {}, general)).toMatch(/perhaps sent/);
    expect(discord.posts(general)).toHaveLength(1);
  });
});

describe('a place that takes no reminder', () => {
  async function inChannel() {
    const stage = await simulate({ guild: { channels: ['general', 'events'] } });
    const channel = stage.guild.channel('events');
    const wish = { channel, what: 'sessions', before: '15 minutes' };
    await said(stage.ada, '/remind channel', wish, stage.general);
    return { ...stage, channel };
  }

  test('a channel that is deleted: whoever set it up gets a direct message, and it is paused', async () => {
    const { discord, clock, ada, general, channel } = await inChannel();
    channel.delete();
    await comeTo(clock, '2030-07-06T07:45:00Z');
    const message = await discord.nextMessage(ada.dm);
    expect(message.content).toContain('**Trumpet workshop** starts');
    await expect.poll(() => said(ada, '/remind list', {}, general)).toMatch(/paused/i);
    await comeTo(clock, dueAt);
    await clock.nextWait();
    expect(ada.dm.messages).toHaveLength(1);
  });

  test('a channel without permission: the same; it goes on once it is mended and resumed', async () => {
    const { discord, clock, ada, general, channel } = await inChannel();
    channel.overwriteBot({ deny: ['SendMessages'] });
    await comeTo(clock, '2030-07-06T07:45:00Z');
    await discord.nextMessage(ada.dm);
    channel.overwriteBot({ allow: ['SendMessages'] });
    await expect.poll(() => said(ada, '/remind list', {}, general)).toMatch(/paused/i);
    const list = await ada.uses(general, '/remind list').response();
    const option = 'Server, 1. every session of Lakeside Jazz Festival 2030, 15 minutes before';
    await ada.selects(list, 'Resume', [option]).response();
    await comeTo(clock, dueAt);
    expect((await discord.nextMessage(channel)).content).toContain('**Closing gala** starts');
  });

  test('closed direct messages: it is paused, and /remind list says why', async () => {
    const { clock, ada, general } = await nearlyDue();
    ada.closeDirectMessages(true);
    await comeTo(clock, dueAt);
    await expect.poll(() => said(ada, '/remind list', {}, general)).toMatch(/paused/i);
  });
});

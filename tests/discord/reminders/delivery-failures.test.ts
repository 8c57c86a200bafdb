import { describe, expect, test } from 'vitest';
import { said, simulate, type SimulationOptions } from './simulated.ts';

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
    const { discord, comeTo, asTimePasses, ada } = await nearlyDue();
    const fault = discord.fail({ on: post, times: 4, with: { status: 503 } });
    await comeTo(dueAt);
    const message = await asTimePasses(discord.nextMessage(ada.dm));
    expect(message.content).toContain('**Closing gala** starts');
    expect(fault.hits).toBe(4);
    expect(discord.repeatedPosts()).toEqual([]);
  });

  test('a storm of 429: the reminder waits, and comes once', async () => {
    const { discord, comeTo, asTimePasses, ada } = await nearlyDue();
    discord.fail({ on: post, times: 3, with: { retryAfter: 0.05 } });
    await comeTo(dueAt);
    await asTimePasses(discord.nextMessage(ada.dm));
    expect(discord.posts(ada.dm)).toHaveLength(1);
  });

  test('an answer that is lost: the request is repeated with its nonce, and one message is there', async () => {
    const { discord, comeTo, asTimePasses, ada } = await nearlyDue();
    discord.fail({ on: post, times: 1, with: { lost: 'reply' } });
    await comeTo(dueAt);
    await discord.nextMessage(ada.dm);
    const repeated = discord.until('the repetition', () => discord.posts(ada.dm)[0]?.suppressed === 1);
    await asTimePasses(repeated);
    expect(discord.posts(ada.dm)).toHaveLength(1);
  });
});

describe('a place that changes between two tries of one reminder', () => {
  /** The first try is posted, and its answer lost; the thread is closed or open as it was set up. */
  async function tried(thread: { readonly locked: boolean }) {
    const guild = { botPermissions: ['SendMessagesInThreads'] } as const;
    const stage = await simulate({ guild });
    const { discord, comeTo, ada, general } = stage;
    const talk = stage.guild.thread('day two', { parent: general });
    await said(ada, '/remind channel', { channel: talk, what: 'gala', before: '15 minutes' }, general);
    if (thread.locked) talk.setThread({ archived: true, locked: true });
    const first = thread.locked ? general : talk;
    discord.fail({ on: `POST /channels/${first.id}/messages`, times: 1, with: { lost: 'reply' } });
    await comeTo(dueAt);
    expect(discord.posts()).toHaveLength(1);
    return { ...stage, talk };
  }

  test('a thread that is locked after it got the reminder: its channel does not get it as well', async () => {
    const { discord, clock, idle, ada, general, talk } = await tried({ locked: false });
    talk.setThread({ archived: true, locked: true });
    clock.advance({ seconds: 10 });
    await idle();
    expect(await said(ada, '/remind status', {}, general)).toMatch(/: sent </);
    expect(discord.posts().map(({ channelId }) => channelId)).toEqual([talk.id]);
  });

  test('a thread that is opened after its channel got the reminder: it does not get it as well', async () => {
    const { discord, clock, idle, ada, general, talk } = await tried({ locked: true });
    talk.setThread({ archived: false, locked: false });
    clock.advance({ seconds: 10 });
    await idle();
    expect(await said(ada, '/remind status', {}, general)).toMatch(
      /: sent <.*, in the channel of the thread/,
    );
    expect(discord.posts().map(({ channelId }) => channelId)).toEqual([general.id]);
  });
});

describe('an outcome that nobody knows until the nonce is forgotten', () => {
  /** The message was posted, the answer was lost, and the bot was away for ten minutes. */
  async function inDoubt(options: SimulationOptions = {}) {
    const stage = await nearlyDue(options);
    const { discord, clock, idle, comeTo, ada, end } = stage;
    discord.fail({ on: post, times: 1, with: { lost: 'reply' } });
    await comeTo(dueAt);
    const message = await discord.nextMessage(ada.dm);
    await idle();
    await end();
    clock.advance({ minutes: 10 });
    return { ...stage, message };
  }

  test('it is found in the channel, and not sent again', async () => {
    const { discord, idle, ada, start } = await inDoubt();
    await start();
    await expect.poll(() => said(ada, '/remind status')).toContain('15 minutes before: sent');
    await idle();
    expect(discord.posts(ada.dm)).toHaveLength(1);
  });

  test('it is not found there, as nothing arrived, and is sent', async () => {
    const { discord, clock, idle, comeTo, ada, end, start } = await nearlyDue();
    const fault = discord.fail({ on: post, times: 1, with: { lost: 'request' } });
    await comeTo(dueAt);
    await expect.poll(() => fault.hits).toBe(1);
    await idle();
    await end();
    clock.advance({ minutes: 10 });
    await start();
    expect((await discord.nextMessage(ada.dm)).content).toContain('**Closing gala** starts');
  });

  test('the channel cannot be read: it is unknown, /remind status says so, and it is not sent again', async () => {
    const stage = await simulate();
    const { discord, clock, idle, comeTo, ada, general, end, start } = stage;
    const wish = { channel: general, what: 'gala', before: '15 minutes' };
    await said(ada, '/remind channel', wish, general);
    discord.fail({ on: post, times: 1, with: { lost: 'reply' } });
    await comeTo(dueAt);
    await discord.nextMessage(general);
    await idle();
    await end();
    clock.advance({ minutes: 10 });
    general.overwriteBot({ deny: ['ReadMessageHistory'] });
    await start();
    await expect.poll(() => said(ada, '/remind status', {}, general)).toMatch(/perhaps sent/);
    expect(discord.posts(general)).toHaveLength(1);
  });
});

import { describe, expect, test } from 'vitest';
import type { OptionValues } from '../../support/discord/actors/command-options.ts';
import type { ChannelHandle } from '../../support/discord/actors/places.ts';
import { said, simulate, type SimulationOptions, timesOf } from './simulated.ts';

const workshop = { due: '2030-07-06T07:45:00Z', text: '**Trumpet workshop** starts' };
const gala = { due: '2030-07-06T17:45:00Z', text: '**Closing gala** starts' };

/** As it stands in the list of the server, and in that of a person. */
const every = 'every session of Lakeside Jazz Festival 2030, 15 minutes before';

/** Before the workshop; the opening concert is over. */
async function set(guild: SimulationOptions['guild'] = {}) {
  const stage = await simulate({ guild, at: '2030-07-06T06:00:00Z' });
  const { ada, general } = stage;
  return {
    ...stage,
    /** Ada has the sessions told in a channel. */
    remindIn: async (channel: ChannelHandle, values: OptionValues = {}) =>
      said(ada, '/remind channel', { channel, what: 'sessions', before: '15 minutes', ...values }, general),
    listed: () => said(ada, '/remind list', {}, general),
    status: () => said(ada, '/remind status', {}, general),
    resume: async (option: string) => {
      const list = await ada.uses(general, '/remind list').response();
      await ada.selects(list, 'Resume', [option]).response();
      await stage.discord.until('the new list', () => list.content.startsWith('Resumed.'));
      await stage.idle();
    },
  };
}

/** The text of the only message in a channel, and its small print. */
function linesOf(channel: ChannelHandle): string[] {
  expect(channel.messages).toHaveLength(1);
  return channel.messages[0]?.content.split('\n') ?? [];
}

describe('a thread that is archived', () => {
  test('is opened by its reminder', async () => {
    const { comeTo, guild, general, remindIn, listed, status } = await set();
    const thread = guild.thread('day two', { parent: general });
    await remindIn(thread);
    thread.setThread({ archived: true });
    await comeTo(workshop.due);
    expect(linesOf(thread)).toEqual([expect.stringContaining(workshop.text)]);
    expect(thread.record.thread?.archived).toBe(false);
    expect(general.messages).toEqual([]);
    expect(await status()).toMatch(/15 minutes before in <#\d+>: sent <t:\d+:F> · \[message\]/);
    expect(await listed()).not.toContain('paused');
  });

  test('and locked, is stood in for by its channel, which says why; the reminders go on', async () => {
    const { comeTo, guild, general, remindIn, listed, status } = await set();
    const thread = guild.thread('day two', { parent: general });
    await remindIn(thread);
    thread.setThread({ archived: true, locked: true });
    await comeTo(workshop.due);
    expect(linesOf(general)).toEqual([
      expect.stringContaining(workshop.text),
      `-# Posted here because the thread <#${thread.id}> is closed, and I may not open it.`,
    ]);
    expect(thread.messages).toEqual([]);
    expect(await status()).toContain(
      `, in the channel of the thread, as <#${thread.id}> takes no messages · [message](https://discord.com/channels/${guild.id}/${general.id}/${general.messages[0]?.id})`,
    );
    expect(await listed()).not.toContain('paused');
    thread.setThread({ archived: false, locked: false });
    await comeTo(gala.due);
    expect(linesOf(thread)).toEqual([expect.stringContaining(gala.text)]);
    expect(general.messages).toHaveLength(1);
  });

  test('and locked, is opened with Manage Threads', async () => {
    const { comeTo, guild, general, remindIn } = await set({ botPermissions: ['ManageThreads'] });
    const thread = guild.thread('day two', { parent: general });
    await remindIn(thread);
    thread.setThread({ archived: true, locked: true });
    await comeTo(workshop.due);
    expect(linesOf(thread)).toEqual([expect.stringContaining(workshop.text)]);
    expect(general.messages).toEqual([]);
  });

  test('in a channel that takes nothing either, is told to whoever set it up, and it is paused', async () => {
    const { comeTo, ada, guild, general, remindIn, listed } = await set({ channels: ['general', 'talk'] });
    const parent = guild.channel('talk');
    const thread = guild.thread('day two', { parent });
    await remindIn(thread);
    thread.setThread({ archived: true, locked: true });
    parent.overwriteBot({ deny: ['SendMessages'] });
    await comeTo(workshop.due);
    expect(linesOf(ada.dm)).toEqual([
      expect.stringContaining(workshop.text),
      `-# Only you get this, because the thread <#${thread.id}> is closed, and I may neither open it nor write in its channel.`,
    ]);
    expect([thread, parent, general].map(({ messages }) => messages.length)).toEqual([0, 0, 0]);
    expect(await listed()).toContain(' · paused: I may not write there');
  });
});

describe('a thread that is deleted', () => {
  test('is stood in for by its channel, as long as the bot knows which that was', async () => {
    const { comeTo, guild, general, remindIn, listed, status } = await set();
    const thread = guild.thread('day two', { parent: general });
    await remindIn(thread);
    thread.setThread({ archived: true, locked: true });
    await comeTo(workshop.due);
    thread.delete();
    await comeTo(gala.due);
    expect(general.messages.map(({ content }) => content.split('\n').at(-1))).toEqual([
      `-# Posted here because the thread <#${thread.id}> is closed, and I may not open it.`,
      '-# Posted here because the thread that it was for is gone.',
    ]);
    expect(await status()).toContain(`in the channel of the thread, as <#${thread.id}> takes no messages`);
    expect(await listed()).not.toContain('paused');
  });
});

describe('a channel that is deleted', () => {
  async function deleted() {
    const stage = await set({ channels: ['general', 'events'] });
    const channel = stage.guild.channel('events');
    await stage.remindIn(channel);
    channel.delete();
    await stage.comeTo(workshop.due);
    return { ...stage, channel };
  }

  test('has its reminder sent to whoever set it up, once, and is paused with the reason', async () => {
    const { clock, comeTo, idle, ada, general, channel, listed, status } = await deleted();
    expect(linesOf(ada.dm)).toEqual([
      expect.stringContaining(workshop.text),
      '-# Only you get this, because the channel that it was for is gone.',
    ]);
    expect(await listed()).toContain(`${every}, in <#${channel.id}> · paused: its channel is gone`);
    expect(await status()).toMatch(
      new RegExp(
        `\\*\\*Trumpet workshop\\*\\*, 15 minutes before in <#${channel.id}>: sent <t:\\d+:F>, to whoever set it up, as <#${channel.id}> takes no messages`,
      ),
    );
    expect(await status()).toMatch(/\*\*Closing gala\*\*, .+: due .+, but paused: the channel is gone/);
    await comeTo(gala.due);
    clock.advanceTo('2030-07-06T21:30:00Z');
    await idle();
    expect([ada.dm, general].map(({ messages }) => messages.length)).toEqual([1, 0]);
  });

  test('and not there either when it is resumed, is told again, and paused again', async () => {
    const { comeTo, ada, listed, resume } = await deleted();
    await resume(`Server, 1. ${every}`);
    expect(await listed()).not.toContain('paused');
    await comeTo(gala.due);
    expect(ada.dm.messages.map(({ content }) => content.includes(gala.text))).toEqual([false, true]);
    expect(await listed()).toContain('paused: its channel is gone');
  });

  test('is replaced by one that is set up anew', async () => {
    const { clock, comeTo, ada, guild, remindIn } = await deleted();
    clock.advance({ minutes: 1 });
    const another = guild.addChannel({ name: 'events' });
    expect(await remindIn(another)).toContain('I will remind people');
    await comeTo(gala.due);
    expect(linesOf(another)).toEqual([expect.stringContaining(gala.text)]);
    expect(ada.dm.messages).toHaveLength(1);
  });

  test('while the direct messages of whoever set it up are closed, leaves the reason in the status', async () => {
    const stage = await set({ channels: ['general', 'events'] });
    const { comeTo, ada, general, guild, remindIn, listed, status } = stage;
    const channel = guild.channel('events');
    await remindIn(channel);
    channel.delete();
    ada.closeDirectMessages();
    await comeTo(workshop.due);
    expect([ada.dm, general].map(({ messages }) => messages.length)).toEqual([0, 0]);
    expect(await status()).toMatch(
      new RegExp(
        `\\*\\*Trumpet workshop\\*\\*, 15 minutes before in <#${channel.id}>: not sent \\(<t:\\d+:F>\\): the channel is gone`,
      ),
    );
    expect(await listed()).toContain('paused: its channel is gone');
  });
});

describe('a channel that the bot may not write in any more', () => {
  test('is paused after whoever set it up was told, and goes on once it may and is resumed', async () => {
    const stage = await set({ channels: ['general', 'events'] });
    const { discord, clock, comeTo, idle, ada, general, guild, remindIn, listed, resume } = stage;
    const channel = guild.channel('events');
    await remindIn(channel);
    channel.overwriteBot({ deny: ['SendMessages'] });
    await comeTo(workshop.due);
    expect(linesOf(ada.dm)).toEqual([
      expect.stringContaining(workshop.text),
      `-# Only you get this, because I may not write in <#${channel.id}>. /doctor there tells what I lack.`,
    ]);
    const report = await ada.uses(general, '/doctor').response();
    expect(report.content).toContain(`- **Send Messages** is missing in <#${channel.id}>`);
    channel.overwriteBot({ allow: ['SendMessages'] });
    clock.advanceTo('2030-07-06T12:00:00Z');
    await idle();
    expect(await listed()).toContain('paused: I may not write there; /doctor tells what is missing');
    await resume(`Server, 1. ${every}`);
    expect(channel.messages).toEqual([]);
    await comeTo(gala.due);
    expect(linesOf(channel)).toEqual([expect.stringContaining(gala.text)]);
    expect(timesOf(discord, channel)).toEqual([gala.due]);
    expect(ada.dm.messages).toHaveLength(1);
  });
});

describe('closed direct messages', () => {
  test('pause a personal reminder, which says so, and goes on once they are open and it is resumed', async () => {
    const { discord, comeTo, ada, listed, status, resume } = await set();
    await said(ada, '/remind me', { session: 'sessions', before: '15 minutes' });
    ada.closeDirectMessages();
    await comeTo(workshop.due);
    expect(ada.dm.messages).toEqual([]);
    expect(await status()).toMatch(
      /\*\*Trumpet workshop\*\*, 15 minutes before: not sent \(<t:\d+:F>\): direct messages from me are refused/,
    );
    expect(await status()).toMatch(
      /\*\*Closing gala\*\*, 15 minutes before: due .+, but paused: direct messages from me are refused/,
    );
    expect(await listed()).toContain(
      `1. ${every}, by direct message · paused: direct messages from me are refused; allow them, then press Resume`,
    );
    ada.closeDirectMessages(false);
    await resume(`1. ${every}`);
    await comeTo(gala.due);
    expect(linesOf(ada.dm)).toEqual([expect.stringContaining(gala.text)]);
    expect(timesOf(discord, ada.dm)).toEqual([gala.due]);
  });

  test('that are still closed when it is resumed pause it again', async () => {
    const { comeTo, ada, listed, resume } = await set();
    await said(ada, '/remind me', { session: 'sessions', before: '15 minutes' });
    ada.blocks();
    await comeTo(workshop.due);
    await resume(`1. ${every}`);
    await comeTo(gala.due);
    expect(await listed()).toContain('paused: direct messages from me are refused');
    expect(ada.dm.messages).toEqual([]);
  });
});

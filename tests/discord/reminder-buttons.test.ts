import path from 'node:path';
import Database from 'better-sqlite3';
import { InteractionResponseType } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle } from '../support/discord/actors/places.ts';
import type { UserActor } from '../support/discord/actors/user-actor.ts';
import type { StoredMessage } from '../support/discord/world/message.ts';
import { Stage } from './support/stage.ts';

/** Closing gala: 20:00 on 6 July 2030 in Zurich. */
const gala = 1909591200;

let stage: Stage;
let guild: GuildHandle;
let channel: ChannelHandle;
let ada: UserActor;
let ben: UserActor;

beforeAll(async () => {
  stage = await Stage.set();
  ada = stage.discord.user('Ada');
  ben = stage.discord.user('Ben');
  guild = stage.discord.addGuild({
    members: [{ user: ada, permissions: ['ManageGuild'] }, { user: ben }],
  });
  channel = guild.channel('general');
  await stage.start();
});

afterAll(() => stage.strike());

async function said(who: UserActor, command: string, values = {}, where = who.dm) {
  return (await who.uses(where, command, values).response()).content;
}

/** Has everything that is pending fall due now, as if the time had come; a new wish wakes the bot. */
async function hasten(): Promise<void> {
  const database = new Database(path.join(stage.dataDir, 'summit-bot.sqlite'));
  database
    .prepare("update deliveries set due_at = @now, wake_at = @now where state = 'pending'")
    .run({ now: Date.now() });
  database.close();
  const waker = stage.discord.user('Waker');
  await said(waker, '/remind me', { session: 'opening' });
  await said(waker, '/remind stop');
}

async function clicked(who: UserActor, message: StoredMessage, button: string): Promise<string> {
  const reply = await who.clicks(message, button).response();
  expect(reply.ephemeral).toBe(true);
  return reply.content;
}

describe('a reminder in a channel', () => {
  let reminder: StoredMessage;

  beforeAll(async () => {
    await said(ada, '/remind channel', { channel, what: 'gala', before: '1 hour' }, channel);
    await hasten();
    reminder = await stage.discord.nextMessage(channel);
  });

  test('has buttons for everybody', () => {
    expect(reminder.content).toContain('**Closing gala** starts');
    expect(reminder.buttons.map(({ label }) => label)).toEqual(['Remind me too', 'Snooze 10 min', 'Stop']);
  });

  test('reminds whoever wants it too', async () => {
    expect(await clicked(ben, reminder, 'Remind me too')).toBe(
      `I will remind you of **Closing gala**, 1 hour before, by direct message.\nNext: <t:${gala - 3600}:F> (<t:${gala - 3600}:R>).`,
    );
    expect(await said(ben, '/remind list')).toContain(
      '1. **Closing gala**, 1 hour before, by direct message',
    );
  });

  test('reminds whoever wants it too at the start, where no earlier time is left', async () => {
    const database = new Database(path.join(stage.dataDir, 'summit-bot.sqlite'));
    const { id } = reminder;
    const twentyYears = 20 * 366 * 24 * 60;
    const change = database.prepare(
      'update subscription_offsets set minutes = @to where minutes = @from and subscription_id = (select subscription_id from deliveries where message_id = @id)',
    );
    change.run({ id, from: 60, to: twentyYears });
    const gus = stage.discord.user('Gus');
    guild.record.members.set(gus.id, { userId: gus.id, roles: [], joinedAt: new Date().toISOString() });
    expect(await clicked(gus, reminder, 'Remind me too')).toBe(
      `I will remind you of **Closing gala**, at the start, by direct message.\nNext: <t:${gala}:F> (<t:${gala}:R>).`,
    );
    change.run({ id, from: twentyYears, to: 60 });
    database.close();
  });

  test('comes again to one person when it is snoozed', async () => {
    const cleo = stage.discord.user('Cleo');
    guild.record.members.set(cleo.id, { userId: cleo.id, roles: [], joinedAt: new Date().toISOString() });
    expect(await clicked(cleo, reminder, 'Snooze 10 min')).toMatch(
      /^I will remind you again <t:\d+:R>, by direct message\.$/,
    );
    expect(await said(cleo, '/remind list')).toContain('1. **Closing gala** (snoozed), by direct message');
    expect(await said(cleo, '/remind status')).toContain('**Closing gala**, snoozed: due <t:');
  });

  test('is stopped by a manager for all, and by others only as far as it is theirs', async () => {
    expect(await clicked(ben, reminder, 'Stop')).toBe(
      'Stopped: **Closing gala**, 1 hour before, by direct message.',
    );
    expect(await clicked(ben, reminder, 'Stop')).toBe(
      `That reminder is for all of <#${channel.id}>. Members with Manage Server can stop it, with its Stop button there or with /remind list.`,
    );
    const question = await ada.clicks(reminder, 'Stop').response();
    expect(question.content).toBe(
      `This stops a reminder for everybody: **Closing gala**, 1 hour before, in <#${channel.id}>.`,
    );
    await ada.clicks(question, 'Stop it for everybody').response();
    await stage.discord.until('the end of it', () => question.content.startsWith('Stopped'));
    expect(await said(ada, '/remind list', {}, channel)).toBe(
      'You have no reminders. /remind me, or a button on /schedule, makes one.',
    );
  });

  test('is in the status, with a link', async () => {
    expect(await said(ada, '/remind status', {}, channel)).toContain(
      `](https://discord.com/channels/${guild.id}/${channel.id}/${reminder.id})`,
    );
  });
});

describe('a personal reminder', () => {
  test('is stopped with its button, and its history stays', async () => {
    const dora = stage.discord.user('Dora');
    await said(dora, '/remind me', { session: 'sessions', before: '1 hour' });
    await hasten();
    const reminder = await stage.discord.nextMessage(dora.dm);
    expect(reminder.buttons.map(({ label }) => label)).toEqual(['Snooze 10 min', 'Stop']);
    expect(await clicked(dora, reminder, 'Stop')).toContain(
      'Stopped: every session of Lakeside Jazz Festival 2030',
    );
    expect(await clicked(dora, reminder, 'Stop')).toBe(
      'That reminder is not kept any more. /remind list shows what you have.',
    );
    expect(await said(dora, '/remind status')).toContain(
      `](https://discord.com/channels/@me/${dora.dm.id}/${reminder.id})`,
    );
  });

  test('that cannot be sent is paused with its reason, and resumed', async () => {
    const eve = stage.discord.user('Eve');
    await said(eve, '/remind me', { session: 'gala', before: '1 hour, at start' });
    eve.closeDirectMessages();
    await hasten();
    const list = async () => eve.uses(channel, '/remind list').response();
    guild.record.members.set(eve.id, { userId: eve.id, roles: [], joinedAt: new Date().toISOString() });
    let shown = await list();
    for (let tries = 0; tries < 20 && !shown.content.includes('paused'); tries++) shown = await list();
    expect(shown.content).toContain(
      ' · paused: direct messages from me are refused; allow them, then press Resume',
    );
    await eve.selects(shown, 'Resume', ['1. Closing gala, 1 hour before and at the start']).response();
    await stage.discord.until('the resumption', () => shown.content.startsWith('Resumed.'));
    expect(shown.content).not.toContain('paused');
  });
});

describe('while the store is locked', () => {
  test('wishes are acknowledged in time, and refused in a sentence', async () => {
    const lock = new Database(path.join(stage.dataDir, 'summit-bot.sqlite'));
    lock.exec('begin exclusive');
    try {
      const wish = ben.uses(ben.dm, '/remind me', { session: 'gala' });
      expect(await wish.acknowledged()).toBe(InteractionResponseType.DeferredChannelMessageWithSource);
      expect((await wish.response()).content).toBe(
        'That could not be stored just now. Please try again later.',
      );
      const report = await ada.uses(channel, '/doctor').response();
      expect(report.content).toContain('- **Reminders**: the store cannot be used now.');
    } finally {
      lock.close();
    }
    expect(await said(ben, '/remind me', { session: 'gala' })).toContain('I will remind you');
  });
});

describe('/privacy', () => {
  test('tells of reminders, and deletes them', async () => {
    const finn = stage.discord.user('Finn');
    await said(finn, '/remind me', { session: 'gala' });
    await said(finn, '/remind zone', { zone: 'Hanoi' });
    const notice = await finn.uses(finn.dm, '/privacy').response();
    expect(notice.content).toContain('- Your reminders: what they are for');
    await finn.clicks(notice, 'Delete my data').response();
    await stage.discord.until('the deletion', () => notice.content.startsWith('Done'));
    expect(await said(finn, '/remind list')).toContain('You have no reminders.');
    expect(await said(finn, '/remind zone')).toContain('You have set no time zone');
  });
});

describe('a role', () => {
  test('is pinged where somebody who may has chosen it, and nobody else is', async () => {
    const loud = stage.discord.addGuild({
      members: [{ user: ada, permissions: ['ManageGuild', 'MentionEveryone'] }],
      roles: [{ name: 'watchers', mentionable: true }],
      botPermissions: ['MentionEveryone'],
    });
    const where = loud.channel('general');
    const pings = [];
    for (const name of ['watchers', '@everyone']) {
      const values = { channel: where, what: 'gala', before: '1 hour', role: loud.role(name) };
      expect(await said(ada, '/remind channel', values, where)).toContain(', and ping ');
      await hasten();
      pings.push((await stage.discord.nextMessage(where)).pings);
    }
    expect(pings).toEqual([
      { everyone: false, users: [], roles: [loud.role('watchers').id] },
      { everyone: true, users: [], roles: [] },
    ]);
    expect(stage.discord.pinging).toHaveLength(2);
  });
});

import { ChannelType } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { festivalMarkdown, festivalYaml } from '../support/festival.ts';
import type { ChannelHandle, GuildHandle } from '../support/discord/actors/places.ts';
import type { OptionValues } from '../support/discord/actors/command-options.ts';
import type { UserActor } from '../support/discord/actors/user-actor.ts';
import { Stage } from './support/stage.ts';

/** Closing gala: 20:00 on 6 July 2030 in Zurich. */
const gala = 1909591200;
const opening = 1909501200;
const both = (seconds: number) => `<t:${seconds}:F> (<t:${seconds}:R>)`;

const manyYaml = `title: Long\ntimezone: UTC\nsessions:\n${Array.from(
  { length: 26 },
  (_, place) =>
    `  - {id: s${place + 1}, title: Session ${place + 1}, start: "2030-07-05 ${String(place % 24).padStart(2, '0')}:0${Math.floor(place / 24)}"}`,
).join('\n')}\n`;

let stage: Stage;
let guild: GuildHandle;
/** Follows a summit with more sessions than a person may have reminders. */
let manySessions: GuildHandle;
let channel: ChannelHandle;
let ada: UserActor;
let ben: UserActor;

beforeAll(async () => {
  stage = await Stage.set();
  const past = festivalYaml
    .replaceAll('2030', '2020')
    .replace('title: Lakeside', 'commemorate: yearly\ntitle: Past');
  stage.addPack('past', past, festivalMarkdown);
  stage.addPack('many', manyYaml, '## Is it long?\n> length\n\nYes.\n');
  ada = stage.discord.user('Ada');
  ben = stage.discord.user('Ben');
  guild = stage.discord.addGuild({
    channels: [
      'general',
      { name: 'news', type: ChannelType.GuildAnnouncement },
      { name: 'thread', parent: 'general' },
      { name: 'closed', denyBot: ['SendMessages'] },
    ],
    roles: [{ name: 'watchers', mentionable: true }, { name: 'staff' }],
    members: [
      { user: ada, permissions: ['ManageGuild'] },
      { user: ben },
      { user: stage.discord.user('Cleo'), permissions: ['ManageGuild', 'MentionEveryone'] },
    ],
  });
  manySessions = stage.discord.addGuild({
    members: [{ user: ada, permissions: ['ManageGuild'] }, { user: stage.discord.user('Eager') }],
  });
  channel = guild.channel('general');
  await stage.start();
  const settings = await ada.uses(manySessions.channel('general'), '/settings').response();
  await ada.selects(settings, 'Summit that this server follows', ['many']).response();
});

afterAll(() => stage.strike());

async function said(who: UserActor, command: string, values: OptionValues = {}, where = who.dm) {
  const reply = await who.uses(where, command, values).response();
  expect(reply.ephemeral).toBe(true);
  return reply.content;
}

/** Somebody who has no reminders yet. */
let people = 0;
function newcomer(): UserActor {
  return stage.discord.user(`Newcomer ${++people}`);
}

describe('/remind me', () => {
  test('stores a reminder of one session, and tells when it comes', async () => {
    const who = newcomer();
    expect(await said(who, '/remind me', { session: 'closing gala' })).toBe(
      `I will remind you of **Closing gala**, 15 minutes before, by direct message.\nNext: ${both(gala - 900)}.`,
    );
    const more = { session: 'session:gala', before: '1 day and at start' };
    expect(await said(who, '/remind me', more)).toBe(
      `I will remind you of **Closing gala**, 1 day before, 15 minutes before and at the start, by direct message.\nNext: ${both(gala - 86_400)}.`,
    );
  });

  test('stores one of every session', async () => {
    expect(await said(newcomer(), '/remind me', { session: 'sessions', before: '1h' })).toBe(
      `I will remind you of every session of Lakeside Jazz Festival 2030, 1 hour before, by direct message.\nNext: **Opening concert**, ${both(opening - 3600)}.`,
    );
  });

  test('offers sessions and times while somebody types', async () => {
    const sessions = await ada.completes(channel, '/remind me', 'session', 'gla').choices();
    expect(sessions[0]).toEqual({ name: 'Closing gala (Saturday 6 July, 20:00)', value: 'session:gala' });
    const all = await ada.completes(channel, '/remind me', 'session', '').choices();
    expect(all.map(({ name }) => name).slice(0, 2)).toEqual(['Every session', 'The start of each day']);
    const before = await ada.completes(channel, '/remind me', 'before', '2').choices();
    expect(before.map(({ value }) => value)).toContain('2 hours');
  });

  test.each([
    ['boat parade', null, '**Boat parade** is cancelled.'],
    ['parking lot', null, 'I find no session like “parking lot”. Choose one of those offered.'],
    ['gala', 'soon', '"soon" is not a time before the start. Try for example "1 day, 1 hour, at start".'],
  ])('refuses what cannot be: %s, %s', async (session, before, sentence) => {
    const who = newcomer();
    expect(await said(who, '/remind me', { session, ...(before && { before }) })).toBe(sentence);
    expect(await said(who, '/remind list')).toContain('You have no reminders.');
  });

  test('takes 25 reminders of a person at most', async () => {
    const where = manySessions.channel('general');
    const who = stage.discord.user('Eager');
    for (let number = 1; number <= 25; number++) {
      expect(await said(who, '/remind me', { session: `session:s${number}` }, where)).toContain(
        'I will remind',
      );
    }
    expect(await said(who, '/remind me', { session: 'session:s26' }, where)).toBe(
      'You have 25 reminders, which is the most that there can be. Stop one first: /remind list shows them.',
    );
    const list = await who.uses(where, '/remind list').response();
    expect(list.content).toContain('**Your reminders** (25 of at most 25)');
    await who.clicks(list, 'Next').response();
    await stage.discord.until('the next page', () => list.content.includes('Page 2 of 3'));
    expect(list.content).toContain('\n11. **Session 11**');
  });

  test('works in servers where only the person has installed it', async () => {
    const elsewhere = stage.discord.addGuild({ bot: false, members: [{ user: ada }] });
    const where = elsewhere.channel('general');
    expect(await said(ada, '/remind me', { session: 'opening' }, where)).toContain('by direct message');
  });
});

describe('/remind channel', () => {
  const wish = { what: 'sessions', before: '10 minutes' };

  test('is for members with Manage Server', async () => {
    expect(await said(ben, '/remind channel', { ...wish, channel }, channel)).toBe(
      'That is for members with Manage Server.',
    );
    expect(await said(ada, '/remind channel', { ...wish, channel })).toBe(
      'That is for members with Manage Server.',
    );
  });

  test.each(['general', 'news', 'thread'])('stores reminders in a channel of any kind: %s', async (name) => {
    const target = guild.channel(name);
    expect(await said(ada, '/remind channel', { ...wish, channel: target }, channel)).toBe(
      `I will remind people of every session of Lakeside Jazz Festival 2030, 10 minutes before, in <#${target.id}>.\nNext: **Opening concert**, ${both(opening - 600)}.`,
    );
  });

  test('pings a role that may be pinged', async () => {
    const role = guild.role('watchers');
    const values = { what: 'gala', before: '5', channel, role };
    expect(await said(ada, '/remind channel', values, channel)).toContain(
      `5 minutes before, in <#${channel.id}>, and ping <@&${role.id}>.`,
    );
  });

  test('refuses a role that the person may not ping, @everyone among them', async () => {
    for (const role of [guild.role('staff'), guild.role('@everyone')]) {
      const refusal = await said(ada, '/remind channel', { ...wish, channel, role }, channel);
      expect(refusal).toMatch(/^You may not ping .+, so I do not do it for you\. Nothing was stored\.$/);
    }
  });

  test('says what keeps the bot from posting or pinging', async () => {
    const cleo = stage.discord.user('Cleo');
    const closed = guild.channel('closed');
    const role = guild.role('staff');
    const reply = await said(cleo, '/remind channel', { ...wish, channel: closed, role }, channel);
    expect(reply.split('\n').slice(-2)).toEqual([
      `I may not post in <#${closed.id}> yet: **Send Messages** is missing there.`,
      `I may not ping <@&${role.id}> yet: I need **Mention Everyone** there, or the role must be mentionable.`,
    ]);
    const { content } = await ada.uses(channel, '/doctor').response();
    expect(content.split('\n').filter((line) => line.includes(`<#${closed.id}>`))).toEqual([
      `- **Send Messages** is missing in <#${closed.id}>: I cannot answer mentions and questions, nor post reminders.`,
    ]);
  });
});

describe('/remind list', () => {
  test('shows what somebody has, and stops what is chosen', async () => {
    const who = newcomer();
    await said(who, '/remind me', { session: 'opening' });
    await said(who, '/remind me', { session: 'day:2030-07-06' });
    const list = await who.uses(who.dm, '/remind list').response();
    expect(list.content).toBe(
      [
        '**Your reminders** (2 of at most 25)',
        '1. **Opening concert**, 15 minutes before, by direct message',
        '2. the start of day 2 (Saturday 6 July 2030), by direct message',
      ].join('\n'),
    );
    await who.selects(list, 'Stop', ['1. Opening concert, 15 minutes before']).response();
    await stage.discord.until('the new list', () => list.content.startsWith('Stopped'));
    expect(list.content).toBe(
      [
        'Stopped: **Opening concert**, 15 minutes before, by direct message.',
        '**Your reminders** (1 of at most 25)',
        '1. the start of day 2 (Saturday 6 July 2030), by direct message',
      ].join('\n'),
    );
  });

  test("shows a server's to its managers only", async () => {
    const heading = '**Reminders in the channels of this server**';
    expect(await said(ada, '/remind list', {}, channel)).toContain(heading);
    expect(await said(ben, '/remind list', {}, channel)).not.toContain(heading);
    expect(await said(ada, '/remind list')).not.toContain(heading);
  });
});

describe('/remind stop', () => {
  test('stops one by its number, or all', async () => {
    const who = newcomer();
    for (const session of ['opening', 'gala', 'sessions']) await said(who, '/remind me', { session });
    const choices = await who.completes(who.dm, '/remind stop', 'which', '').choices();
    expect(choices.map(({ name }) => name)).toEqual([
      '1. Opening concert, 15 minutes before',
      '2. Closing gala, 15 minutes before',
      '3. every session of Lakeside Jazz Festival 2030, 15 minutes before',
    ]);
    expect(await said(who, '/remind stop', { which: '2' })).toBe(
      'Stopped: **Closing gala**, 15 minutes before, by direct message.',
    );
    expect(await said(who, '/remind stop', { which: 'parking' })).toContain(
      'You have no reminder like “parking”.',
    );
    expect((await said(who, '/remind stop')).split('\n')).toHaveLength(3);
    expect(await said(who, '/remind stop')).toBe('You have no reminders.');
  });

  test('tells a manager that the reminders of channels go on', async () => {
    const manager = stage.discord.user('Manager');
    const server = stage.discord.addGuild({ members: [{ user: manager, permissions: ['ManageGuild'] }] });
    const where = server.channel('general');
    await said(manager, '/remind channel', { channel: where, what: 'gala', before: '1 hour' }, where);
    expect(await said(manager, '/remind stop', {}, where)).toBe(
      'You have no reminders.\n-# 1 reminder in a channel of this server goes on: /remind list stops it.',
    );
    await said(manager, '/remind channel', { channel: where, what: 'opening', before: '1 hour' }, where);
    await said(manager, '/remind me', { session: 'gala' }, where);
    expect(await said(manager, '/remind stop', {}, where)).toBe(
      'Stopped: **Closing gala**, 15 minutes before, by direct message.\n-# 2 reminders in channels of this server go on: /remind list stops them.',
    );
    expect(await said(manager, '/remind stop')).toBe('You have no reminders.');
  });
});

describe('/remind status', () => {
  test('tells what comes next', async () => {
    const who = newcomer();
    expect(await said(who, '/remind status')).toContain('Nothing was sent so far');
    await said(who, '/remind me', { session: 'gala' });
    expect(await said(who, '/remind status')).toBe(
      `**Your reminders**\nNext:\n- **Closing gala**, 15 minutes before: due ${both(gala - 900)}`,
    );
  });
});

describe('/remind zone', () => {
  test('keeps time zone and quiet hours, and tells the time there', async () => {
    const who = newcomer();
    const [choice] = await who.completes(who.dm, '/remind zone', 'zone', 'hanoi').choices();
    expect(choice?.value).toBe('Asia/Ho_Chi_Minh');
    const values = { zone: 'hanoi', 'quiet-from': '10pm', 'quiet-to': '7:30' };
    const told = await said(who, '/remind zone', values);
    expect(told).toMatch(
      /^Your time zone is Asia\/Ho\\_Chi\\_Minh: it is \w+ \d+ \w+, \d\d:\d\d there now\./,
    );
    expect(told).toContain('Quiet hours: 22:00 to 07:30.');
    expect(await said(who, '/remind zone', { 'quiet-from': 'off' })).toContain('You have no quiet hours.');
    expect(await said(who, '/remind zone', { zone: 'nowhereland' })).toContain('I know no time zone like');
    expect(await said(who, '/remind zone', { 'quiet-from': '22' })).toContain(
      'give both quiet-from and quiet-to',
    );
    expect(await said(who, '/remind zone', { zone: 'off' })).toContain('You have set no time zone');
  });
});

describe('/schedule', () => {
  test('has buttons that remind whoever presses them, and stop that', async () => {
    const who = newcomer();
    const schedule = await ada.uses(channel, '/schedule').response();
    const reply = await who.clicks(schedule, 'Remind me of every session').response();
    expect(reply.content).toContain('I will remind you of every session of Lakeside Jazz Festival 2030');
    expect(reply.ephemeral).toBe(true);
    const stopped = await who.clicks(schedule, 'Stop').response();
    expect(stopped.content).toContain('Stopped: every session of');
    expect((await who.clicks(schedule, 'Stop').response()).content).toBe('You have no reminder of that.');
  });
});

describe('a summit that is over', () => {
  let over: GuildHandle;

  beforeAll(async () => {
    over = stage.discord.addGuild({ members: [{ user: ada, permissions: ['ManageGuild'] }, { user: ben }] });
    const settings = await ada.uses(over.channel('general'), '/settings').response();
    await ada.selects(settings, 'Summit that this server follows', ['past']).response();
  });

  test('has its anniversaries', async () => {
    const where = over.channel('general');
    const choices = await ben.completes(where, '/remind me', 'session', '').choices();
    expect(choices.map(({ name }) => name)).toEqual(['Every anniversary (5 and 6 July)']);
    const reply = await ben.uses(where, '/remind me', { session: 'opening concert' }).response();
    expect(reply.content).toMatch(
      /^Past Jazz Festival 2020 is over: it took place from Sunday 5 July 2020 to Monday 6 July 2020\.\nI can remind you of every anniversary\. The next one is <t:\d+:D> \(<t:\d+:R>\)\.$/,
    );
    const done = await ben.clicks(reply, 'Remind me of every anniversary').response();
    expect(done.content).toContain(
      'I will remind you of every anniversary of Past Jazz Festival 2020, by direct message.',
    );
    const schedule = await ben.uses(where, '/schedule').response();
    expect(schedule.buttons.map(({ label }) => label)).toEqual(['Remind me of every anniversary', 'Stop']);
    const values = { what: 'every anniversary', before: 'at start', channel: where };
    expect(await said(ada, '/remind channel', values, where)).toContain(
      'I will remind people of every anniversary',
    );
  });
});

describe('a wish in free text', () => {
  test('is echoed, confirmed and stored', async () => {
    const who = newcomer();
    const echo = await stage.discord.replyTo(who.says(who.dm, 'remind me an hour before the closing gala'));
    expect(echo.content).toBe(
      `I will remind you of **Closing gala** ${both(gala - 3600)}, by direct message.`,
    );
    expect(echo.buttons.map(({ label }) => label)).toEqual(['Confirm', 'Cancel']);
    await who.clicks(echo, 'Confirm').response();
    await stage.discord.until('the confirmation', () => echo.buttons.length === 0);
    expect(echo.content).toContain(
      'I will remind you of **Closing gala**, 1 hour before, by direct message.',
    );
    expect(await said(who, '/remind list')).toContain('1. **Closing gala**, 1 hour before');
  });

  test('may be cancelled, and by nobody else', async () => {
    const question = ben.says(channel, 'remind me of the opening concert', { mentions: [stage.discord.bot] });
    const echo = await stage.discord.replyTo(question);
    expect((await ada.clicks(echo, 'Confirm').response()).content).toBe(
      'This is for the person who asked. /remind me makes a reminder of your own, /remind list shows yours.',
    );
    await ben.clicks(echo, 'Cancel').response();
    expect(echo.content).toBe('Nothing was changed.');
    expect(echo.pinged).toBe(false);
  });

  test('tells nobody else how many reminders somebody has, nor which', async () => {
    const where = manySessions.channel('general');
    const eager = stage.discord.user('Very Eager');
    manySessions.record.members.set(eager.id, {
      userId: eager.id,
      roles: [],
      joinedAt: new Date().toISOString(),
    });
    for (let number = 1; number <= 25; number++) {
      await said(eager, '/remind me', { session: `session:s${number}` }, where);
    }
    const mentions = [stage.discord.bot];
    const wish = eager.says(where, 'remind me of session 26', { mentions });
    const echo = await stage.discord.replyTo(wish);
    const question = echo.content;
    const refusal = await eager.clicks(echo, 'Confirm').response();
    expect([refusal.ephemeral, refusal.content.startsWith('You have 25 reminders')]).toEqual([true, true]);
    expect(echo.content).toBe(question);
    const stop = await stage.discord.replyTo(eager.says(where, 'stop reminding me', { mentions }));
    await eager.clicks(stop, 'Confirm').response();
    await stage.discord.until('the end of them', () => stop.buttons.length === 0);
    expect(stop.content).toBe('You have no reminders any more.');
  });

  test("takes times in the person's own zone", async () => {
    const who = newcomer();
    await said(who, '/remind zone', { zone: 'Asia/Tokyo' });
    const wish = 'remind me of the closing gala on 5 July 2030 at 18:00';
    const echo = await stage.discord.replyTo(who.says(who.dm, wish));
    expect(echo.content).toContain(both(Date.UTC(2030, 6, 5, 9) / 1000));
  });

  test('stops what is named, once that is confirmed', async () => {
    const who = newcomer();
    await said(who, '/remind me', { session: 'gala' });
    const echo = await stage.discord.replyTo(who.says(who.dm, 'stop reminding me of the closing gala'));
    expect(echo.content).toBe('I will stop your reminder of **Closing gala**.');
    await who.clicks(echo, 'Confirm').response();
    await stage.discord.until('the confirmation', () => echo.content.startsWith('Stopped'));
    expect(await said(who, '/remind list')).toContain('You have no reminders.');
  });

  test('shows personal lists to nobody else', async () => {
    const question = 'what will you remind me of?';
    const mention = ben.says(channel, question, { mentions: [stage.discord.bot] });
    expect((await stage.discord.replyTo(mention)).content).toBe(
      'That is for you alone: /remind list shows it.',
    );
    const own = await stage.discord.replyTo(ben.says(ben.dm, question));
    expect(own.content).toContain('**Your reminders**');
    const asked = await ben.uses(channel, '/ask', { question }).response();
    expect([asked.ephemeral, asked.content.includes('**Your reminders**')]).toEqual([true, true]);
  });
});

test('nothing that was sent could ping', () => {
  expect(stage.discord.pinging).toEqual([]);
});

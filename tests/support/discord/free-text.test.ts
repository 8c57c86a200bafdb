import { once } from 'node:events';
import { Events, Routes, type Client, type Message, type OmitPartialGroupDMChannel } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { ManualClock } from './clock.ts';
import type { DiscordServer } from './discord-server.ts';
import { clientFor, restFor, startGuild } from './testing.ts';

type Received = OmitPartialGroupDMChannel<Message>;

/** A bot that replies to whatever people say. */
async function repliesWith(discord: DiscordServer, reply: (message: Received) => unknown): Promise<Client> {
  const client = clientFor(discord);
  client.on(Events.MessageCreate, (message) => {
    if (!message.author.bot) reply(message);
  });
  await client.login(discord.token);
  await discord.ready();
  return client;
}

describe('a message', () => {
  test('is answered by a reply, in a server and in direct messages', async () => {
    const { discord, ada, general } = await startGuild();
    await repliesWith(discord, (message) => message.reply(`you said: ${message.content}`));
    const mention = ada.says(general, 'hello', { mentions: [discord.bot] });
    expect((await discord.replyTo(mention)).text).toBe(`you said: <@${discord.bot.id}> hello`);
    expect((await discord.replyTo(ada.says(ada.dm, 'in private'))).text).toBe('you said: in private');
    expect(discord.repliesTo(mention)).toHaveLength(1);
  });

  test('of the bot is handed out once, in the order of sending', async () => {
    const { discord, ada, general } = await startGuild();
    await repliesWith(discord, async ({ channel }) => {
      await channel.send('first');
      await channel.send('second');
    });
    ada.says(general, 'go', { mentions: [discord.bot] });
    expect((await discord.nextMessage(general)).content).toBe('first');
    expect((await discord.nextMessage(general)).content).toBe('second');
  });

  test('that is edited or deleted is told to the bot', async () => {
    const { discord, ada, general } = await startGuild();
    const client = await repliesWith(discord, () => undefined);
    const message = ada.says(general, 'one', { mentions: [discord.bot] });
    await once(client, Events.MessageCreate);
    const edited = once(client, Events.MessageUpdate);
    ada.edits(message, `<@${discord.bot.id}> two`);
    expect((await edited)[1]).toMatchObject({ content: `<@${discord.bot.id}> two` });
    const deleted = once(client, Events.MessageDelete);
    ada.deletes(message);
    expect((await deleted)[0]).toMatchObject({ id: message.id });
    expect(general.messages).toEqual([]);
  });

  test('of a webhook or another bot says so', async () => {
    const { discord, general } = await startGuild();
    const client = clientFor(discord);
    const authors: unknown[] = [];
    client.on(Events.MessageCreate, ({ author, webhookId }) =>
      authors.push([author.bot, webhookId !== null]),
    );
    await client.login(discord.token);
    discord.webhookSays(general, 'News', 'breaking');
    discord.user('Other', { bot: true }).says(general, 'beep');
    await expect
      .poll(() => authors)
      .toEqual([
        [true, true],
        [true, false],
      ]);
  });

  test('of the bot keeps its earlier states, and its reply can be edited and removed', async () => {
    const { discord, ada, general } = await startGuild();
    await repliesWith(discord, async (message) => {
      const reply = await message.reply('draft');
      await reply.edit('final');
    });
    const reply = await discord.replyTo(ada.says(general, 'go', { mentions: [discord.bot] }));
    await discord.until('the edit', () => reply.content === 'final');
    expect(reply.earlier.map(({ content }) => content)).toEqual(['draft']);
    await restFor(discord).delete(Routes.channelMessage(general.id, reply.id));
    expect(reply.deleted).toBe(true);
  });

  test('carries reactions both ways', async () => {
    const { discord, ada, general } = await startGuild();
    const client = await repliesWith(discord, (message) => message.react('👍'));
    const message = ada.says(general, 'go', { mentions: [discord.bot] });
    await discord.until('the reaction', () => message.reactions.get('👍')?.has(discord.bot.id));
    const added: unknown[] = [];
    client.on(Events.MessageReactionAdd, ({ emoji }, { id }) => added.push([emoji.name, id]));
    ada.reacts(message, '🎉');
    await expect.poll(() => added).toContainEqual(['🎉', ada.id]);
  });

  test('with a file arrives with its bytes', async () => {
    const { discord, general } = await startGuild();
    const files = [{ name: 'plan.ics', data: Buffer.from('BEGIN:VCALENDAR') }];
    await restFor(discord).post(Routes.channelMessages(general.id), { body: { content: 'plan' }, files });
    const { files: stored, attachments } = await discord.nextMessage(general);
    expect(stored.map(({ content }) => content.toString())).toEqual(['BEGIN:VCALENDAR']);
    expect(attachments).toMatchObject([{ filename: 'plan.ics', size: 15 }]);
  });
});

describe('a ping', () => {
  test.each([
    ['nobody, told to parse nothing', { parse: [] }, { users: [], roles: [], everyone: false }],
    ['users alone, told to parse them', { parse: ['users'] }, { users: ['ada'], roles: [], everyone: false }],
    ['everybody it can, told nothing', undefined, { users: ['ada'], roles: ['guides'], everyone: true }],
  ])('reaches %s', async (_, allowed, expected) => {
    const { discord, ada, guild, general } = await startGuild(
      {},
      { botPermissions: ['MentionEveryone'], roles: [{ name: 'guides' }] },
    );
    const role = guild.role('guides');
    const content = `<@${ada.id}> <@&${role.id}> @everyone, not \`<@${discord.bot.id}>\``;
    await restFor(discord).post(Routes.channelMessages(general.id), {
      body: { content, ...(allowed && { allowed_mentions: allowed }) },
    });
    const names = new Map([
      [ada.id, 'ada'],
      [role.id, 'guides'],
    ]);
    const { pings, pinged } = await discord.nextMessage(general);
    expect({
      users: pings.users.map((id) => names.get(id)),
      roles: pings.roles.map((id) => names.get(id)),
      everyone: pings.everyone,
    }).toEqual(expected);
    expect(discord.pinging).toHaveLength(pinged ? 1 : 0);
  });
});

describe('a nonce', () => {
  test('that is enforced returns the first message for some minutes', async () => {
    const clock = new ManualClock();
    const { discord, general } = await startGuild({ clock });
    const rest = restFor(discord);
    const send = (enforce: boolean) =>
      rest.post(Routes.channelMessages(general.id), {
        body: { content: 'once', nonce: 'delivery-1', enforce_nonce: enforce },
      });
    const first = await send(true);
    expect(await send(true)).toEqual(first);
    expect(general.messages).toHaveLength(1);
    await send(false);
    expect(general.messages).toHaveLength(2);
    clock.advance(6 * 60_000);
    await send(true);
    expect(general.messages).toHaveLength(3);
  });
});

describe('waiting', () => {
  test('ends at a deadline that says what was awaited and what the bot did', async () => {
    const { discord, general } = await startGuild({ deadline: 50 });
    await restFor(discord).get(Routes.channel(general.id));
    await expect(discord.nextMessage(general)).rejects.toThrow(
      /50 ms passed while a test waited for a message in general\.\nThe last requests:\n {2}GET \/channels\/\d+ → 200/,
    );
  });
});

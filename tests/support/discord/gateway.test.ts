import { Events, GatewayIntentBits, Routes, type Client, type Message } from 'discord.js';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { clientFor, restFor, startDiscord, startGuild, unprivileged } from './testing.ts';

const withContent = [...unprivileged, GatewayIntentBits.MessageContent];

/** Lets identifies follow each other without discord.js's pause of 5 s. */
const unhurried = () => Promise.resolve({ waitForIdentify: () => Promise.resolve() });

/** The contents of the messages that a client gets, in their order. */
function heard(client: Client): string[] {
  const contents: string[] = [];
  client.on(Events.MessageCreate, (message: Message) => contents.push(message.content));
  return contents;
}

describe('logging in', () => {
  test('makes the client ready with its guilds, channels, roles and members', async () => {
    const { discord, ada, guild, general } = await startGuild({}, { botPermissions: ['ManageMessages'] });
    const client = clientFor(discord);
    const ready = once(client, Events.ClientReady);
    await client.login(discord.token);
    await ready;
    const seen = client.guilds.cache.get(guild.id);
    expect(seen?.channels.cache.get(general.id)?.name).toBe('general');
    expect(seen?.members.me?.permissions.has('ManageMessages')).toBe(true);
    expect(seen?.members.cache.has(ada.id)).toBe(true);
  });

  test('refuses a wrong token over REST and over the gateway (4004)', async () => {
    const discord = await startDiscord();
    await expect(clientFor(discord).login('wrong')).rejects.toThrow('invalid token');

    const socket = new WebSocket(discord.gateway.url);
    socket.addEventListener('open', () =>
      socket.send(JSON.stringify({ op: 2, d: { token: 'wrong', intents: 1, properties: {} } })),
    );
    const { code } = await new Promise<CloseEvent>((resolve) => {
      socket.addEventListener('close', resolve);
    });
    expect(code).toBe(4004);
  });

  test('closes with 4014 when a privileged intent is switched off, and goes on when it is switched on', async () => {
    const { discord } = await startGuild();
    const refused = clientFor(discord, { intents: withContent });
    await expect(refused.login(discord.token)).rejects.toThrow('disallowed intents');

    discord.privileged.add('MessageContent');
    await clientFor(discord, { intents: withContent }).login(discord.token);
    await discord.ready();
    expect(discord.gateway.identifies).toHaveLength(2);
  });
});

describe('message content', () => {
  test('is left out of server messages without the intent, unless the bot is mentioned or replied to', async () => {
    const { discord, ada, general } = await startGuild();
    const client = clientFor(discord);
    const contents = heard(client);
    await client.login(discord.token);
    ada.says(general, 'hidden');
    ada.says(general, 'shown', { mentions: [discord.bot] });
    ada.says(ada.dm, 'private');
    await restFor(discord).post(Routes.channelMessages(general.id), { body: { content: 'own' } });
    const stored = await discord.nextMessage(general);
    ada.says(general, 'in reply', { replyTo: stored });
    ada.says(general, 'hidden too', { replyTo: stored, pingReplied: false });
    await expect.poll(() => contents).toHaveLength(6);
    expect(contents).toEqual(['', `<@${discord.bot.id}> shown`, 'private', 'own', 'in reply', '']);
  });

  test('is there with the intent', async () => {
    const { discord, ada, general } = await startGuild({ privileged: ['MessageContent'] });
    const client = clientFor(discord, { intents: withContent });
    const message = once(client, Events.MessageCreate);
    await client.login(discord.token);
    ada.says(general, 'shown');
    expect(await message).toEqual([expect.objectContaining({ content: 'shown' })]);
  });

  test('of channels that the bot cannot see never arrives', async () => {
    const { discord, ada, guild, general } = await startGuild(
      {},
      { channels: ['general', { name: 'secret', denyBot: ['ViewChannel'] }] },
    );
    const client = clientFor(discord);
    const contents = heard(client);
    await client.login(discord.token);
    ada.says(guild.channel('secret'), 'unseen', { mentions: [discord.bot] });
    ada.says(general, 'seen', { mentions: [discord.bot] });
    await expect.poll(() => contents).toHaveLength(1);
    expect(contents[0]).toContain('seen');
  });
});

describe('a lost connection', () => {
  test.each([
    ['abruptly', undefined],
    ['with code 4000', 4000],
  ])('dropped %s is resumed without losing or doubling an event', async (_, code) => {
    const { discord, ada, general } = await startGuild({ privileged: ['MessageContent'] });
    const client = clientFor(discord, { intents: withContent });
    const contents = heard(client);
    await client.login(discord.token);
    await discord.ready();
    ada.says(general, '1');
    await expect.poll(() => contents).toEqual(['1']);
    discord.gateway.drop(code);
    ada.says(general, '2');
    ada.says(general, '3');
    await discord.until('the session to be resumed', () => discord.gateway.resumed === 1);
    ada.says(general, '4');
    await expect.poll(() => contents).toEqual(['1', '2', '3', '4']);
    expect(discord.gateway.identifies).toHaveLength(1);
  });

  test('is resumed when the gateway asks for it', async () => {
    const { discord } = await startGuild();
    await clientFor(discord).login(discord.token);
    await discord.ready();
    discord.gateway.invalidate(true);
    await discord.until('the session to be resumed', () => discord.gateway.resumed === 1);
    expect(discord.gateway.identifies).toHaveLength(1);
  });

  test('starts a new session when the old one is no longer valid', async () => {
    const { discord } = await startGuild();
    const client = clientFor(discord, { ws: { buildIdentifyThrottler: unhurried } });
    await client.login(discord.token);
    await discord.ready();
    const again = once(client, Events.ShardReady);
    const [before] = discord.gateway.sessions.keys();
    discord.gateway.invalidate(false);
    await discord.until('another identify', () => discord.gateway.identifies.length === 2);
    await again;
    expect([...discord.gateway.sessions.keys()]).not.toContain(before);
  });

  test('is noticed by the client when the socket stays open and says nothing', async () => {
    const { discord, ada, general } = await startGuild({ heartbeatInterval: 100 });
    const client = clientFor(discord);
    const contents = heard(client);
    await client.login(discord.token);
    await discord.ready();
    discord.gateway.freeze();
    ada.says(general, 'while frozen', { mentions: [discord.bot] });
    await discord.until('the session to be resumed', () => discord.gateway.resumed === 1);
    await expect.poll(() => contents).toHaveLength(1);
  });
});

describe('a server', () => {
  test('that fails is unavailable, and one the bot is removed from is gone', async () => {
    const { discord, guild } = await startGuild();
    const client = clientFor(discord);
    await client.login(discord.token);
    await discord.ready();
    const unavailable = once(client, Events.GuildUnavailable);
    guild.fail();
    await unavailable;
    const back = once(client, Events.GuildAvailable);
    guild.recover();
    await back;
    const gone = once(client, Events.GuildDelete);
    guild.removeBot();
    expect(await gone).toEqual([expect.objectContaining({ id: guild.id })]);
  });

  test('made while the bot is connected is joined', async () => {
    const { discord } = await startGuild();
    const client = clientFor(discord);
    const ready = once(client, Events.ClientReady);
    await client.login(discord.token);
    await ready;
    const joined = once(client, Events.GuildCreate);
    const { id } = discord.addGuild({ name: 'Second' });
    expect(await joined).toEqual([expect.objectContaining({ id, name: 'Second' })]);
  });
});

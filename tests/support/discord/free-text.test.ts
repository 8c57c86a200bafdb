import { Client, Events, GatewayIntentBits, Partials, type Message } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { DiscordServer, type DiscordServerOptions } from './discord-server.ts';

async function start(options: DiscordServerOptions = {}) {
  const discord = await DiscordServer.start(options);
  onTestFinished(() => discord.close());
  return discord;
}

test('replies', async () => {
  const discord = await start();
  const ada = discord.user('Ada');
  const guild = discord.addGuild({ members: [{ user: ada }] });
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: discord.apiUrl },
  });
  onTestFinished(() => client.destroy());
  client.on(Events.MessageCreate, (message: Message) => {
    if (!message.author.bot) void message.reply(`you said: ${message.content}`);
  });
  await client.login(discord.token);
  await discord.ready();
  const message = ada.says(guild.channel('general'), 'hello', { mentions: [discord.bot] });
  const reply = await discord.replyTo(message);
  expect(reply.content).toContain('hello');
  expect((await discord.replyTo(ada.says(ada.dm, 'in private'))).content).toBe('you said: in private');
  expect((await discord.replyTo(ada.says(guild.channel('general'), 'hidden'))).content).toBe('you said: ');
});

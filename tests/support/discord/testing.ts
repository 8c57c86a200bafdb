import { Client, Events, GatewayIntentBits, Partials, REST, type ClientOptions } from 'discord.js';
import { onTestFinished } from 'vitest';
import { DiscordServer } from './discord-server.ts';
import type { DiscordServerOptions } from './options.ts';
import { asObject, type JsonObject } from './json.ts';
import type { NewGuild } from './actors/new-guild.ts';

/** A server for the stand-in's own tests, closed and checked at the end of the test. */
export async function startDiscord(options: DiscordServerOptions = {}): Promise<DiscordServer> {
  const discord = await DiscordServer.start({ checkReplies: true, ...options });
  onTestFinished(() => discord.close());
  return discord;
}

/** A server with a guild, its member Ada and its channel `general`. */
export async function startGuild(options: DiscordServerOptions = {}, description: NewGuild = {}) {
  const discord = await startDiscord(options);
  const ada = discord.user('Ada');
  const guild = discord.addGuild({
    ...description,
    members: [{ user: ada }, ...(description.members ?? [])],
  });
  return { discord, ada, guild, general: guild.channel('general') };
}

export const unprivileged = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
];

/** discord.js's client against the stand-in, not logged in yet. */
export function clientFor(discord: DiscordServer, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: unprivileged,
    partials: [Partials.Channel, Partials.Message, Partials.Reaction],
    ...options,
    rest: { api: discord.apiUrl, ...options.rest },
  });
  onTestFinished(() => client.destroy());
  return client;
}

/** discord.js's REST client, which gives up at the first failure. */
export function restFor(discord: DiscordServer): REST {
  return new REST({
    api: discord.apiUrl,
    retries: 0,
    timeout: 30_000,
    globalRequestsPerSecond: 10_000,
  }).setToken(discord.token);
}

/** The first so many raw events whose names match, as the client receives them. */
export function rawEvents(
  client: Client,
  pattern: RegExp,
  count: number,
): Promise<{ readonly name: string; readonly data: JsonObject }[]> {
  const { promise, resolve } = Promise.withResolvers<{ name: string; data: JsonObject }[]>();
  const received: { name: string; data: JsonObject }[] = [];
  client.on(Events.Raw, (packet: unknown) => {
    const { t: name, d: data } = asObject(packet);
    if (typeof name !== 'string' || !pattern.test(name)) return;
    received.push({ name, data: asObject(data) });
    if (received.length === count) resolve(received);
  });
  return promise;
}

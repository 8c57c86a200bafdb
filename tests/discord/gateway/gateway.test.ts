import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { Gateway } from '../../../src/discord/gateway/gateway.ts';
import { longestSilence } from '../../../src/discord/gateway/watchdog.ts';
import { lazyLog } from '../../../src/log.ts';
import { DiscordServer } from '../../support/discord/discord-server.ts';

let discord: DiscordServer;
let now: number;
let gateway: Gateway;
let readies: number;

beforeEach(async () => {
  discord = await DiscordServer.start();
  now = 0;
  readies = 0;
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = discord.environment;
  const config = {
    token,
    apiUrl,
    requestsPerSecond: 50,
    devGuildId: undefined,
    messageContent: false,
  };
  gateway = new Gateway(config, lazyLog('silent'), () => now);
  const none = () => undefined;
  await gateway.open({ ready: () => (readies += 1), interaction: none, dispatched: none });
  await discord.ready();
  onTestFinished(async () => {
    await gateway.close();
    await discord.close();
  });
});

describe('the gateway', () => {
  test('that is silent for three minutes is connected anew', async () => {
    now = longestSilence - 1;
    await gateway.check();
    expect(discord.gateway.identifies).toHaveLength(1);
    now = longestSilence;
    await gateway.check();
    expect(discord.gateway.identifies).toHaveLength(2);
    expect(gateway.client?.isReady()).toBe(true);
    expect(readies).toBe(2);
  });

  test('that says something in time stays', async () => {
    now = longestSilence - 1;
    const joined = new Promise((resolve) => gateway.client?.once('guildCreate', resolve));
    discord.addGuild();
    await joined;
    now = longestSilence;
    await gateway.check();
    expect(discord.gateway.identifies).toHaveLength(1);
  });
});

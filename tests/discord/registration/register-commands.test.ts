import { REST } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { restOptions } from '../../../src/discord/gateway/rest-options.ts';
import { registerCommands } from '../../../src/discord/registration/register-commands.ts';
import { lazyLog } from '../../../src/log.ts';
import { type Dialect, missing } from '../../support/discord/dialect.ts';
import { DiscordServer } from '../../support/discord/discord-server.ts';

const wanted = [{ name: 'ask', description: 'Ask' }];

async function register(dialect: Dialect): Promise<{ discord: DiscordServer; guildIds: string[] }> {
  const discord = await DiscordServer.start({ dialect });
  onTestFinished(() => discord.close());
  const guildIds = [discord.addGuild(), discord.addGuild()].map(({ id }) => id);
  const rest = new REST(restOptions(discord.apiUrl)).setToken(discord.token);
  const { applicationId } = discord.world;
  const log = lazyLog('silent');
  await registerCommands({ rest, applicationId, wanted, devGuildId: undefined, guildIds, log });
  return { discord, guildIds };
}

test('commands are registered once, for all servers', async () => {
  const { discord, guildIds } = await register({});
  expect(discord.registeredCommands()).toHaveLength(1);
  expect(guildIds.flatMap((id) => discord.registeredCommands(id))).toEqual([]);
});

test.each([403, 404, 501])(
  'commands are registered to each server where there are no others: %s',
  async (status) => {
    const { discord, guildIds } = await register({
      instead: missing(status, 'GET /applications/:application/commands'),
    });
    expect(guildIds.map((id) => discord.registeredCommands(id).length)).toEqual([1, 1]);
  },
);

test('commands are written at once where they cannot be read', async () => {
  const { discord } = await register({ instead: missing(405, 'GET /applications/:application/commands') });
  expect(discord.registeredCommands()).toHaveLength(1);
});

test('a server without commands is asked for no more than it takes to see that', async () => {
  const { discord } = await register({ instead: missing(404, 'GET /applications') });
  expect(discord.requests.map(({ route }) => route)).toEqual([
    'GET /applications/:application/commands',
    'GET /applications/:application/guilds/:guild/commands',
  ]);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutProgress } from '../support/run-bot.ts';
import { Stage } from './support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set();
  stage.discord.addGuild({
    name: 'Watchers',
    channels: ['general', { name: 'quiet', denyBot: ['SendMessages'] }],
  });
});

afterAll(() => stage.strike());

describe('a start', () => {
  test('prints the invite link and what is missing where', async () => {
    const bot = await stage.start();
    expect(bot.stdout).toContain(
      `https://discord.com/oauth2/authorize?client_id=${stage.discord.world.applicationId}&scope=bot+applications.commands&permissions=17867064052736`,
    );
    expect(bot.stdout).toContain('Missing in Watchers: Send Messages in #quiet');
    expect(`${bot.stdout}${bot.stderr}`).not.toContain(stage.discord.token);
    await bot.kill();
  });

  test('registers commands for server and user install, in servers, with the bot and in private channels', () => {
    const ask = stage.discord.registeredCommands().find(({ name }) => name === 'ask');
    expect(ask?.integration_types).toEqual([0, 1]);
    expect(ask?.contexts).toEqual([0, 1, 2]);
    expect(
      stage.discord
        .registeredCommands()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([
      'Answer this',
      'about',
      'ask',
      'doctor',
      'privacy',
      'publish',
      'remind',
      'schedule',
      'settings',
      'summit',
      'topics',
    ]);
  });

  test('writes no command that is registered already', async () => {
    const written = () =>
      stage.discord.requests.filter(({ method, path }) => method !== 'GET' && path.includes('/commands'));
    const before = written().length;
    const bot = await stage.start();
    expect(written()).toHaveLength(before);
    await bot.kill();
  });

  test('registers to one server when DEV_GUILD_ID names it', async () => {
    const guild = stage.discord.addGuild({ name: 'Workshop' });
    const bot = await stage.start({ DEV_GUILD_ID: guild.id });
    expect(stage.discord.registeredCommands(guild.id)).toHaveLength(11);
    await bot.kill();
    const again = await stage.start({ DEV_GUILD_ID: guild.id });
    expect(again.stderr).toContain('"written":[]');
    await again.kill();
  });

  test('goes on without the message content intent when Discord refuses it', async () => {
    const bot = await stage.start({ MESSAGE_CONTENT: 'true' });
    const told = bot.stderr.split('\n').filter((line) => line.includes('"level":40'));
    expect(told).toEqual([expect.stringContaining('refuses the message content intent (4014)')]);
    const ada = stage.discord.user('Ada');
    const answer = await stage.discord.replyTo(ada.says(ada.dm, 'who plays the trumpet?'));
    expect(answer.content).toContain('Ada Brook');
    await bot.kill();
  });

  test('with a wrong token ends with one line and exit code 78', async () => {
    const bot = stage.launch({ DISCORD_TOKEN: 'MTE.wrong.token' });
    expect(await bot.exitCode()).toBe(78);
    expect(withoutProgress(bot.stderr)).toMatch(
      /^DISCORD_TOKEN is not a token that Discord knows: [^\n]*\n$/,
    );
    expect(bot.stdout).toBe('');
  });
});

describe('a token that is reset while the bot runs', () => {
  test('ends it with one line and exit code 78', async () => {
    const bot = await stage.start({ LOG_LEVEL: 'info' });
    stage.discord.gateway.drop(4004);
    expect(await bot.exitCode()).toBe(78);
    expect(bot.stderr).toContain('\nDISCORD_TOKEN is not a token that Discord knows');
  });
});

describe('Discord that cannot be reached', () => {
  test('ends the start with one line', async () => {
    const bot = stage.launch({ DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    expect(await bot.exitCode()).toBe(1);
    expect(withoutProgress(bot.stderr)).toMatch(/^Discord cannot be reached \([^\n]*\)\.\n$/);
  });
});

describe('SIGTERM and SIGINT', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('finish what is under way: %s', async (signal) => {
    const bot = await stage.start();
    const ada = stage.discord.user('Ada');
    stage.discord.fail({ on: 'POST /channels/:channel/messages', times: 1, with: { delay: 500 } });
    const question = ada.says(ada.dm, 'who plays the trumpet?');
    await stage.discord.until(
      'the answer to be under way',
      () => stage.discord.repliesTo(question).length > 0,
    );
    bot.signal(signal);
    expect(await bot.exitCode()).toBe(0);
    expect(stage.discord.repliesTo(question)).toHaveLength(1);
  });
});

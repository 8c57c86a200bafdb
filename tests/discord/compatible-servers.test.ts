import { describe, expect, onTestFinished, test } from 'vitest';
import type { ChannelHandle, GuildHandle } from '../support/discord/actors/places.ts';
import type { UserActor } from '../support/discord/actors/user-actor.ts';
import { type Dialect, missing } from '../support/discord/dialect.ts';
import type { BotProcess } from './support/bot-process.ts';
import { proxy, serversOnly, spare, strict } from './support/dialects.ts';
import { Stage } from './support/stage.ts';

interface Scene {
  readonly stage: Stage;
  readonly guild: GuildHandle;
  readonly channel: ChannelHandle;
  readonly ada: UserActor;
  readonly bot: BotProcess;
}

const noCommands = 'slash commands, autocomplete and menus are not possible here';

/** A bot on such a server, once it has said what about its commands. */
async function scene(dialect: Dialect, path: string, says = 'commands are registered'): Promise<Scene> {
  const stage = await Stage.set({ dialect });
  onTestFinished(() => stage.strike());
  const ada = stage.discord.user('Ada');
  const guild = stage.discord.addGuild({ channels: ['general'], members: [{ user: ada }] });
  const { origin } = new URL(stage.discord.apiUrl);
  const bot = stage.launch({ LOG_LEVEL: 'info', DISCORD_API_URL: `${origin}${path}` });
  await bot.prints(says, 'stderr');
  return { stage, guild, channel: guild.channel('general'), ada, bot };
}

/** Mentions, replies and direct messages are answered, and nothing else is. */
async function converse({ stage, channel, ada }: Scene): Promise<void> {
  const { discord } = stage;
  const aside = ada.says(channel, 'who plays the trumpet?');
  const mention = ada.says(channel, 'who plays the trumpet?', { mentions: [discord.bot] });
  const answer = await discord.until('the answer to a mention', () => channel.messages[2]);
  expect(answer.content).toContain('Ada Brook');
  ada.says(channel, 'how much is a ticket?', { replyTo: answer });
  const second = await discord.until('the answer to a reply', () => channel.messages[4]);
  expect(second.content).toContain('40 francs');
  expect(channel.messages.map(({ id }) => id)).toEqual([
    aside.id,
    mention.id,
    answer.id,
    channel.messages[3]?.id,
    second.id,
  ]);
  ada.says(ada.dm, 'who plays the trumpet?');
  const direct = await discord.until('the answer to a direct message', () => ada.dm.messages[1]);
  expect(direct.content).toContain('Ada Brook');
  ada.says(ada.dm, 'how much is a ticket?');
  await discord.until('the next answer', () => ada.dm.messages[3]);
  expect(ada.dm.messages.map(({ content }) => content.includes('Ada Brook'))).toEqual([
    false,
    true,
    false,
    false,
  ]);
}

function writes(stage: Stage): number {
  return stage.discord.requests.filter(({ method, path }) => method !== 'GET' && path.includes('/commands'))
    .length;
}

describe('a proxy before Discord, under a path of its own', () => {
  test('answers mentions, replies, direct messages and slash commands', async () => {
    const here = await scene(proxy, '/Discord/api/v10//');
    await converse(here);
    const { stage, channel, ada } = here;
    const reply = await ada.uses(channel, '/ask', { question: 'how much is a ticket?' }).response();
    expect(reply.buttons.map(({ label }) => label)).toEqual(['More', 'Helpful', 'Not helpful']);
    expect(stage.discord.repliesTo(channel.messages[1] ?? reply)).toHaveLength(1);
    expect(here.bot.stderr).not.toContain('"level":40');
  });
});

describe('a server with messages alone, which leaves out what it can', () => {
  test('answers mentions, replies and direct messages, and says in one line that there are no commands', async () => {
    const here = await scene(spare, '/api/v9/', noCommands);
    await converse(here);
    expect(here.bot.stderr.split('\n').filter((line) => line.includes('"level":40'))).toEqual([
      expect.stringContaining(noCommands),
    ]);
    expect(here.bot.stderr).not.toContain('"level":50');
  });
});

describe('a server whose commands are those of one guild each', () => {
  test('answers slash commands, buttons and autocomplete as far as it has them', async () => {
    const here = await scene(serversOnly, '/api');
    await converse(here);
    const { stage, guild, channel, ada } = here;
    expect(stage.discord.registeredCommands(guild.id)).toHaveLength(11);
    const reply = await ada.uses(channel, '/ask', { question: 'how much is a ticket?' }).response();
    expect(reply.content).toContain('40 francs');
    expect(reply.buttons).toEqual([]);
    const schedule = await ada.uses(channel, '/schedule').response();
    expect(schedule.content).toContain('Opening concert');
    expect(await ada.completes(channel, '/ask', 'question', 'how much').choices()).not.toEqual([]);
  });

  test('is not written to at a second start, though it tells nothing of what it was told', async () => {
    const { stage, bot } = await scene(serversOnly, '/api');
    const before = writes(stage);
    await bot.kill();
    await stage.start();
    expect(writes(stage)).toBe(before);
  });
});

describe('a server without follow-ups', () => {
  test('gets the rest of a long answer in the channel', async () => {
    const { stage, channel, ada } = await scene({ instead: missing(404, 'POST /webhooks') }, '/api');
    const answer = await ada.uses(channel, '/ask', { question: 'What does the chronicle say?' }).response();
    await ada.clicks(answer, 'More').response();
    const rest = await stage.discord.until('the rest', () => channel.messages[2]);
    expect(answer.content).toContain('Paragraph 1 of');
    expect(rest.content).toContain('Paragraph 8 of');
    expect(stage.discord.pinging).toEqual([]);
  });
});

describe('a server that refuses what it does not know, and says strange things', () => {
  test('gets plainer answers, after a wait where it is asked to wait', async () => {
    const here = await scene(strict, '');
    const { stage, ada, channel } = here;
    stage.discord.fail({ on: 'POST /channels/:channel/messages', times: 1, with: { retryAfter: 1 } });
    await converse(here);
    expect(stage.discord.registeredCommands()).toHaveLength(11);
    const summit = await ada.uses(channel, '/summit').response();
    expect(summit.content).toContain('Lakeside Jazz Festival');
    expect(stage.discord.pinging).toEqual([]);
  });
});

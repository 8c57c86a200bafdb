import { Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { ManualClock } from './clock.ts';
import type { DiscordServerOptions } from './options.ts';
import { nonceWindow } from './rules/nonces.ts';
import { clientFor, restFor, startGuild } from './testing.ts';

async function startPosts(options: DiscordServerOptions = {}) {
  const clock = new ManualClock();
  const stage = await startGuild({ clock, ...options }, { channels: ['general', 'other'] });
  const processes = [restFor(stage.discord), restFor(stage.discord)] as const;
  const post = (process: 0 | 1, nonce: string, channel = stage.general) =>
    processes[process].post(Routes.channelMessages(channel.id), {
      body: { content: `reminder ${nonce}`, nonce, enforce_nonce: true },
    });
  return { ...stage, clock, post, other: stage.guild.channel('other') };
}

test('what several processes post is listed with its nonce and how often that came again', async () => {
  const { discord, general, other, clock, post } = await startPosts();
  const first = await post(0, 'a');
  expect(await post(1, 'a')).toEqual(first);
  await post(1, 'a');
  const at = clock.now();
  clock.advance(1000);
  await post(1, 'a', other);
  expect(discord.posts()).toMatchObject([
    { channelId: general.id, nonce: 'a', content: 'reminder a', at, suppressed: 2 },
    { channelId: other.id, nonce: 'a', at: at + 1000, suppressed: 0 },
  ]);
  expect(discord.posts(other)).toHaveLength(1);
  expect(discord.posts(general)[0]?.messageId).toBe(general.messages[0]?.id);
  expect(discord.repeatedPosts()).toEqual([]);
});

test('a nonce that comes again after the window makes a second message', async () => {
  const { discord, general, clock, post } = await startPosts();
  await post(0, 'a');
  clock.advance(nonceWindow - 1);
  await post(0, 'a');
  await post(0, 'b');
  clock.advance(1);
  await post(1, 'a');
  await post(1, 'a');
  const repeated = discord.repeatedPosts();
  expect(repeated.map((posts) => posts.map(({ nonce, suppressed }) => [nonce, suppressed]))).toEqual([
    [
      ['a', 1],
      ['a', 1],
    ],
  ]);
  expect(general.messages.map(({ content }) => content)).toEqual(['reminder a', 'reminder b', 'reminder a']);
});

test('a post whose answer is lost is listed, one whose request is lost is not', async () => {
  const { discord, post } = await startPosts();
  discord.fail({ on: 'POST /channels/*', times: 1, with: { lost: 'reply' } });
  await expect(post(0, 'a')).rejects.toThrow(/ECONNRESET|closed|socket/i);
  discord.fail({ on: 'POST /channels/*', times: 1, with: { lost: 'request' } });
  await expect(post(0, 'b')).rejects.toThrow(/ECONNRESET|closed|socket/i);
  await post(1, 'a');
  expect(discord.posts()).toMatchObject([{ nonce: 'a', suppressed: 1 }]);
});

test('several processes have a session each, and hear of each other’s messages', async () => {
  const { discord, post } = await startPosts();
  const clients = [clientFor(discord), clientFor(discord)];
  for (const client of clients) await client.login(discord.token);
  await discord.ready(2);
  const heard = clients.map((client) => new Promise((resolve) => client.on('messageCreate', resolve)));
  await post(0, 'a');
  expect(await Promise.all(heard)).toMatchObject([{ content: 'reminder a' }, { content: 'reminder a' }]);
});

test('next messages come each once, in order, however many wait', async () => {
  const { discord, ada, general, post } = await startPosts();
  const waiting = [discord.nextMessage(general), discord.nextMessage(general)];
  ada.says(general, 'in between');
  await post(0, 'a');
  await post(0, 'b');
  await post(0, 'c');
  const contents = (await Promise.all(waiting)).map(({ content }) => content);
  expect(contents).toEqual(['reminder a', 'reminder b']);
  expect((await discord.nextMessage(general)).content).toBe('reminder c');
});

test('without keeping them only the last requests are there', async () => {
  const { discord, post } = await startPosts({ keepRequests: false });
  for (let count = 0; count < 250; count += 1) await post(0, `n${count}`);
  expect(discord.requests.length).toBeLessThanOrEqual(200);
  expect(discord.requests.at(-1)).toMatchObject({ body: { nonce: 'n249' } });
  expect(discord.requestsTo('POST /channels/:channel/messages')).toHaveLength(discord.requests.length);
  expect(discord.posts()).toHaveLength(250);
});

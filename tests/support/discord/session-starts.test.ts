import { Routes } from 'discord.js';
import { onTestFinished, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ManualClock } from './clock.ts';
import type { DiscordServer } from './discord-server.ts';
import { asObject } from './json.ts';
import { restFor, startDiscord } from './testing.ts';

/** Identifies on a new socket; tells what comes next: READY, INVALID or the code of the close. */
function identify(discord: DiscordServer): Promise<string> {
  const socket = new WebSocket(discord.gateway.url);
  onTestFinished(() => socket.terminate());
  const { promise, resolve } = Promise.withResolvers<string>();
  socket.on('open', () => socket.send(JSON.stringify({ op: 2, d: { token: discord.token, intents: 1 } })));
  socket.on('message', (raw: Buffer) => {
    const { op, t } = asObject(JSON.parse(raw.toString('utf8')));
    if (t === 'READY') resolve('READY');
    if (op === 9) resolve('INVALID');
  });
  socket.on('close', (code) => resolve(String(code)));
  return promise;
}

const limitOf = async (discord: DiscordServer) =>
  asObject(asObject(await restFor(discord).get(Routes.gatewayBot()))['session_start_limit']);

test('a bot is told how many sessions it may still start today', async () => {
  const clock = new ManualClock();
  const discord = await startDiscord({ clock });
  expect(await limitOf(discord)).toMatchObject({ total: 1000, remaining: 1000, max_concurrency: 1 });
  expect(await identify(discord)).toBe('READY');
  clock.advance(1000);
  expect(await limitOf(discord)).toMatchObject({ remaining: 999, reset_after: 86_399_000 });
  clock.advance(86_399_000);
  expect(await limitOf(discord)).toMatchObject({ remaining: 1000 });
});

test('sessions that start too fast are invalid', async () => {
  const clock = new ManualClock();
  const discord = await startDiscord({ clock, sessionStarts: { maxConcurrency: 1 } });
  expect(await identify(discord)).toBe('READY');
  expect(await identify(discord)).toBe('INVALID');
  clock.advance(5000);
  expect(await identify(discord)).toBe('READY');
});

test('one session too many ends them all, and the token', async () => {
  const discord = await startDiscord({ sessionStarts: { total: 2 } });
  await identify(discord);
  await identify(discord);
  expect(await identify(discord)).toBe('4004');
  expect(discord.gateway.sessions.size).toBe(0);
  await expect(limitOf(discord)).rejects.toMatchObject({ status: 401 });
});

import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { festivalMarkdown } from '../../support/festival.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { silent } from '../../store/test-store.ts';
import { PostgresServer } from '../../store/postgres-server.ts';
import { Stage } from '../support/stage.ts';
import { rocketsAfter } from './near-future.ts';

let server: PostgresServer;
let stage: Stage;

beforeAll(async () => {
  [stage, server] = await Promise.all([Stage.set(), PostgresServer.start()]);
}, 30_000);

afterAll(async () => {
  await stage.strike();
  await server.stop();
});

/** Longer than two processes take to start, in seconds. */
const longEnough = 180;

test('two processes on PostgreSQL, in real seconds: each reminder comes once, and not before its time', async () => {
  const { discord } = stage;
  const ada = discord.user('Ada');
  const from = Temporal.Now.instant().round('second');
  stage.addPack('fireworks', rocketsAfter(from, longEnough), festivalMarkdown);
  const env = { SUMMIT: 'fireworks', DATABASE_URL: await server.createSchema() };
  await Promise.all([stage.start(env), stage.start(env)]);
  const wish = { session: 'sessions', before: 'at start' };
  const reply = await ada.uses(ada.dm, '/remind me', wish).response();
  expect(reply.content).toContain('I will remind you of every session');
  // The first may fall due while the wish is still being stored.
  await discord.nextMessage(ada.dm);
  const rockets: number[] = [];
  const drifts: number[] = [];
  while (rockets.length < 5) {
    const { content, data } = await discord.nextMessage(ada.dm);
    const rocket = Number(/^\*\*Rocket (\d+)\*\* has started, Lake\.$/.exec(content)?.[1]);
    rockets.push(rocket);
    drifts.push(Date.parse(data.timestamp) - from.add({ seconds: rocket }).epochMilliseconds);
  }
  await stage.stop();
  process.stdout.write(`reminders came ${drifts.join(', ')} ms after their time\n`);
  const [first = 0] = rockets;
  expect(rockets).toEqual([0, 1, 2, 3, 4].map((place) => first + place));
  expect(Math.min(...drifts)).toBeGreaterThanOrEqual(0);
  expect(discord.repeatedPosts()).toEqual([]);
  expect(discord.posts(ada.dm).every(({ suppressed }) => suppressed === 0)).toBe(true);
});

test('SIGTERM while a reminder is under way: it is recorded, and the next process does not repeat it', async () => {
  const { discord } = stage;
  const ben = discord.user('Ben');
  stage.addPack('salute', rocketsAfter(Temporal.Now.instant().round('second'), longEnough), festivalMarkdown);
  const bot = await stage.start({ SUMMIT: 'salute' });
  const wish = { session: 'sessions', before: 'at start' };
  await ben.uses(ben.dm, '/remind me', wish).response();
  discord.fail({ on: 'POST /channels/:channel/messages', times: 1, with: { delay: 300 } });
  const message = await discord.nextMessage(ben.dm);
  bot.signal('SIGTERM');
  expect(await bot.exitCode()).toBe(0);
  const store = await openStore({ dataDir: stage.dataDir }, silent);
  const statuses = await store.reminders.deliveries.statusOf({ kind: 'user', userId: ben.id }, 100);
  await store.close();
  const recorded = statuses.find(({ messageId }) => messageId === message.id);
  expect(recorded?.state).toBe('sent');
  await stage.start({ SUMMIT: 'salute' });
  const next = await discord.nextMessage(ben.dm);
  expect(next.content).not.toBe(message.content);
  await stage.stop();
  expect(discord.repeatedPosts()).toEqual([]);
  expect(discord.posts(ben.dm).every(({ suppressed }) => suppressed === 0)).toBe(true);
});

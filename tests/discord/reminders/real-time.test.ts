import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { festivalMarkdown } from '../../support/festival.ts';
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

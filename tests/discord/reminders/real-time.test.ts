import { afterAll, beforeAll, expect, test } from 'vitest';
import { festivalMarkdown } from '../../support/festival.ts';
import { PostgresServer } from '../../store/postgres-server.ts';
import { Stage } from '../support/stage.ts';
import { fireworksAt, secondAhead } from './near-future.ts';

let server: PostgresServer;
let stage: Stage;

beforeAll(async () => {
  [stage, server] = await Promise.all([Stage.set(), PostgresServer.start()]);
}, 30_000);

afterAll(async () => {
  await stage.strike();
  await server.stop();
});

test('two processes on PostgreSQL, in real seconds: the reminder comes once, on time', async () => {
  const { discord } = stage;
  const ada = discord.user('Ada');
  const start = secondAhead(6000);
  stage.addPack('fireworks', fireworksAt(start), festivalMarkdown);
  const env = { SUMMIT: 'fireworks', DATABASE_URL: await server.createSchema() };
  await Promise.all([stage.start(env), stage.start(env)]);
  const wish = { session: 'fireworks', before: 'at start' };
  const reply = await ada.uses(ada.dm, '/remind me', wish).response();
  expect(reply.content).toContain('I will remind you of **Fireworks**, at the start');
  const message = await discord.nextMessage(ada.dm);
  expect(message.content).toBe('**Fireworks** has started, Lake.');
  const drift = Date.parse(message.data.timestamp) - start.epochMilliseconds;
  expect(drift).toBeGreaterThanOrEqual(0);
  await stage.stop();
  expect(discord.posts(ada.dm)).toMatchObject([{ suppressed: 0 }]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { PostgresServer } from '../store/postgres-server.ts';
import { Stage } from './support/stage.ts';

let stage: Stage;
let server: PostgresServer;

beforeAll(async () => {
  [stage, server] = await Promise.all([
    Stage.set({ privileged: ['MessageContent'] }),
    PostgresServer.start(),
  ]);
}, 30_000);

afterAll(async () => {
  await stage.strike();
  await server.stop();
});

test('on PostgreSQL, settings and conversations outlive a kill -9 just as well', async () => {
  const { discord } = stage;
  const ada = discord.user('Ada');
  const guild = discord.addGuild({ members: [{ user: ada, permissions: ['ManageGuild'] }] });
  const channel = guild.channel('general');
  const env = { DATABASE_URL: await server.createSchema(), MESSAGE_CONTENT: 'true' };
  await stage.start(env);
  const settings = await ada.uses(channel, '/settings').response();
  await ada.selects(settings, 'Channels where I answer without a mention', [channel]).response();
  await discord.replyTo(ada.says(channel, 'how much is a ticket?'));
  await stage.restart(env);
  expect((await discord.replyTo(ada.says(channel, 'tell me more'))).content).toContain('pay half');
});

test('while PostgreSQL is away, questions are answered all the same', async () => {
  const { discord } = stage;
  const ben = discord.user('Ben');
  await stage.restart({ DATABASE_URL: await server.createSchema() });
  await server.pause();
  try {
    const answer = await discord.replyTo(ben.says(ben.dm, 'who plays the trumpet?'));
    expect(answer.content).toContain('Ada Brook');
  } finally {
    await server.restart();
  }
});

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteFile from 'better-sqlite3';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exitCodes } from '../../src/errors.ts';
import type { NewSubscription } from '../../src/reminders/subscription.ts';
import { copySubscriptions } from '../../src/store/copy-subscriptions.ts';
import type { StorePlace } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { folderOf } from '../support/packs.ts';
import { PostgresServer } from './postgres-server.ts';
import { noon, opened, silent } from './test-store.ts';

const channel = { kind: 'channel', guildId: '1', channelId: '2', roleId: '3', interested: true } as const;
const every: NewSubscription = {
  pack: 'fair',
  target: channel,
  what: { kind: 'sessions' },
  offsets: [60, 0],
  createdBy: '7',
};
const one: NewSubscription = {
  pack: 'fair',
  target: { kind: 'user', userId: '8' },
  what: { kind: 'session', id: 'gala' },
  offsets: [15],
  createdBy: '8',
};
const quietHours = { from: Temporal.PlainTime.from('22:00'), to: Temporal.PlainTime.from('07:00') };

async function fill({ reminders: { subscriptions, preferences } }: Store): Promise<void> {
  await subscriptions.add(every, null, 50, noon);
  await subscriptions.add(one, null, 25, noon.add({ seconds: 1 }));
  await subscriptions.add({ ...one, pack: 'another' }, null, 25, noon);
  const stopped = await subscriptions.add({ ...one, what: { kind: 'days' } }, null, 25, noon);
  if (stopped !== 'too many') await subscriptions.stop([stopped.id], noon);
  await preferences.save('8', { zone: 'Europe/Zurich', quietHours }, noon);
}

function copiesAll(create: () => Promise<StorePlace>): void {
  test('gives what a pack is subscribed to, with people’s own time, while a bot uses the store', async () => {
    const place = await create();
    await fill(await opened(place));
    const copied = await copySubscriptions(place, 'fair', silent);
    expect(copied?.subscriptions).toMatchObject([
      { target: channel, what: { kind: 'sessions' }, offsets: [60, 0], createdBy: '7', paused: null },
      { target: { userId: '8' }, what: { kind: 'session', id: 'gala' }, offsets: [15], paused: null },
    ]);
    const told = copied?.preferences.get('8');
    expect([told?.zone, String(told?.quietHours?.from), String(told?.quietHours?.to)]).toEqual([
      'Europe/Zurich',
      '22:00:00',
      '07:00:00',
    ]);
  });

  test('tells what is paused', async () => {
    const place = await create();
    const store = await opened(place);
    await fill(store);
    const [first] = await store.reminders.subscriptions.of({ kind: 'guild', guildId: '1' });
    await store.reminders.subscriptions.pause(first?.id ?? '', 'no-permission', noon);
    const copied = await copySubscriptions(place, 'fair', silent);
    expect(copied?.subscriptions.map(({ paused }) => paused?.reason)).toEqual(['no-permission', undefined]);
  });
}

describe('on SQLite', () => {
  copiesAll(async () => ({ dataDir: folderOf({}) }));

  test('writes nothing, not even beside the file', async () => {
    const dataDir = folderOf({});
    const store = await opened({ dataDir });
    await fill(store);
    await store.close();
    const file = path.join(dataDir, 'summit-bot.sqlite');
    const before = { files: readdirSync(dataDir), bytes: readFileSync(file), time: statSync(file).mtimeMs };
    expect((await copySubscriptions({ dataDir }, 'fair', silent))?.subscriptions).toHaveLength(2);
    expect({ files: readdirSync(dataDir), bytes: readFileSync(file), time: statSync(file).mtimeMs }).toEqual(
      before,
    );
  });

  test('finds nothing, and makes nothing, where there is no database', async () => {
    const dataDir = folderOf({});
    expect(await copySubscriptions({ dataDir }, 'fair', silent)).toBeUndefined();
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test('finds nothing in a database of before there were reminders', async () => {
    const dataDir = folderOf({});
    const program = new SqliteFile(path.join(dataDir, 'summit-bot.sqlite'));
    program.exec(
      "create table summit_bot_migrations (number integer, name text); insert into summit_bot_migrations values (1, 'first')",
    );
    program.close();
    expect(await copySubscriptions({ dataDir }, 'fair', silent)).toBeUndefined();
  });

  test('refuses a newer one, and what is no database', async () => {
    const dataDir = folderOf({});
    const store = await opened({ dataDir });
    await store.close();
    const program = new SqliteFile(path.join(dataDir, 'summit-bot.sqlite'));
    program.exec("insert into summit_bot_migrations values (99, 'of the future')");
    program.close();
    await expect(copySubscriptions({ dataDir }, 'fair', silent)).rejects.toMatchObject({
      exitCode: exitCodes.config,
      message: expect.stringMatching(/was written by a newer summit-bot/),
    });
    writeFileSync(path.join(dataDir, 'summit-bot.sqlite'), 'a letter of some length, which is no database');
    await expect(copySubscriptions({ dataDir }, 'fair', silent)).rejects.toMatchObject({
      exitCode: exitCodes.config,
      message: expect.stringMatching(/is not a database/),
    });
  });
});

describe('on PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(() => server?.stop());

  copiesAll(async () => ({ databaseUrl: await server.createSchema() }));

  test('finds nothing in an empty database', async () => {
    const databaseUrl = await server.createSchema();
    expect(await copySubscriptions({ databaseUrl }, 'fair', silent)).toBeUndefined();
  });

  test('says in a sentence that there is no server', async () => {
    const databaseUrl = 'postgres://bot:secret@127.0.0.1:1/summit';
    await expect(copySubscriptions({ databaseUrl }, 'fair', silent)).rejects.toMatchObject({
      exitCode: exitCodes.config,
      message: expect.stringMatching(/^The database summit at 127\.0\.0\.1:1 cannot be used/),
    });
  });
});

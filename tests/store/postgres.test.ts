import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StoreBusyError } from '../../src/store/errors.ts';
import { PostgresServer } from './postgres-server.ts';
import { rawDatabase } from './raw-database.ts';
import { SilentProxy } from './silent-proxy.ts';
import { storeSuite } from './store-suite.ts';
import { noon, opened, refusal } from './test-store.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server?.stop());

describe('on PostgreSQL', () => {
  storeSuite({ create: async () => ({ databaseUrl: await server.createSchema() }) });
});

describe('a database that cannot be used is told in a sentence, without its password', () => {
  test('no server', async () => {
    const databaseUrl = 'postgres://bot:secret@127.0.0.1:1/summit';
    expect(await refusal({ databaseUrl })).toBe(
      'The database summit at 127.0.0.1:1 cannot be used (ECONNREFUSED): start it, or mend DATABASE_URL.',
    );
  });

  test('no such host', async () => {
    const databaseUrl = 'postgres://bot:secret@nowhere.invalid/summit';
    expect(await refusal({ databaseUrl })).toMatch(
      /^The database summit at nowhere\.invalid:5432 cannot be used \((ENOTFOUND|EAI_AGAIN)\): start it, /,
    );
  });

  test('a wrong password', async () => {
    expect(await refusal({ databaseUrl: server.url('postgres', 'postgres', 'secret') })).toBe(
      `The database at 127.0.0.1:${server.port} refuses the user postgres: mend the name or the password in DATABASE_URL.`,
    );
  });

  test('no such database', async () => {
    expect(await refusal({ databaseUrl: server.url('summit') })).toBe(
      `There is no database summit at 127.0.0.1:${server.port}: create it (createdb summit), or mend DATABASE_URL.`,
    );
  });

  test('a user without rights', async () => {
    const name = await server.createDatabase();
    await server.query(`create user guest password 'secret'`);
    expect(await refusal({ databaseUrl: server.url(name, 'guest', 'secret') })).toBe(
      `The user guest may not create tables in the database ${name} at 127.0.0.1:${server.port}: make the user its owner.`,
    );
  });

  test('tables of another program', async () => {
    const name = await server.createDatabase();
    await server.query('create table feedback (stars integer)', name);
    expect(await refusal({ databaseUrl: server.url(name) })).toBe(
      `The database ${name} at 127.0.0.1:${server.port} holds tables of another program: create one for summit-bot alone.`,
    );
  });

  test('an encoding that cannot hold everything', async () => {
    const name = await server.createDatabase(`encoding 'LATIN1' template template0`);
    expect(await refusal({ databaseUrl: server.url(name) })).toMatch(
      / has the encoding LATIN1, which cannot /,
    );
  });

  test.each([
    'localhost:5432/summit',
    'mysql://bot:secret@localhost/summit',
    'postgres://bot:sec%ret@[/x',
    'secret',
  ])('the address %s', async (databaseUrl) => {
    const sentence = await refusal({ databaseUrl });
    expect(sentence).toMatch(
      /^DATABASE_URL is no address of a PostgreSQL database: write postgres:\/\/user:/,
    );
    expect(sentence).not.toMatch(/secret|sec%ret|localhost/);
  });
});

describe('a database that goes away', () => {
  test('is told to callers, and used again when it is back', async () => {
    const { settings } = await opened({ databaseUrl: await server.createSchema() });
    await settings.saveSettings('1', { pack: 'hanoi' }, '7', noon);
    await server.pause();
    try {
      await expect(settings.settingsOf('1')).rejects.toThrow(StoreBusyError);
      await expect(settings.saveSettings('1', { pack: 'paris' }, '7', noon)).rejects.toThrow(StoreBusyError);
    } finally {
      await server.restart();
    }
    expect(await settings.settingsOf('1')).toMatchObject({ pack: 'hanoi' });
  });

  test('between the queries of a transaction undoes it, and the process goes on', async () => {
    const databaseUrl = await server.createSchema();
    const { settings } = await opened({ databaseUrl });
    const database = rawDatabase({ databaseUrl });
    const work = database.transaction(async (transaction) => {
      await transaction
        .insertInto('guild_settings')
        .values({ guild_id: '1', channels: '[]', updated_at: 0 })
        .execute();
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
      await server.query(`select pg_terminate_backend(${rows[0]?.pid}, 5000)`);
      await transaction.selectFrom('misses').selectAll().execute();
    });
    await expect(work).rejects.toThrow(StoreBusyError);
    expect(await settings.settingsOf('1')).toMatchObject({ updatedAt: null });
  });

  test('without a word is given up after some patience, and its connection with it', async () => {
    const proxy = await SilentProxy.to(server.port);
    const databaseUrl = await server.createSchema(proxy.port);
    const { settings } = await opened({ databaseUrl }, { atStart: 5000, atWork: 500 });
    await settings.saveSettings('1', { pack: 'hanoi' }, '7', noon);
    proxy.silence();
    await expect(settings.settingsOf('1')).rejects.toThrow(StoreBusyError);
    expect(await settings.settingsOf('1')).toMatchObject({ pack: 'hanoi' });
  });
});

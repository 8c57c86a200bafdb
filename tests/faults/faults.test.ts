import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PostgresServer } from '../store/postgres-server.ts';
import { limitedFiles } from './full-disk.ts';
import { away, endure, full, locked } from './outage.ts';
import { trial } from './trial.ts';

/** The short form of `npm run test:faults`. */
describe.concurrent('bots that are killed while reminders fall due', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(() => server.stop());

  const nothingWrong = { lost: 0, doubled: 0, damaged: 0 };

  test('lose none and double none on SQLite', { timeout: 120_000 }, async () => {
    const result = await trial({ workers: 1, kills: 2, deliveries: 100 });
    expect(result).toMatchObject({ seen: 100, ...nothingWrong });
  });

  test('lose none and double none on PostgreSQL, with three workers', { timeout: 120_000 }, async () => {
    const databaseUrl = await server.createSchema();
    const result = await trial({ databaseUrl, workers: 3, kills: 1, deliveries: 100 });
    expect(result).toMatchObject({ seen: 100, ...nothingWrong });
  });
});

describe.concurrent('a database that fails while reminders fall due', () => {
  const nothingWrong = { seen: 250, deliveries: 250, doubled: 0, answered: true };

  test('as it is locked: questions are answered, and no reminder is lost', { timeout: 120_000 }, async () => {
    expect(await endure(locked, 0)).toMatchObject(nothingWrong);
  });

  test('as there is no room for it: the same', { timeout: 120_000 }, async ({ skip }) => {
    const result = await endure(full(limitedFiles), 0);
    if (!result) return skip('only Linux limits the files of a process that runs');
    expect(result).toMatchObject(nothingWrong);
  });

  test('as its server is away: the same', { timeout: 120_000 }, async () => {
    expect(await endure(away, 0)).toMatchObject(nothingWrong);
  });
});

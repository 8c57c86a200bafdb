import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import SqliteFile from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { StoreBusyError } from '../../src/store/errors.ts';
import type { StorePlace } from '../../src/store/open-store.ts';
import { Store } from '../../src/store/store.ts';
import { folderOf } from '../support/packs.ts';
import { rawDatabase } from './raw-database.ts';
import { storeSuite } from './store-suite.ts';
import { miss, missLike } from './suites/misses.ts';
import { noon, opened, patient, refusal } from './test-store.ts';

const hasty = { atStart: 100, atWork: 100 };

describe('on SQLite', () => {
  storeSuite({ create: async () => ({ dataDir: folderOf({}) }) });
});

/** Another program that opened the same database. */
function otherProgram({ dataDir }: { dataDir: string }): SqliteFile.Database {
  const program = new SqliteFile(path.join(dataDir, 'summit-bot.sqlite'), { timeout: 0 });
  onTestFinished(() => void program.close());
  return program;
}

/** A folder in which the bot has made a database before. */
async function usedFolder(): Promise<{ dataDir: string; file: string }> {
  const dataDir = folderOf({});
  const store = await opened({ dataDir });
  await store.settings.saveSettings('1', { pack: 'hanoi' }, '7', noon);
  await store.close();
  return { dataDir, file: path.join(dataDir, 'summit-bot.sqlite') };
}

describe('a locked file', () => {
  test('can be read, and refuses a write after some patience, without blocking the event loop', async () => {
    const place = await usedFolder();
    const { settings } = await opened(place, { ...patient, atWork: 200 });
    otherProgram(place).exec('begin immediate');
    let turns = 0;
    const counter = setInterval(() => (turns += 1), 1);
    const write = settings.saveSettings('1', { pack: 'paris' }, '7', noon);
    expect(await settings.settingsOf('1')).toMatchObject({ pack: 'hanoi' });
    await expect(write).rejects.toThrow(StoreBusyError);
    clearInterval(counter);
    expect(turns).toBeGreaterThan(5);
  });

  test('takes the writes that waited once it is let go', async () => {
    const place = await usedFolder();
    const store = await opened(place);
    const program = otherProgram(place);
    program.exec('begin immediate');
    const writes = [
      store.settings.saveSettings('1', { pack: 'paris' }, '7', noon),
      store.userData.deleteUser('9'),
    ];
    expect(await store.settings.settingsOf('1')).toMatchObject({ pack: 'hanoi' });
    program.exec('commit');
    await Promise.all(writes);
    expect(await store.settings.settingsOf('1')).toMatchObject({ pack: 'paris' });
  });

  test('is told at the start', async () => {
    const place = await usedFolder();
    otherProgram(place).exec('begin immediate');
    expect(await refusal(place, hasty)).toBe(
      `${place.file} is locked by another program: end that program, then start again.`,
    );
  });
});

describe('a place that cannot hold a database', () => {
  test('a folder below a file', async () => {
    const dataDir = path.join(folderOf({ file: '' }), 'file', 'data');
    expect(await refusal({ dataDir })).toBe(
      `${path.join(dataDir, 'summit-bot.sqlite')} cannot be written (ENOTDIR): let the bot write to its folder, or set DATA_DIR to another folder.`,
    );
  });

  test('a folder of somebody else', async () => {
    const dataDir = folderOf({});
    protect(dataDir);
    expect(await asNobody(() => refusal({ dataDir }))).toMatch(
      / cannot be written \(SQLITE_CANTOPEN\): let the bot write to its folder, or set DATA_DIR to another folder\.$/,
    );
  });

  test('a database of somebody else', async () => {
    const { dataDir, file } = await usedFolder();
    protect(dataDir, file);
    expect(await asNobody(() => refusal({ dataDir }))).toMatch(
      / cannot be written \(SQLITE_(READONLY|CANTOPEN)/,
    );
  });

  test('a folder of that name', async () => {
    const dataDir = folderOf({});
    mkdirSync(path.join(dataDir, 'summit-bot.sqlite'));
    expect(await refusal({ dataDir })).toMatch(/ cannot be written \(SQLITE_CANTOPEN/);
  });

  test('a file of something else', async () => {
    const place = { dataDir: folderOf({ 'summit-bot.sqlite': 'x'.repeat(5000) }) };
    expect(await refusal(place)).toMatch(
      / is not a database: move it away, or set DATA_DIR to another folder\.$/,
    );
  });

  test('a damaged database', async () => {
    const place = await usedFolder();
    const file = openSync(place.file, 'r+');
    writeSync(file, Buffer.alloc(3996, 0xff), 0, 3996, 100);
    closeSync(file);
    expect(await refusal(place)).toMatch(
      / is damaged \(SQLITE_CORRUPT\): restore it from a backup, or move it away to start empty\.$/,
    );
  });

  test('an empty file is a new database', async () => {
    const place: StorePlace = { dataDir: folderOf({ 'summit-bot.sqlite': '' }) };
    expect(await (await opened(place)).settings.settingsOf('1')).toMatchObject({ pack: null });
  });
});

test('a new folder is for the bot alone', async () => {
  const dataDir = path.join(folderOf({}), 'new');
  await opened({ dataDir });
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
});

test('a disk that is full refuses writes with the same error as a lock, and lets read', async () => {
  const place = await usedFolder();
  const database = rawDatabase(place);
  await database.run((connection) => sql`pragma max_page_count = 1`.execute(connection));
  const store = new Store(database);
  const long = missLike({ utterance: 'why '.repeat(100_000) });
  await expect(store.misses.addMiss(long, noon)).rejects.toThrow(StoreBusyError);
  expect(await store.settings.settingsOf('1')).toMatchObject({ pack: 'hanoi' });
});

test('a deleted utterance is not left in the file', async () => {
  const { dataDir, file } = await usedFolder();
  const holds = () => readFileSync(file).includes(miss.utterance);
  const one = await opened({ dataDir });
  await one.misses.addMiss(miss, noon);
  await one.close();
  expect(holds()).toBe(true);
  const other = await opened({ dataDir });
  await other.userData.deleteUser(miss.userId);
  await other.close();
  expect(holds()).toBe(false);
});

/** Makes files and folders read-only until the test ends. */
function protect(...paths: readonly string[]): void {
  for (const one of paths) {
    chmodSync(one, 0o555);
    onTestFinished(() => chmodSync(one, 0o755));
  }
}

/** Runs work as a user without rights: a superuser may write everywhere. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

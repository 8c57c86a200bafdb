import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { migrate } from '../../../src/store/migrate.ts';
import { firstTables } from '../../../src/store/migrations/0001-first-tables.ts';
import { migrations } from '../../../src/store/migrations/all.ts';
import type { Migration } from '../../../src/store/migrations/migration.ts';
import { openStore, type StorePlace } from '../../../src/store/open-store.ts';
import { rawDatabase } from '../raw-database.ts';
import { type Databases, listeningLog, noon, opened, patient, refusal, silent } from '../test-store.ts';

const child = path.join(import.meta.dirname, '..', 'store-process.ts');

/** Runs a process that opens a store, does something and prints a line. */
function start(place: StorePlace, doing: string) {
  const started = spawn(process.execPath, [child, JSON.stringify(place), doing], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return { process: started, output: text(started.stdout) };
}

export function schemaSuite(databases: Databases): void {
  test('an empty database is migrated once, and then found as it is', async () => {
    const place = await databases.create();
    const { log, lines } = listeningLog();
    await (await openStore(place, log, patient)).close();
    expect(lines).toEqual(migrations.map(() => 'the schema was migrated'));
    await (await openStore(place, log, patient)).close();
    expect(lines).toHaveLength(migrations.length);
  });

  test('processes that start at once on an empty database all open it', async () => {
    const place = await databases.create();
    const processes = ['1', '2', '3', '4'].map((guild) => start(place, `save ${guild}`));
    await Promise.all(processes.map((one) => once(one.process, 'exit')));
    expect(await Promise.all(processes.map((one) => one.output))).toEqual(processes.map(() => 'saved\n'));
    const { settings } = await opened(place);
    const saved = await Promise.all(['1', '2', '3', '4'].map((guild) => settings.settingsOf(guild)));
    expect(saved.map(({ pack }) => pack)).toEqual(['hanoi', 'hanoi', 'hanoi', 'hanoi']);
  });

  test('what a process saved is there after it was killed', async () => {
    const place = await databases.create();
    const { process: killed } = start(place, 'save 1 and wait');
    await once(killed.stdout, 'data');
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const store = await opened(place);
    expect(await store.settings.settingsOf('1')).toMatchObject({ pack: 'hanoi' });
    await store.settings.saveSettings('1', { pack: null }, '7', noon);
  });

  test('a newer schema is refused, and left alone', async () => {
    const place = await databases.create();
    const database = rawDatabase(place);
    const next: Migration = { number: 99, name: 'of-the-future', up: () => Promise.resolve() };
    await migrate(database, [firstTables, next], 'it', silent);
    expect(await refusal(place)).toMatch(
      / was written by a newer summit-bot \(its schema is 99, this one knows \d+\): update summit-bot, or /,
    );
  });

  test('a migration that fails leaves nothing behind', async () => {
    const place = await databases.create();
    const database = rawDatabase(place);
    const broken: Migration = { number: 2, name: 'broken', up: () => Promise.reject(new Error('oh')) };
    await expect(migrate(database, [firstTables, broken], 'it', silent)).rejects.toThrow('oh');
    await migrate(database, [firstTables], 'it', silent);
    expect(await (await opened(place)).settings.settingsOf('1')).toMatchObject({ pack: null });
  });

  test('a later version adds its migrations to those that were made', async () => {
    const place = await databases.create();
    await (await openStore(place, silent, patient)).close();
    const database = rawDatabase(place);
    const { log, lines } = listeningLog();
    const next: Migration = {
      number: migrations.length + 1,
      name: 'next',
      up: ({ schema }) => schema.createTable('next').addColumn('id', 'text').execute(),
    };
    await migrate(database, [...migrations, next], 'it', log);
    await migrate(database, [...migrations, next], 'it', log);
    expect(lines).toHaveLength(1);
  });
}

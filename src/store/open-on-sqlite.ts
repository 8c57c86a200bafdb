import type { Log } from '../log.ts';
import { Database } from './database.ts';
import { sqlite } from './dialect.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import type { Patience } from './patience.ts';
import { explainSqlite } from './sqlite-errors.ts';
import { openSqlite, sqliteFile } from './sqlite.ts';
import { Store } from './store.ts';
import type { Connection } from './tables.ts';
import { untilUnlocked } from './until-unlocked.ts';

export async function openOnSqlite(dataDir: string, log: Log, patience: Patience): Promise<Store> {
  return open(sqliteFile(dataDir), log, patience);
}

export async function openInMemory(log: Log, patience: Patience): Promise<Store> {
  return open(':memory:', log, patience);
}

async function open(file: string, log: Log, patience: Patience): Promise<Store> {
  let connection: Connection | undefined;
  try {
    connection = await untilUnlocked(async () => openSqlite(file), sqlite, patience.atStart);
    await migrate(new Database(connection, sqlite, patience.atStart), migrations, file, log);
    return new Store(new Database(connection, sqlite, patience.atWork));
  } catch (error) {
    await connection?.destroy();
    throw explainSqlite(error, file);
  }
}

import type { Log } from '../log.ts';
import { Database } from './database.ts';
import { postgres, sqlite } from './dialect.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { explainPostgres, readPostgresUrl } from './postgres-errors.ts';
import { openPostgres } from './postgres.ts';
import { explainSqlite } from './sqlite-errors.ts';
import { openSqlite, sqliteFile } from './sqlite.ts';
import { Store } from './store.ts';
import { untilUnlocked } from './until-unlocked.ts';

/** A folder for SQLite's file, or the address of a PostgreSQL database. */
export type StorePlace = { readonly dataDir: string } | { readonly databaseUrl: string };

/** How long a locked database is tried again, in milliseconds. Less than the 3 s in which Discord wants an answer. */
export interface Patience {
  readonly atStart: number;
  readonly atWork: number;
}

const usual: Patience = { atStart: 10_000, atWork: 2000 };

/** A query that takes longer is given up, in milliseconds. */
const queryTimeout = 5000;

/**
 * Opens the database, and brings its schema to this version's: many processes may do so at once.
 *
 * @throws {UserError} Exit code 78, when it cannot be opened, is no database, is damaged, or is a newer version's.
 */
export async function openStore(place: StorePlace, log: Log, patience = usual): Promise<Store> {
  return 'databaseUrl' in place
    ? openOnPostgres(place.databaseUrl, log, patience)
    : openOnSqlite(place.dataDir, log, patience);
}

async function openOnSqlite(dataDir: string, log: Log, patience: Patience): Promise<Store> {
  const file = sqliteFile(dataDir);
  try {
    const connection = await untilUnlocked(async () => openSqlite(file), sqlite, patience.atStart);
    await migrateOrClose(new Database(connection, sqlite, patience.atStart), file, log);
    return new Store(new Database(connection, sqlite, patience.atWork));
  } catch (error) {
    throw explainSqlite(error, file);
  }
}

async function openOnPostgres(url: string, log: Log, patience: Patience): Promise<Store> {
  const address = readPostgresUrl(url);
  try {
    const unlimited = openPostgres(url, { connections: 1, queryTimeout: 0 }, log);
    const migrating = new Database(unlimited, postgres, patience.atStart);
    await migrateOrClose(migrating, `The database ${address.database} at ${address.host}`, log);
    await migrating.close();
    const connection = openPostgres(url, { connections: 10, queryTimeout }, log);
    return new Store(new Database(connection, postgres, patience.atWork));
  } catch (error) {
    throw explainPostgres(error, address);
  }
}

async function migrateOrClose(database: Database, where: string, log: Log): Promise<void> {
  try {
    await migrate(database, migrations, where, log);
  } catch (error) {
    await database.close();
    throw error;
  }
}

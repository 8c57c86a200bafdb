import type { Log } from '../log.ts';
import type { Patience } from './patience.ts';
import type { Store } from './store.ts';

const usual: Patience = { atStart: 10_000, atWork: 2000 };

/** A folder for SQLite's file, or the address of a PostgreSQL database. */
export type StorePlace = { readonly dataDir: string } | { readonly databaseUrl: string };

/** A store that nobody else sees, and that is gone when it is closed. */
export async function openStoreInMemory(log: Log): Promise<Store> {
  const { openInMemory } = await import('./open-on-sqlite.ts');
  return openInMemory(log, usual);
}

/**
 * Opens the database, and brings its schema to this version's: many processes may do so at once. Loads the driver of that
 * database only.
 *
 * @throws {UserError} Exit code 78, when it cannot be opened, is no database, is damaged, or is a newer version's.
 */
export async function openStore(place: StorePlace, log: Log, patience = usual): Promise<Store> {
  if ('databaseUrl' in place) {
    const { openOnPostgres } = await import('./open-on-postgres.ts');
    return openOnPostgres(place.databaseUrl, log, patience);
  }
  const { openOnSqlite } = await import('./open-on-sqlite.ts');
  return openOnSqlite(place.dataDir, log, patience);
}

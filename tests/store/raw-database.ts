import { onTestFinished } from 'vitest';
import { Database } from '../../src/store/database.ts';
import { postgres, sqlite } from '../../src/store/dialect.ts';
import type { StorePlace } from '../../src/store/open-store.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { openSqlite, sqliteFile } from '../../src/store/sqlite.ts';
import { silent } from './test-store.ts';

/** A database without migrations, which closes when the test ends. */
export function rawDatabase(place: StorePlace): Database {
  const database =
    'databaseUrl' in place
      ? new Database(
          openPostgres(place.databaseUrl, { connections: 1, connect: 0, query: 0 }, silent),
          postgres,
          1000,
        )
      : new Database(openSqlite(sqliteFile(place.dataDir)), sqlite, 1000);
  onTestFinished(() => database.close());
  return database;
}

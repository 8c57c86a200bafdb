import { existsSync, readFileSync } from 'node:fs';
import SqliteFile from 'better-sqlite3';
import { Kysely, sql, SqliteDialect } from 'kysely';
import type { Log } from '../log.ts';
import type { Preferences } from '../reminders/preferences.ts';
import type { Subscription } from '../reminders/subscription.ts';
import { newerSchema } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import type { StorePlace } from './open-store.ts';
import { explainPostgres, readPostgresUrl } from './postgres-errors.ts';
import {
  readPreferences,
  readSubscription,
  subscriptionColumns,
  type SubscriptionRow,
} from './reminders/columns.ts';
import { explainSqlite } from './sqlite-errors.ts';
import { sqliteFile } from './sqlite.ts';
import type { Connection, Tables } from './tables.ts';

/** Who wants to be reminded of what is in a pack, and of each person what they have told about their own time. */
export interface CopiedSubscriptions {
  /** The oldest first. */
  readonly subscriptions: readonly Subscription[];
  readonly preferences: ReadonlyMap<string, Preferences>;
}

/** Milliseconds. */
const patience = 10_000;

/**
 * Reads a store without writing anything, not even beside its file, also while bots use it. Nothing where there is no database.
 *
 * @throws {UserError} When it cannot be read, or is a newer version's.
 */
export async function copySubscriptions(
  place: StorePlace,
  pack: string,
  log: Log,
): Promise<CopiedSubscriptions | undefined> {
  if ('databaseUrl' in place) return copyFromPostgres(place.databaseUrl, pack, log);
  const file = sqliteFile(place.dataDir);
  if (!existsSync(file)) return undefined;
  let connection: Connection | undefined;
  try {
    const database = openUnwritten(file);
    connection = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
    const has = async (table: string) =>
      database.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(table) !==
      undefined;
    return await copy(connection, has, pack, file);
  } catch (error) {
    throw explainSqlite(error, file);
  } finally {
    await connection?.destroy();
  }
}

/**
 * Even a connection that only reads leaves a write-ahead log behind where there was none. So a file without one, which nobody has
 * open, is read as it is; two bytes of its header (18 and 19, SQLite's file format) say that it has none.
 */
function openUnwritten(file: string): SqliteFile.Database {
  if (existsSync(`${file}-wal`)) return new SqliteFile(file, { readonly: true, timeout: patience });
  const bytes = readFileSync(file);
  if (bytes.length > 19) bytes.fill(1, 18, 20);
  return new SqliteFile(bytes);
}

async function copyFromPostgres(
  url: string,
  pack: string,
  log: Log,
): Promise<CopiedSubscriptions | undefined> {
  const { openPostgres } = await import('./postgres.ts');
  const address = readPostgresUrl(url);
  const connection = openPostgres(url, { connections: 1, connect: patience, query: patience }, log);
  const where = `The database ${address.database} at ${address.host}`;
  try {
    return await connection
      .transaction()
      .setAccessMode('read only')
      .execute(async (transaction) =>
        copy(transaction, (table) => isInPath(transaction, table), pack, where),
      );
  } catch (error) {
    throw explainPostgres(error, address);
  } finally {
    await connection.destroy();
  }
}

/** Whether statements would find it; other schemas may hold one of the same name. */
async function isInPath(connection: Connection, table: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select to_regclass(${table}) is not null as found`.execute(
    connection,
  );
  return rows[0]?.found === true;
}

async function copy(
  connection: Connection,
  has: (table: string) => Promise<boolean>,
  pack: string,
  where: string,
): Promise<CopiedSubscriptions | undefined> {
  if (!(await has('summit_bot_migrations'))) return undefined;
  const { rows: versions } = await sql<{ version: number }>`
    select coalesce(max(number), 0) as version from summit_bot_migrations`.execute(connection);
  const [version, known] = [versions[0]?.version ?? 0, migrations.at(-1)?.number ?? 0];
  if (version > known) throw newerSchema(where, version, known);
  if (!(await has('subscriptions'))) return undefined;
  const { rows } = await sql<SubscriptionRow>`
    select ${subscriptionColumns} from subscriptions s where s.pack = ${pack} and s.stopped_at is null
    order by s.created_at, s.id`.execute(connection);
  const preferences = await connection.selectFrom('preferences').selectAll().execute();
  return {
    subscriptions: rows.map(readSubscription),
    preferences: new Map(preferences.map((row) => [row.user_id, readPreferences(row)])),
  };
}

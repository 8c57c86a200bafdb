import { sql } from 'kysely';
import { exitCodes, UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Database } from './database.ts';
import type { Migration } from './migrations/migration.ts';

/**
 * Brings the schema to this version's, all or nothing. Several processes may do so at once: one migrates, the others wait for it.
 *
 * Kysely's own migrator is not used: on SQLite it takes no lock and no transaction, and a newer schema is "corrupted" to it.
 *
 * @param where The database, as its owner would call it.
 * @throws {UserError} When the schema is newer than this version.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[],
  where: string,
  log: Log,
): Promise<void> {
  const known = migrations.at(-1)?.number ?? 0;
  await database.transaction(async (transaction) => {
    await database.dialect.lockMigrations(transaction);
    await transaction.schema
      .createTable('summit_bot_migrations')
      .ifNotExists()
      .addColumn('number', 'integer', (column) => column.notNull().primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .execute();
    const { rows } = await sql<{ version: number }>`
      select coalesce(max(number), 0) as version from summit_bot_migrations`.execute(transaction);
    const version = rows[0]?.version ?? 0;
    if (version > known) throw newerSchema(where, version, known);
    for (const migration of migrations.filter(({ number }) => number > version)) {
      const { number, name } = migration;
      await migration.up(transaction);
      await sql`insert into summit_bot_migrations (number, name) values (${number}, ${name})`.execute(
        transaction,
      );
      log().info({ number, name, database: where }, 'the schema was migrated');
    }
  });
}

export function newerSchema(where: string, version: number, known: number): UserError {
  return new UserError(
    `${where} was written by a newer summit-bot (its schema is ${version}, this one knows ${known}): update summit-bot, or give it another database.`,
    exitCodes.config,
  );
}

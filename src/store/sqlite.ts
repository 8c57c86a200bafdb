import { mkdirSync } from 'node:fs';
import path from 'node:path';
import SqliteFile from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection, Kysely, SqliteDialect, SqliteDriver } from 'kysely';
import type { SqliteDatabase, SqliteDialectConfig } from 'kysely';
import type { Connection } from './tables.ts';

/** Where the database is in a data folder. */
export function sqliteFile(dataDir: string): string {
  return path.join(dataDir, 'summit-bot.sqlite');
}

/**
 * Opens the file, and makes it and its folder when they are not there.
 *
 * With a write-ahead log, readers never wait, and what is committed outlives the end of the process, however it ends; a power cut
 * may take the last moments, but never the rest (`synchronous = normal`). Deleted rows are overwritten (`secure_delete`).
 *
 * @throws {Error} SQLite's own: also "locked", when another process opens the file for the first time at the same moment.
 */
export function openSqlite(file: string): Connection {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const database = new SqliteFile(file, { timeout: 0 });
  try {
    database.pragma('journal_mode = wal');
    database.pragma('synchronous = normal');
    database.pragma('foreign_keys = on');
    database.pragma('secure_delete = on');
  } catch (error) {
    database.close();
    throw error;
  }
  return new Kysely({ dialect: new ImmediateSqliteDialect({ database: keepingStatements(database) }) });
}

/** Prepares each statement once: a read takes a fifth of the time. The texts of statements are few. */
function keepingStatements(database: SqliteFile.Database): SqliteDatabase {
  const statements = new Map<string, SqliteFile.Statement>();
  return {
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const statement = database.prepare(sql);
      statements.set(sql, statement);
      return statement;
    },
    close: () => database.close(),
  };
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver(this.#config);
  }
}

/** Takes the write lock where a transaction begins: taken later, it could fail half-way. */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

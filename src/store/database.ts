import type { Transaction } from 'kysely';
import type { Dialect } from './dialect.ts';
import type { Connection, Tables } from './tables.ts';
import { untilUnlocked } from './until-unlocked.ts';

/**
 * Runs queries, and tries again while somebody else holds a lock.
 *
 * SQLite's own `busy_timeout` would block the event loop, and with it every other answer; so it is zero, and the waiting is done
 * between tries.
 */
export class Database {
  readonly dialect: Dialect;
  readonly #connection: Connection;
  readonly #patience: number;

  /** @param patience For so many milliseconds a locked database is tried again. */
  constructor(connection: Connection, dialect: Dialect, patience: number) {
    this.#connection = connection;
    this.dialect = dialect;
    this.#patience = patience;
  }

  /**
   * @param work One statement.
   * @throws {StoreBusyError} When the database stays locked, or is away.
   */
  async run<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    return untilUnlocked(() => work(this.#connection), this.dialect, this.#patience);
  }

  /** Does all of the work or none of it. On SQLite, no other query runs meanwhile: no waiting inside for anything else. */
  async transaction<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
    return this.run((connection) => connection.transaction().execute(work));
  }

  async close(): Promise<void> {
    await this.#connection.destroy();
  }
}

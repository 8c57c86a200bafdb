import {
  Kysely,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
import { Pool, types } from 'pg';
import type { Log } from '../log.ts';
import type { Connection } from './tables.ts';

/** Times are milliseconds; 0 is for ever. */
export interface PostgresLimits {
  readonly connections: number;
  /** For so long a connection is waited for. */
  readonly connect: number;
  /** After so long a query is given up. */
  readonly query: number;
}

/** PostgreSQL's `bigint`. Ours hold times and counts, which a number holds exactly. */
const bigint = 20;

/** Opens no connection yet. */
export function openPostgres(url: string, limits: PostgresLimits, log: Log): Connection {
  const pool = new Pool({
    connectionString: url,
    application_name: 'summit-bot',
    max: limits.connections,
    connectionTimeoutMillis: limits.connect,
    query_timeout: limits.query,
    statement_timeout: limits.query,
    keepAlive: true,
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        type === bigint ? Number : types.getTypeParser(type, format),
    },
  });
  // Without a listener, a connection that breaks between two queries would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', ({ message }) => {
    if (!pool.ending) log().warn({ reason: message }, 'a connection to the database was lost');
  });
  return new Kysely({ dialect: new PostgresDialect({ pool: droppingStuck(pool) }) });
}

/** A pool that drops a connection whose query got no reply in time: the next query would wait behind it in vain. */
function droppingStuck(pool: Pool): PostgresPool {
  return {
    async connect() {
      const client: PostgresPoolClient = await pool.connect();
      let stuck = false;
      function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
      function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
      function query<R>(text: string | PostgresCursor<R>, parameters: readonly unknown[] = []) {
        if (typeof text !== 'string') return client.query(text);
        return client.query<R>(text, parameters).catch((error: unknown) => {
          stuck ||= error instanceof Error && error.message === 'Query read timeout';
          throw error;
        });
      }
      return { query, release: (discard) => client.release(stuck || discard) };
    },
    end: () => pool.end(),
  };
}

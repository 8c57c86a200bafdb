import { sql } from 'kysely';
import { exitCodes, UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import { Database } from './database.ts';
import { postgres } from './dialect.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import type { Patience } from './patience.ts';
import { explainPostgres, readPostgresUrl } from './postgres-errors.ts';
import { openPostgres } from './postgres.ts';
import { Store } from './store.ts';
import type { Connection } from './tables.ts';

/** So many connections serve thousands of queries a second, and a server allows 100 to all of its clients. */
const connections = 10;

export async function openOnPostgres(url: string, log: Log, patience: Patience): Promise<Store> {
  const address = readPostgresUrl(url);
  const where = `The database ${address.database} at ${address.host}`;
  // Migrations may take long, so they have a connection of their own, on which queries are never given up.
  const patient = openPostgres(url, { connections: 1, connect: patience.atStart, query: 0 }, log);
  try {
    await refuseEncoding(patient, where);
    await migrate(new Database(patient, postgres, patience.atStart), migrations, where, log);
  } catch (error) {
    throw explainPostgres(error, address);
  } finally {
    await patient.destroy();
  }
  const limits = { connections, connect: patience.atWork, query: patience.atWork };
  return new Store(new Database(openPostgres(url, limits, log), postgres, patience.atWork));
}

async function refuseEncoding(connection: Connection, where: string): Promise<void> {
  const { rows } = await sql<{ server_encoding: string }>`show server_encoding`.execute(connection);
  const encoding = rows[0]?.server_encoding;
  if (encoding === 'UTF8') return;
  throw new UserError(
    `${where} has the encoding ${encoding}, which cannot hold what people write: create one with the encoding UTF8.`,
    exitCodes.config,
  );
}

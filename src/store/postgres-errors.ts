import { Client } from 'pg';
import { exitCodes, UserError } from '../errors.ts';
import { codeOf } from './dialect.ts';
import { StoreBusyError } from './errors.ts';

/** What a DATABASE_URL says, apart from its password. */
export interface PostgresAddress {
  /** With its port. */
  readonly host: string;
  readonly user: string;
  readonly database: string;
}

/** @throws {UserError} When it is no address of a PostgreSQL database. It may hold a password, so it is not repeated. */
export function readPostgresUrl(url: string): PostgresAddress {
  try {
    if (!/^postgres(ql)?:$/.test(new URL(url).protocol)) throw new TypeError('another protocol');
    const { host, port, user, database } = new Client({ connectionString: url });
    return { host: `${host}:${port}`, user: user ?? '', database: database ?? user ?? '' };
  } catch {
    throw new UserError(
      'DATABASE_URL is no address of a PostgreSQL database: write postgres://user:password@host:5432/database, with %40 and the like for special characters.',
      exitCodes.config,
    );
  }
}

/** Tells an owner why the database cannot be used and what to do. */
export function explainPostgres(error: unknown, { host, user, database }: PostgresAddress): unknown {
  if (error instanceof UserError) return error;
  const cause = error instanceof StoreBusyError ? error.cause : error;
  const code = codeOf(cause);
  const why = code || (cause instanceof Error ? cause.message : String(cause));
  const advice: Readonly<Record<string, string>> = {
    '28P01': `The database at ${host} refuses the user ${user}: mend the name or the password in DATABASE_URL.`,
    '28000': `The database at ${host} refuses the user ${user}: mend the name in DATABASE_URL, or the server's pg_hba.conf.`,
    '3D000': `There is no database ${database} at ${host}: create it (createdb ${database}), or mend DATABASE_URL.`,
    '42501': `The user ${user} may not create tables in the database ${database} at ${host}: make the user its owner.`,
    '42P07': `The database ${database} at ${host} holds tables of another program: create one for summit-bot alone.`,
    '55P03': `Another process has been changing the database ${database} at ${host} for a minute: end it, then start again.`,
  };
  return new UserError(
    advice[code] ??
      `The database ${database} at ${host} cannot be used (${why}): start it, or mend DATABASE_URL.`,
    exitCodes.config,
    { cause },
  );
}

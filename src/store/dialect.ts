import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** A lock that somebody else holds; a database that cannot be used at all; or a fault of another kind. */
export type Trouble = 'locked' | 'away' | 'none';

/** All in which the two databases differ, apart from how they are opened. */
export interface Dialect {
  readonly name: 'SQLite' | 'PostgreSQL';
  troubleOf(error: unknown): Trouble;
  /** Waits until no other process migrates; the lock ends with the transaction. */
  lockMigrations(transaction: Transaction<Tables>): Promise<void>;
  /** Nobody else does work of that name meanwhile, or nobody does it alone; until the transaction ends. */
  lock(transaction: Transaction<Tables>, name: string, way: 'alone' | 'together'): Promise<void>;
  /** At the end of a `select`: what it finds stays as it is until the transaction ends. */
  readonly forShare: RawBuilder<unknown>;
  /** 22 letters and digits that nothing else has; others for each row. */
  readonly newId: RawBuilder<string>;
  /** Leases deliveries, the earliest first, passing over those that somebody else is about to lease. */
  leaseDue(lease: Lease): RawBuilder<unknown>;
}

/** Times are milliseconds since 1970. */
export interface Lease {
  readonly most: number;
  readonly now: number;
  readonly until: number;
  readonly token: string;
}

/** Any number that no other program uses with the same database. */
const migrationLock = 7_386_627_104;

/** The same, for locks that have a name. */
const namedLocks = 738_662_710;

export const sqlite: Dialect = {
  name: 'SQLite',
  troubleOf(error) {
    const code = codeOf(error);
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'locked';
    return /^SQLITE_(FULL|IOERR|CANTOPEN|READONLY|NOMEM|PROTOCOL)/.test(code) ? 'away' : 'none';
  },
  /** A transaction begins with `begin immediate`: it is the lock. */
  lockMigrations: () => Promise.resolve(),
  lock: () => Promise.resolve(),
  forShare: sql``,
  newId: sql`lower(hex(randomblob(11)))`,
  leaseDue: ({ most, now, until, token }) => sql`
    update deliveries set state = 'leased', token = ${token}, wake_at = ${until}
    where rowid in (
      select rowid from deliveries where wake_at <= ${now} order by wake_at limit ${most})`,
};

export const postgres: Dialect = {
  name: 'PostgreSQL',
  troubleOf(error) {
    const code = codeOf(error);
    if (passing.has(code)) return 'locked';
    return outage.test(code) || lostConnection.test(messageOf(error)) ? 'away' : 'none';
  },
  async lockMigrations(transaction) {
    await sql`set local lock_timeout = '60s'`.execute(transaction);
    await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(transaction);
  },
  async lock(transaction, name, way) {
    const lock = sql.raw(way === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared');
    await sql`select ${lock}(${sql.lit(namedLocks)}, hashtext(${name}))`.execute(transaction);
  },
  forShare: sql`for share`,
  newId: sql`left(replace(gen_random_uuid()::text, '-', ''), 22)`,
  leaseDue: ({ most, now, until, token }) => sql`
    with due as materialized (
      select id from deliveries where wake_at <= ${now} order by wake_at limit ${most} for update skip locked)
    update deliveries set state = 'leased', token = ${token}, wake_at = ${until}
    from due where deliveries.id = due.id`,
};

/** Serialization failure and deadlock, which undo the transaction; and a server that is still starting. */
const passing = new Set(['40001', '40P01', '57P03']);

/**
 * Connection exceptions (08), no resources (53), an operator's intervention (57), system errors (58), a lock not got in time, a
 * read-only server; and Node's own codes of the network.
 */
const outage = /^(08...|53...|57...|58...|55P03|25006|E[A-Z]{4,}(_[A-Z]+)?)$/;

/** Faults of the driver, which have no code. */
const lostConnection =
  /^(timeout exceeded|timeout expired|Query read timeout|Connection terminated|Client has encountered a connection error|Cannot use a pool)/i;

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

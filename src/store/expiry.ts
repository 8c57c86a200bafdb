import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Database } from './database.ts';
import { removeStopped, removeTimes } from './reminders/expiry.ts';
import { topicLifetime } from './topics.ts';

/** So many milliseconds are utterances kept, and which messages were answered. */
export const retention = 30 * 24 * 3_600_000;

/** So many rows are deleted at once: a few milliseconds of SQLite, between which other work goes on. */
const batch = 500;

const expiring = [
  { table: 'misses', time: 'created_at', lifetime: retention },
  { table: 'answered_messages', time: 'claimed_at', lifetime: retention },
  { table: 'topics', time: 'asked_at', lifetime: topicLifetime },
  { table: 'deliveries', time: 'settled_at', lifetime: retention },
] as const;

export type ExpiredRows = Readonly<
  Record<(typeof expiring)[number]['table'] | 'subscriptions' | 'occurrences', number>
>;

/** Deletes what is older than it may be. Feedback holds no text, and stays until its user or guild is deleted. */
export class Expiry {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * To be called at start and then from time to time, in one process or in many.
   *
   * @returns How many rows of each table were deleted.
   */
  async removeExpired(now: Temporal.Instant): Promise<ExpiredRows> {
    const removed = { misses: 0, answered_messages: 0, topics: 0, deliveries: 0 };
    for (const { table, time, lifetime } of expiring) {
      removed[table] = await this.#removeUntil(table, time, now.epochMilliseconds - lifetime);
    }
    const end = now.epochMilliseconds - retention;
    const subscriptions = await removeStopped(this.#database, end);
    const times = await removeTimes(this.#database, end);
    return { ...removed, ...times, subscriptions: subscriptions + times.subscriptions };
  }

  /** Removes rows up to and including a time, the oldest first. */
  async #removeUntil(tableName: string, timeName: string, end: number): Promise<number> {
    const table = sql.table(tableName);
    const time = sql.ref(timeName);
    for (let removed = 0; ; await nextTurn()) {
      const { rows } = await this.#database.run((connection) =>
        sql<{ until: number }>`
          select ${time} as until from ${table} where ${time} <= ${end}
          order by ${time} limit 1 offset ${batch - 1}`.execute(connection),
      );
      const until = rows[0]?.until;
      const { numAffectedRows = 0n } = await this.#database.run((connection) =>
        sql`delete from ${table} where ${time} <= ${until ?? end}`.execute(connection),
      );
      removed += Number(numAffectedRows);
      if (until === undefined) return removed;
    }
  }
}

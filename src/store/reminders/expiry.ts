import { setImmediate as nextTurn } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import { deleteSubscriptions } from './deleting.ts';

/** So many subscriptions are deleted at once, with their deliveries. */
const batch = 20;

/** Removes subscriptions that were stopped until a time. @returns How many. */
export async function removeStopped(database: Database, end: number): Promise<number> {
  return removeSubscriptions(
    database,
    sql`select s.id from subscriptions s where s.stopped_at <= ${end} order by s.stopped_at`,
  );
}

/** Removes times that somebody named and that were over at a time, with the subscriptions for them. @returns How many. */
export async function removeTimes(
  database: Database,
  end: number,
): Promise<{ readonly subscriptions: number; readonly occurrences: number }> {
  const subscriptions = await removeSubscriptions(
    database,
    sql`
      select s.id from occurrences o join subscriptions s on s.pack = o.pack and s.what = o.subject
      where o.group_name is null and o.ends_at <= ${end} and s.what like 'time:%'`,
  );
  const { numAffectedRows = 0n } = await database.run((connection) =>
    sql`
      delete from occurrences where group_name is null and ends_at <= ${end} and not exists (
        select 1 from subscriptions s
        where s.pack = occurrences.pack and s.what = occurrences.subject and s.what like 'time:%')`.execute(
      connection,
    ),
  );
  return { subscriptions, occurrences: Number(numAffectedRows) };
}

async function removeSubscriptions(database: Database, which: RawBuilder<unknown>): Promise<number> {
  for (let removed = 0; ; await nextTurn()) {
    const deleted = await database.transaction((transaction) =>
      deleteSubscriptions(transaction, database.dialect, sql`${which} limit ${batch}`),
    );
    removed += deleted.subscriptions;
    if (deleted.subscriptions < batch) return removed;
  }
}

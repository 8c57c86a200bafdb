import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Dialect } from '../dialect.ts';
import type { Tables } from '../tables.ts';

/**
 * Some subscriptions, all of one pack: a condition on a column with their ids. It is said of each table, since PostgreSQL does not
 * conclude from one to the other, and would read the whole of it. Whoever plans for them holds the lock of the pack's planning.
 */
export type Some = (id: RawBuilder<unknown>) => RawBuilder<unknown>;

/** Whole minutes between two columns, rounded down, also below zero: both databases divide towards zero. */
export function minutesBefore(start: RawBuilder<unknown>, time: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`((${start} - ${time} + 60000000000000) / 60000 - 1000000000)`;
}

/** Nobody else plans for the pack meanwhile, or nobody changes its schedule. */
export async function lockPlanning(
  transaction: Transaction<Tables>,
  dialect: Dialect,
  pack: string,
  way: 'alone' | 'together',
): Promise<void> {
  await dialect.lock(transaction, `planning ${pack}`, way);
}

/**
 * Plans the deliveries of some subscriptions for what is not over, where they are not planned yet.
 *
 * What was due before its offset was chosen is left out. What is due already for another reason is planned, and sent late; but not
 * where a notice of a change tells the new time anyway.
 *
 * @param which For which occurrences.
 */
export async function plan(
  transaction: Transaction<Tables>,
  dialect: Dialect,
  some: Some,
  pack: string,
  which: 'all' | 'unfinished',
  now: number,
): Promise<void> {
  const due = sql`o.starts_at - f.minutes * 60000`;
  await sql`
    insert into deliveries
      (id, subscription_id, subject, occurrence, offset_minutes, kind, due_at, wake_at, state, attempts)
    select ${dialect.newId()}, s.id, o.subject, o.starts, f.minutes, 'reminder',
      ${due}, case when s.paused_at is null then ${due} end, 'pending', 0
    from subscriptions s
    join occurrences o on o.pack = s.pack and (o.subject = s.what or o.group_name = s.what)
    join subscription_offsets f on f.subscription_id = s.id
    where ${some(sql`s.id`)} and ${some(sql`f.subscription_id`)} and s.pack = ${pack} and o.pack = ${pack}
      and ${which === 'all' ? sql`1 = 1` : sql`o.unfinished is not null`}
      and s.stopped_at is null and o.status = 'standing' and o.ends_at > ${now} and ${due} >= f.added_at
      and (${due} > ${now} or not exists (
        select 1 from deliveries n
        where n.subscription_id = s.id and n.subject = o.subject and n.occurrence = o.starts
          and n.offset_minutes = o.revision and n.kind in ('moved', 'reinstated')))
    on conflict (subscription_id, subject, occurrence, offset_minutes, kind) do nothing`.execute(transaction);
}

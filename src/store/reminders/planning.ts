import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Dialect } from '../dialect.ts';
import type { Tables } from '../tables.ts';

/** `A` < id <= `B`, of one pack. The caller holds the lock of the pack's planning, and the rows. */
export interface SubscriptionRange {
  readonly pack: string;
  readonly after: string;
  readonly upTo: string;
}

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
 * Plans the deliveries of a range of subscriptions for what lies ahead, where they are not planned yet.
 *
 * What was due before its offset was chosen is left out. What is due already for another reason is planned, and sent late; but not
 * where a notice of a change tells the new time anyway.
 *
 * @param which A condition on occurrences `o` and subscriptions `s`.
 */
export async function plan(
  transaction: Transaction<Tables>,
  { newId }: Dialect,
  which: RawBuilder<unknown>,
  now: number,
): Promise<void> {
  const due = sql`o.starts_at - f.minutes * 60000`;
  await sql`
    insert into deliveries
      (id, subscription_id, subject, occurrence, offset_minutes, kind, due_at, wake_at, state, attempts)
    select ${newId}, s.id, o.subject, o.starts, f.minutes, 'reminder',
      ${due}, case when s.paused_at is null then ${due} end, 'pending', 0
    from subscriptions s
    join occurrences o on o.pack = s.pack and (o.subject = s.what or o.group_name = s.what)
    join subscription_offsets f on f.subscription_id = s.id
    where ${which} and s.stopped_at is null and o.status = 'standing' and o.starts_at > ${now}
      and ${due} >= f.added_at
      and (${due} > ${now} or not exists (
        select 1 from deliveries n
        where n.subscription_id = s.id and n.subject = o.subject and n.occurrence = o.starts
          and n.offset_minutes = o.revision and n.kind in ('moved', 'reinstated')))
    on conflict (subscription_id, subject, occurrence, offset_minutes, kind) do nothing`.execute(transaction);
}

/** Plans for what is new in the schedule, or at another time. */
export async function planUnfinished(
  transaction: Transaction<Tables>,
  dialect: Dialect,
  { pack, after, upTo }: SubscriptionRange,
  now: number,
): Promise<void> {
  const which = sql`s.pack = ${pack} and s.id > ${after} and s.id <= ${upTo} and o.unfinished is not null`;
  await plan(transaction, dialect, which, now);
}

export async function planOne(
  transaction: Transaction<Tables>,
  dialect: Dialect,
  subscriptionId: string,
  now: number,
): Promise<void> {
  await plan(transaction, dialect, sql`s.id = ${subscriptionId}`, now);
}

import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Dialect } from '../dialect.ts';
import type { Tables } from '../tables.ts';
import { moveReminders, moveSnoozes } from './moving.ts';
import type { Some } from './planning.ts';
import { told, untouched } from './states.ts';

/**
 * Brings the deliveries of some subscriptions in line with the occurrences that have changed. It looks at how things are, not at
 * what was done before: so it may be done again, and takes up where another process ended.
 *
 * The tables are joined in the order in which SQLite is to read them (`cross join`): few occurrences have changed.
 */
export async function follow(
  transaction: Transaction<Tables>,
  dialect: Dialect,
  some: Some,
  pack: string,
  now: number,
): Promise<void> {
  const which = sql`
    ${some(sql`s.id`)} and ${some(sql`d.subscription_id`)} and s.pack = ${pack} and s.stopped_at is null
    and o.pack = ${pack} and o.unfinished = 'follow'
    and d.subscription_id = s.id and d.subject = o.subject`;
  const steps = [
    addNotices(which, dialect, now),
    dropNotices(which, now),
    dropOfCancelled(which, now),
    moveReminders(which),
    moveSnoozes(which),
    dropLeftBehind(which, now),
    reinstate(which, now),
  ];
  for (const step of steps) await step.execute(transaction);
}

/**
 * For whoever heard last of another time, or of a cancellation, and whoever counts on what is cancelled now. Nothing is said of
 * days and anniversaries that go, since their sessions tell, nor of anything that is over.
 */
function addNotices(which: RawBuilder<unknown>, dialect: Dialect, now: number): RawBuilder<unknown> {
  const time = sql`cast(${now} as bigint)`;
  return sql`
    insert into deliveries
      (id, subscription_id, subject, occurrence, offset_minutes, kind, due_at, wake_at, state, attempts)
    select ${dialect.newId()}, t.subscription_id, t.subject, t.starts, t.revision,
      case when t.status <> 'standing' then 'cancelled' when t.kind = 'cancelled' then 'reinstated' else 'moved' end,
      ${time}, case when t.paused_at is null then ${time} end, 'pending', 0
    from (
      select s.id as subscription_id, s.paused_at, o.subject, o.group_name, o.starts, o.starts_at, o.ends_at,
        o.revision, o.status, d.occurrence, d.kind, case when ${told} then 1 else 0 end as told,
        row_number() over (
          partition by s.id, o.subject
          order by case when ${told} then 0 else 1 end, coalesce(d.settled_at, d.attempted_at) desc,
            case when d.kind in ('reminder', 'snooze') then 1 else 0 end, d.offset_minutes desc
        ) as place
      from subscriptions s cross join occurrences o cross join deliveries d
      where ${which} and (${told} or ${untouched} and d.kind in ('reminder', 'snooze'))
    ) t
    where t.place = 1 and (
      t.status = 'standing' and t.starts_at > ${now} and t.told = 1
        and (t.kind = 'cancelled' or t.occurrence <> t.starts)
      or (t.status = 'cancelled' or t.status = 'withdrawn' and t.group_name = 'sessions')
        and t.ends_at > ${now} and (t.told = 0 or t.kind <> 'cancelled'))
    on conflict (subscription_id, subject, occurrence, offset_minutes, kind) do nothing`;
}

/** Of earlier changes, which hold no more. */
function dropNotices(which: RawBuilder<unknown>, now: number): RawBuilder<unknown> {
  const earlier = sql`d.kind in ('moved', 'cancelled', 'reinstated') and d.offset_minutes < o.revision`;
  return drop(sql`${which} and ${earlier}`, now);
}

function dropOfCancelled(which: RawBuilder<unknown>, now: number): RawBuilder<unknown> {
  return drop(sql`${which} and d.kind in ('reminder', 'snooze') and o.status <> 'standing'`, now);
}

/** What did not move along, since the same was there already. */
function dropLeftBehind(which: RawBuilder<unknown>, now: number): RawBuilder<unknown> {
  return drop(sql`${which} and d.kind in ('reminder', 'snooze') and d.occurrence <> o.starts`, now);
}

function drop(which: RawBuilder<unknown>, now: number): RawBuilder<unknown> {
  return sql`
    update deliveries as d
    set state = 'dropped', reason = 'changed', wake_at = null, token = null, settled_at = ${now}
    from subscriptions s cross join occurrences o where ${which} and ${untouched}`;
}

/** What was dropped for a change that does not hold any more, and is still to come. */
function reinstate(which: RawBuilder<unknown>, now: number): RawBuilder<unknown> {
  return sql`
    update deliveries as d set state = 'pending', reason = null, settled_at = null,
      wake_at = case when s.paused_at is null then d.due_at end
    from subscriptions s cross join occurrences o
    where ${which} and o.status = 'standing' and d.occurrence = o.starts and d.kind in ('reminder', 'snooze')
      and d.state = 'dropped' and d.reason = 'changed' and d.due_at > ${now}`;
}

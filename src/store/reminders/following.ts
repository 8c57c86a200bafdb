import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Dialect } from '../dialect.ts';
import type { Tables } from '../tables.ts';
import { minutesBefore, type SubscriptionRange } from './planning.ts';

/** Nothing was sent, for certain, and nobody is sending. */
const untouched = sql`d.state in ('pending', 'leased') and d.attempted_at is null`;

/** It was sent, or may have been. */
const told = sql`(d.state in ('sent', 'unknown') or d.state in ('pending', 'leased') and d.attempted_at is not null)`;

const drop = sql`state = 'dropped', reason = 'changed', wake_at = null, token = null`;

/**
 * Brings the deliveries of a range of subscriptions in line with the occurrences that have changed. It looks at how things are,
 * not at what was done before: so it may be done again, and take up where another process ended.
 */
export async function follow(
  transaction: Transaction<Tables>,
  { newId }: Dialect,
  { pack, after, upTo }: SubscriptionRange,
  now: number,
): Promise<void> {
  const changed = sql`
    s.pack = ${pack} and s.id > ${after} and s.id <= ${upTo} and s.stopped_at is null
    and o.pack = ${pack} and o.unfinished = 'follow'`;
  const which = sql`${changed} and d.subscription_id = s.id and d.subject = o.subject`;
  const run = (statement: RawBuilder<unknown>) => statement.execute(transaction);

  // Who was told another time, or that it was cancelled, is told what holds now; who counts on what was cancelled, too.
  await run(sql`
    insert into deliveries
      (id, subscription_id, subject, occurrence, offset_minutes, kind, due_at, wake_at, state, attempts)
    select ${newId}, t.subscription_id, t.subject, t.starts, t.revision,
      case when t.status <> 'standing' then 'cancelled' when t.kind = 'cancelled' then 'reinstated' else 'moved' end,
      cast(${now} as bigint), case when t.paused_at is null then cast(${now} as bigint) end, 'pending', 0
    from (
      select s.id as subscription_id, s.paused_at, o.subject, o.group_name, o.starts, o.starts_at, o.ends_at,
        o.revision, o.status, d.occurrence, d.kind, case when ${told} then 1 else 0 end as told,
        row_number() over (
          partition by s.id, o.subject
          order by case when ${told} then 0 else 1 end, coalesce(d.settled_at, d.attempted_at) desc,
            case when d.kind in ('reminder', 'snooze') then 1 else 0 end, d.offset_minutes desc
        ) as place
      from subscriptions s, occurrences o, deliveries d
      where ${which} and (${told} or ${untouched} and d.kind in ('reminder', 'snooze'))
    ) t
    where t.place = 1 and (
      t.status = 'standing' and t.starts_at > ${now} and t.told = 1
        and (t.kind = 'cancelled' or t.occurrence <> t.starts)
      or (t.status = 'cancelled' or t.status = 'withdrawn' and t.group_name = 'sessions')
        and t.ends_at > ${now} and (t.told = 0 or t.kind <> 'cancelled'))
    on conflict (subscription_id, subject, occurrence, offset_minutes, kind) do nothing`);

  await run(sql`
    update deliveries as d set ${drop}, settled_at = ${now} from subscriptions s, occurrences o
    where ${which} and ${untouched} and (
      d.kind in ('moved', 'cancelled', 'reinstated') and d.offset_minutes < o.revision
      or d.kind in ('reminder', 'snooze') and o.status <> 'standing')`);

  await move(run, which);
  await run(sql`
    update deliveries as d set ${drop}, settled_at = ${now} from subscriptions s, occurrences o
    where ${which} and ${untouched} and d.kind in ('reminder', 'snooze') and d.occurrence <> o.starts`);

  await run(sql`
    update deliveries as d set state = 'pending', reason = null, settled_at = null,
      wake_at = case when s.paused_at is null then d.due_at end
    from subscriptions s, occurrences o
    where ${which} and o.status = 'standing' and d.occurrence = o.starts and d.kind in ('reminder', 'snooze')
      and d.state = 'dropped' and d.reason = 'changed' and d.due_at > ${now}`);
}

/** What nobody has got yet moves along, where the same is not there already. Snoozes keep their time. */
async function move(
  run: (statement: RawBuilder<unknown>) => Promise<unknown>,
  which: RawBuilder<unknown>,
): Promise<void> {
  const due = sql`o.starts_at - d.offset_minutes * 60000`;
  const noOther = (offset: RawBuilder<unknown>) => sql`
    not exists (
      select 1 from deliveries e
      where e.subscription_id = d.subscription_id and e.subject = d.subject and e.kind = d.kind and e.id <> d.id
        and (e.occurrence = o.starts and e.offset_minutes = ${offset}
          or e.occurrence > d.occurrence and e.offset_minutes = d.offset_minutes
            and e.state in ('pending', 'leased') and e.attempted_at is null))`;
  await run(sql`
    update deliveries as d set occurrence = o.starts, due_at = ${due}, state = 'pending', token = null,
      wake_at = case when s.paused_at is null then ${due} end
    from subscriptions s, occurrences o
    where ${which} and ${untouched} and o.status = 'standing' and d.kind = 'reminder'
      and (d.occurrence <> o.starts or d.due_at <> ${due}) and ${noOther(sql`d.offset_minutes`)}`);
  const offset = minutesBefore(sql`o.starts_at`, sql`d.due_at`);
  await run(sql`
    update deliveries as d set occurrence = o.starts, offset_minutes = ${offset}, state = 'pending', token = null,
      wake_at = case when s.paused_at is null then d.due_at end
    from subscriptions s, occurrences o
    where ${which} and ${untouched} and o.status = 'standing' and d.kind = 'snooze' and d.occurrence <> o.starts
      and ${noOther(offset)}`);
}

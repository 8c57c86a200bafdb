import { type RawBuilder, sql } from 'kysely';
import { minutesBefore } from './planning.ts';
import { untouched } from './states.ts';

/** What nobody has got yet moves along with its occurrence, also when only the zone's rules have changed. */
export function moveReminders(which: RawBuilder<unknown>): RawBuilder<unknown> {
  const due = sql`o.starts_at - d.offset_minutes * 60000`;
  return sql`
    update deliveries as d set occurrence = o.starts, due_at = ${due}, state = 'pending', token = null,
      wake_at = case when s.paused_at is null then ${due} end
    from subscriptions s cross join occurrences o
    where ${which} and ${untouched} and o.status = 'standing' and d.kind = 'reminder'
      and (d.occurrence <> o.starts or d.due_at <> ${due}) and ${noneInTheWay(sql`d.offset_minutes`)}`;
}

/** Snoozes keep their time. */
export function moveSnoozes(which: RawBuilder<unknown>): RawBuilder<unknown> {
  const offset = minutesBefore(sql`o.starts_at`, sql`d.due_at`);
  return sql`
    update deliveries as d set occurrence = o.starts, offset_minutes = ${offset}, state = 'pending', token = null,
      wake_at = case when s.paused_at is null then d.due_at end
    from subscriptions s cross join occurrences o
    where ${which} and ${untouched} and o.status = 'standing' and d.kind = 'snooze' and d.occurrence <> o.starts
      and ${noneInTheWay(offset)}`;
}

/** Neither one that is where `d` would move to, nor a later one that moves there as well. */
function noneInTheWay(offset: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`not exists (
    select 1 from deliveries e
    where e.subscription_id = d.subscription_id and e.subject = d.subject and e.kind = d.kind and e.id <> d.id
      and (e.occurrence = o.starts and e.offset_minutes = ${offset}
        or e.occurrence > d.occurrence and e.offset_minutes = d.offset_minutes
          and e.state in ('pending', 'leased') and e.attempted_at is null))`;
}

import { sql } from 'kysely';
import type { LeasedDelivery, OpenAttempt } from '../../reminders/delivery.ts';
import type { Leased } from '../../reminders/ports.ts';
import type { Lease } from '../dialect.ts';
import type { Connection, Row } from '../tables.ts';
import {
  type DeliveryRow,
  deliveryColumns,
  deliveryTables,
  readDelivery,
  readInstant,
  readPreferences,
} from './columns.ts';

type AttemptRow = Pick<
  Row<'deliveries'>,
  'attempts' | 'attempted_at' | 'attempted_detour' | 'attempted_because'
>;

interface LeasedRow
  extends DeliveryRow, AttemptRow, Pick<Row<'preferences'>, 'zone' | 'quiet_from' | 'quiet_to'> {
  readonly replaced: number;
  readonly behind: number;
}

/** All that a lease took and nobody has taken away since. The lease's end finds them by the index. */
export async function leasedDeliveries(
  connection: Connection,
  { token, now, until }: Lease,
): Promise<Leased> {
  const { rows } = await sql<LeasedRow>`
    select ${deliveryColumns}, d.attempts, d.attempted_at, d.attempted_detour,
      d.attempted_because, p.zone, p.quiet_from, p.quiet_to,
      case when d.kind = 'reminder' and exists (
        select 1 from deliveries e
        where e.subscription_id = d.subscription_id and e.subject = d.subject and e.occurrence = d.occurrence
          and e.kind = 'reminder' and e.due_at > d.due_at and e.due_at <= ${now} and e.state <> 'dropped'
      ) then 1 else 0 end as replaced,
      case when o.unfinished = 'follow' then 1 else 0 end as behind
    from ${deliveryTables} left join preferences p on p.user_id = coalesce(s.user_id, s.created_by)
    where d.wake_at = ${until} and d.state = 'leased' and d.token = ${token}
    order by d.due_at, d.id`.execute(connection);
  const deliveries: LeasedDelivery[] = [];
  const unreadable: Leased['unreadable'][number][] = [];
  for (const row of rows) {
    try {
      deliveries.push(readLeased(row, token));
    } catch (cause) {
      unreadable.push({ id: row.id, cause });
    }
  }
  return { deliveries, unreadable };
}

function readLeased(row: LeasedRow, token: string): LeasedDelivery {
  return {
    ...readDelivery(row),
    token,
    attempts: row.attempts,
    openAttempt: readAttempt(row),
    replaced: row.replaced === 1,
    behind: row.behind === 1,
    preferences: readPreferences(row),
  };
}

function readAttempt({
  attempted_at: at,
  attempted_detour: to,
  attempted_because: why,
}: AttemptRow): OpenAttempt | null {
  if (at === null) return null;
  return { at: readInstant(at), diversion: to === null || why === null ? null : { to, why } };
}

import { sql } from 'kysely';
import type { LeasedDelivery } from '../../reminders/delivery.ts';
import type { Lease } from '../dialect.ts';
import type { Connection, Row } from '../tables.ts';
import {
  type DeliveryRow,
  deliveryColumns,
  deliveryTables,
  readDelivery,
  readInstantOrNull,
  readPreferences,
} from './columns.ts';

interface LeasedRow
  extends
    DeliveryRow,
    Pick<Row<'deliveries'>, 'attempts' | 'attempted_at'>,
    Pick<Row<'preferences'>, 'zone' | 'quiet_from' | 'quiet_to'> {
  readonly replaced: number;
}

/** All that a lease took and nobody has taken away since. The lease's end finds them by the index. */
export async function leasedDeliveries(
  connection: Connection,
  { token, now, until }: Lease,
): Promise<LeasedDelivery[]> {
  const { rows } = await sql<LeasedRow>`
    select ${deliveryColumns}, d.attempts, d.attempted_at, p.zone, p.quiet_from, p.quiet_to,
      case when d.kind = 'reminder' and exists (
        select 1 from deliveries e
        where e.subscription_id = d.subscription_id and e.subject = d.subject and e.occurrence = d.occurrence
          and e.kind = 'reminder' and e.due_at > d.due_at and e.due_at <= ${now} and e.state <> 'dropped'
      ) then 1 else 0 end as replaced
    from ${deliveryTables} left join preferences p on p.user_id = coalesce(s.user_id, s.created_by)
    where d.wake_at = ${until} and d.state = 'leased' and d.token = ${token}
    order by d.due_at, d.id`.execute(connection);
  return rows.map((row) => ({
    ...readDelivery(row),
    token,
    attempts: row.attempts,
    attemptedAt: readInstantOrNull(row.attempted_at),
    replaced: row.replaced === 1,
    preferences: readPreferences(row),
  }));
}

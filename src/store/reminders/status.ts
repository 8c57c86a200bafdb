import { sql } from 'kysely';
import type { DeliveryStatus } from '../../reminders/delivery.ts';
import type { Owner } from '../../reminders/subscription.ts';
import type { Connection, Row } from '../tables.ts';
import {
  type DeliveryRow,
  deliveryColumns,
  deliveryTables,
  readDelivery,
  readInstantOrNull,
} from './columns.ts';
import { ofOwner } from './owners.ts';

interface StatusRow
  extends DeliveryRow, Pick<Row<'deliveries'>, 'state' | 'reason' | 'detour' | 'message_id' | 'settled_at'> {
  readonly sent_to: string | null;
}

/** As `DeliveryStore.statusOf`. */
export async function statusOf(
  connection: Connection,
  owner: Owner,
  most: number,
): Promise<readonly DeliveryStatus[]> {
  const columns = sql`
    select ${deliveryColumns}, d.state, d.reason, d.detour, d.channel_id as sent_to, d.message_id, d.settled_at
    from ${deliveryTables} where ${ofOwner(owner)}`;
  const settled = await sql<StatusRow>`
    ${columns} and d.settled_at is not null
    order by d.settled_at desc, d.due_at desc, d.id desc limit ${most}`.execute(connection);
  const pending = await sql<StatusRow>`
    ${columns} and d.settled_at is null order by d.due_at, d.id limit ${most}`.execute(connection);
  return [...settled.rows.toReversed(), ...pending.rows].map(readStatus);
}

function readStatus(row: StatusRow): DeliveryStatus {
  return {
    ...readDelivery(row),
    state: row.state === 'leased' ? 'pending' : row.state,
    reason: row.reason,
    detour: row.detour,
    channelId: row.sent_to,
    messageId: row.message_id,
    settledAt: readInstantOrNull(row.settled_at),
  };
}

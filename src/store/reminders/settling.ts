import { sql, type Transaction } from 'kysely';
import type { LeasedDelivery, Outcome } from '../../reminders/delivery.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';

const settled = { wake_at: null, token: null, reason: null, detour: null } as const;

const noAttempt = { attempted_at: null, attempted_detour: null, attempted_because: null } as const;

/** As `DeliveryStore.settle`. */
export async function settle(
  database: Database,
  delivery: LeasedDelivery,
  outcome: Outcome,
  now: number,
): Promise<void> {
  const { id, token } = delivery;
  if (outcome.kind === 'later') {
    await database.transaction((transaction) => postpone(transaction, database, delivery, outcome, now));
    return;
  }
  await database.run((connection) => {
    const update = connection.updateTable('deliveries').where('id', '=', id).where('state', '!=', 'sent');
    switch (outcome.kind) {
      case 'sent': {
        const { channelId, messageId, detour } = outcome;
        const where = { channel_id: channelId, message_id: messageId, detour };
        return update.set({ ...settled, ...where, state: 'sent', settled_at: now }).execute();
      }
      case 'dropped':
        return update
          .set({ ...settled, state: 'dropped', reason: outcome.reason, settled_at: now })
          .where('token', '=', token)
          .execute();
      case 'unknown':
        return update
          .set({ ...settled, state: 'unknown', settled_at: now })
          .where('token', '=', token)
          .execute();
    }
  });
}

/** To another time, unless its subscription was paused or stopped meanwhile. */
async function postpone(
  transaction: Transaction<Tables>,
  { dialect }: Database,
  { id, token, subscription }: LeasedDelivery,
  { at, certain }: Outcome & { kind: 'later' },
  now: number,
): Promise<void> {
  const { rows } = await sql<{ paused_at: number | null; stopped_at: number | null }>`
    select paused_at, stopped_at from subscriptions where id = ${subscription.id} ${dialect.forShare}`.execute(
    transaction,
  );
  const [row] = rows;
  if (!row) return;
  const attempt = certain ? noAttempt : {};
  const update = transaction
    .updateTable('deliveries')
    .where('id', '=', id)
    .where('token', '=', token)
    .where('state', '!=', 'sent');
  if (row.stopped_at === null) {
    const wakeAt = row.paused_at === null ? at.epochMilliseconds : null;
    await update.set({ ...settled, ...attempt, state: 'pending', wake_at: wakeAt }).execute();
  } else if (certain) {
    await update
      .set({ ...settled, ...attempt, state: 'dropped', reason: 'stopped', settled_at: now })
      .execute();
  }
}

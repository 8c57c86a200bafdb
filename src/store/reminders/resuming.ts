import { sql, type Transaction } from 'kysely';
import type { Tables } from '../tables.ts';

/** Takes up what is pending. */
export async function resume(transaction: Transaction<Tables>, id: string): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('subscriptions')
    .set({ paused_reason: null, paused_at: null })
    .where('id', '=', id)
    .where('stopped_at', 'is', null)
    .where('paused_at', 'is not', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await sql`
    update deliveries set wake_at = due_at
    where subscription_id = ${id} and state = 'pending' and wake_at is null`.execute(transaction);
}

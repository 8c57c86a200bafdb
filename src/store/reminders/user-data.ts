import { sql, type Transaction } from 'kysely';
import type { Owner } from '../../reminders/subscription.ts';
import type { Dialect } from '../dialect.ts';
import type { Row, Tables } from '../tables.ts';
import { type DeletedSubscriptions, deleteSubscriptions } from './deleting.ts';
import { ofOwner } from './owners.ts';

type ReminderTable = 'subscriptions' | 'subscription_offsets' | 'deliveries' | 'preferences';

/** A person's own, and the subscriptions that they made for channels. */
export async function exportReminders(
  transaction: Transaction<Tables>,
  userId: string,
): Promise<{ readonly [Name in ReminderTable]: readonly Row<Name>[] }> {
  const own = transaction.selectFrom('subscriptions').select('id').where('user_id', '=', userId);
  return {
    subscriptions: await transaction
      .selectFrom('subscriptions')
      .selectAll()
      .where((is) => is.or([is('user_id', '=', userId), is('created_by', '=', userId)]))
      .execute(),
    subscription_offsets: await transaction
      .selectFrom('subscription_offsets')
      .selectAll()
      .where('subscription_id', 'in', own)
      .execute(),
    deliveries: await transaction
      .selectFrom('deliveries')
      .selectAll()
      .where('subscription_id', 'in', own)
      .execute(),
    preferences: await transaction
      .selectFrom('preferences')
      .selectAll()
      .where('user_id', '=', userId)
      .execute(),
  };
}

export async function deleteRemindersOf(
  transaction: Transaction<Tables>,
  dialect: Dialect,
  owner: Owner,
): Promise<DeletedSubscriptions> {
  return deleteSubscriptions(
    transaction,
    dialect,
    sql`select s.id from subscriptions s where ${ofOwner(owner)} order by s.id`,
  );
}

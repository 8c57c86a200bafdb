import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Dialect } from '../dialect.ts';
import type { Tables } from '../tables.ts';

const tables = [
  ['subscription_offsets', 'subscription_id'],
  ['deliveries', 'subscription_id'],
  ['subscriptions', 'id'],
] as const;

export type DeletedSubscriptions = Readonly<Record<(typeof tables)[number][0], number>>;

/**
 * Deletes subscriptions with all that belongs to them.
 *
 * @param which A select of their ids from `subscriptions s`. They are locked first, so that nobody plans for them meanwhile.
 */
export async function deleteSubscriptions(
  transaction: Transaction<Tables>,
  { forUpdate }: Dialect,
  which: RawBuilder<unknown>,
): Promise<DeletedSubscriptions> {
  const { rows } = await sql<{ id: string }>`${which} ${forUpdate}`.execute(transaction);
  const deleted = { subscription_offsets: 0, deliveries: 0, subscriptions: 0 };
  for (const { id } of rows) {
    for (const [table, column] of tables) {
      const { numAffectedRows = 0n } =
        await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(transaction);
      deleted[table] += Number(numAffectedRows);
    }
  }
  return deleted;
}

import { sql, type Transaction } from 'kysely';
import type { Occurrence } from '../../reminders/occurrence.ts';
import type { NewSubscription, Subscription } from '../../reminders/subscription.ts';
import { writeWhat } from '../../reminders/what.ts';
import type { Database } from '../database.ts';
import type { Row, Tables } from '../tables.ts';
import { readSubscription, subscriptionColumns, type SubscriptionRow, writeOccurrence } from './columns.ts';
import { randomId } from './ids.ts';
import { ofOwner, ownerOf } from './owners.ts';
import { lockPlanning, planOne } from './planning.ts';
import { resume } from './resuming.ts';

/** As `SubscriptionStore.add`. */
export async function addSubscription(
  database: Database,
  wish: NewSubscription,
  occurrence: Occurrence | null,
  most: number,
  now: number,
): Promise<Subscription | 'too many'> {
  const { dialect } = database;
  const owner = ownerOf(wish.target);
  return database.transaction(async (transaction) => {
    await lockPlanning(transaction, dialect, wish.pack, 'together');
    await dialect.lock(transaction, `subscriptions ${JSON.stringify(owner)}`, 'alone');
    const { rows } = await sql<SubscriptionRow>`
      select ${subscriptionColumns} from subscriptions s
      where ${ofOwner(owner)} and s.stopped_at is null`.execute(transaction);
    const row = newRow(wish, now);
    const same = rows.find((other) => sameColumns.every((column) => other[column] === row[column]));
    if (!same && rows.length >= most) return 'too many';
    if (!same) await transaction.insertInto('subscriptions').values(row).execute();
    const id = same?.subscription_id ?? row.id;
    if (occurrence) await addNamedTime(transaction, occurrence);
    await addOffsets(transaction, id, wish.offsets, now);
    await resume(transaction, id);
    await planOne(transaction, dialect, id, now);
    const saved = await sql<SubscriptionRow>`
      select ${subscriptionColumns} from subscriptions s where s.id = ${id}`.execute(transaction);
    const [subscription] = saved.rows;
    if (!subscription) throw new Error(`subscription ${id} is gone`);
    return readSubscription(subscription);
  });
}

/** Two of an owner that have these in common are one. */
const sameColumns = ['pack', 'what', 'channel_id', 'role_id', 'interested'] as const;

function newRow({ pack, target, what, createdBy }: NewSubscription, now: number): Row<'subscriptions'> {
  const channel = target.kind === 'channel' ? target : undefined;
  return {
    id: randomId(12),
    pack,
    what: writeWhat(what),
    user_id: target.kind === 'user' ? target.userId : null,
    guild_id: channel?.guildId ?? null,
    channel_id: channel?.channelId ?? null,
    role_id: channel?.roleId ?? null,
    interested: channel?.interested ? 1 : 0,
    created_by: createdBy,
    created_at: now,
    paused_reason: null,
    paused_at: null,
    stopped_at: null,
  };
}

async function addNamedTime(transaction: Transaction<Tables>, occurrence: Occurrence): Promise<void> {
  await transaction
    .insertInto('occurrences')
    .values({ ...writeOccurrence(occurrence), revision: 1, unfinished: null })
    .onConflict((conflict) => conflict.columns(['pack', 'subject']).doNothing())
    .execute();
}

async function addOffsets(
  transaction: Transaction<Tables>,
  id: string,
  offsets: readonly number[],
  now: number,
): Promise<void> {
  for (const minutes of offsets) {
    await transaction
      .insertInto('subscription_offsets')
      .values({ subscription_id: id, minutes, added_at: now })
      .onConflict((conflict) => conflict.columns(['subscription_id', 'minutes']).doNothing())
      .execute();
  }
}

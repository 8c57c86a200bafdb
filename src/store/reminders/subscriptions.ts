import { sql, type Transaction } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Occurrence } from '../../reminders/occurrence.ts';
import type { SubscriptionStore } from '../../reminders/ports.ts';
import type { NewSubscription, Owner, PauseReason, Subscription } from '../../reminders/subscription.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';
import { addSubscription } from './adding.ts';
import { readSubscription, subscriptionColumns, type SubscriptionRow } from './columns.ts';
import { ofOwner } from './owners.ts';
import { resume } from './resuming.ts';

/** Who wants to be reminded of what. */
export class StoredSubscriptions implements SubscriptionStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add(
    subscription: NewSubscription,
    occurrence: Occurrence | null,
    most: number,
    now: Temporal.Instant,
  ): Promise<Subscription | 'too many'> {
    return addSubscription(this.#database, subscription, occurrence, most, now.epochMilliseconds);
  }

  async of(owner: Owner): Promise<readonly Subscription[]> {
    const { rows } = await this.#database.run((connection) =>
      sql<SubscriptionRow>`
        select ${subscriptionColumns} from subscriptions s where ${ofOwner(owner)} and s.stopped_at is null
        order by s.created_at, s.id`.execute(connection),
    );
    return rows.map(readSubscription);
  }

  async find(id: string): Promise<Subscription | undefined> {
    const { rows } = await this.#database.run((connection) =>
      sql<SubscriptionRow>`
        select ${subscriptionColumns} from subscriptions s where s.id = ${id} and s.stopped_at is null`.execute(
        connection,
      ),
    );
    return rows.map(readSubscription)[0];
  }

  async stop(ids: readonly string[], now: Temporal.Instant): Promise<void> {
    const time = now.epochMilliseconds;
    await this.#database.transaction(async (transaction) => {
      for (const id of ids.toSorted()) {
        await transaction
          .updateTable('subscriptions')
          .set({ stopped_at: time })
          .where('id', '=', id)
          .where('stopped_at', 'is', null)
          .execute();
        await dropPending(transaction, id, time);
      }
    });
  }

  async pause(id: string, reason: PauseReason, now: Temporal.Instant): Promise<void> {
    await this.#database.transaction(async (transaction) => {
      await transaction
        .updateTable('subscriptions')
        .set({ paused_reason: reason, paused_at: now.epochMilliseconds })
        .where('id', '=', id)
        .where('paused_at', 'is', null)
        .where('stopped_at', 'is', null)
        .execute();
      await sql`
        update deliveries set state = 'pending', wake_at = null,
          token = case when attempted_at is not null then token end
        where subscription_id = ${id} and state in ('pending', 'leased')`.execute(transaction);
    });
  }

  async resume(id: string): Promise<void> {
    await this.#database.transaction((transaction) => resume(transaction, id));
  }
}

/** What may have been sent is unknown from now on, unless whoever is sending it tells. */
async function dropPending(transaction: Transaction<Tables>, id: string, now: number): Promise<void> {
  await sql`
    update deliveries set wake_at = null, settled_at = ${now},
      state = case when attempted_at is null then 'dropped' else 'unknown' end,
      reason = case when attempted_at is null then 'stopped' end,
      token = case when attempted_at is not null then token end
    where subscription_id = ${id} and state in ('pending', 'leased')`.execute(transaction);
}

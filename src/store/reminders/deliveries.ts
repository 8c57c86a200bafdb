import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Delivery, DeliveryStatus, LeasedDelivery, Outcome } from '../../reminders/delivery.ts';
import type { Diversion } from '../../reminders/diversion.ts';
import type { DeliveryStore, Leased } from '../../reminders/ports.ts';
import type { Owner } from '../../reminders/subscription.ts';
import type { Database } from '../database.ts';
import type { Lease } from '../dialect.ts';
import { type DeliveryRow, deliveryColumns, deliveryTables, readDelivery, readInstant } from './columns.ts';
import { randomId } from './ids.ts';
import { leasedDeliveries } from './leased.ts';
import { lockPlanning, minutesBefore } from './planning.ts';
import { settle } from './settling.ts';
import { statusOf } from './status.ts';

/** For so long is put off what cannot be read. */
const unreadableRest = { minutes: 5 } as const;

/** What is to be sent, and what became of it. */
export class StoredDeliveries implements DeliveryStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async lease(most: number, now: Temporal.Instant, until: Temporal.Instant): Promise<Leased> {
    const lease = {
      most,
      now: now.epochMilliseconds,
      until: until.epochMilliseconds,
      token: randomId(16),
    };
    const { numAffectedRows } = await this.#database.run((connection) =>
      this.#database.dialect.leaseDue(lease).execute(connection),
    );
    if (numAffectedRows === 0n) return { deliveries: [], unreadable: [] };
    const leased = await this.#database.run((connection) => leasedDeliveries(connection, lease));
    if (leased.unreadable.length > 0) await this.#putOff(leased.unreadable, lease, now.add(unreadableRest));
    return leased;
  }

  async begin(
    { id, token }: LeasedDelivery,
    at: Temporal.Instant,
    until: Temporal.Instant,
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.run((connection) =>
      connection
        .updateTable('deliveries')
        .set((of) => ({
          attempts: of('attempts', '+', 1),
          attempted_at: of.fn.coalesce('attempted_at', of.val(at.epochMilliseconds)),
          wake_at: until.epochMilliseconds,
        }))
        .where('id', '=', id)
        .where('token', '=', token)
        .where('state', '=', 'leased')
        .executeTakeFirst(),
    );
    return numUpdatedRows === 1n;
  }

  async divert({ id, token }: LeasedDelivery, { to, why }: Diversion): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.run((connection) =>
      connection
        .updateTable('deliveries')
        .set({ attempted_detour: to, attempted_because: why })
        .where('id', '=', id)
        .where('token', '=', token)
        .where('state', '=', 'leased')
        .executeTakeFirst(),
    );
    return numUpdatedRows === 1n;
  }

  async settle(delivery: LeasedDelivery, outcome: Outcome, now: Temporal.Instant): Promise<void> {
    await settle(this.#database, delivery, outcome, now.epochMilliseconds);
  }

  async nextDue(): Promise<Temporal.Instant | undefined> {
    const row = await this.#database.run((connection) =>
      connection
        .selectFrom('deliveries')
        .select('wake_at')
        .where('wake_at', 'is not', null)
        .orderBy('wake_at')
        .limit(1)
        .executeTakeFirst(),
    );
    return typeof row?.wake_at === 'number' ? readInstant(row.wake_at) : undefined;
  }

  async find(id: string): Promise<Delivery | undefined> {
    const { rows } = await this.#database.run((connection) =>
      sql<DeliveryRow>`select ${deliveryColumns} from ${deliveryTables} where d.id = ${id}`.execute(
        connection,
      ),
    );
    return rows.map(readDelivery)[0];
  }

  async snooze(
    subscriptionId: string,
    { subscription: { pack }, occurrence: { subject } }: Delivery,
    at: Temporal.Instant,
  ): Promise<boolean> {
    const { dialect } = this.#database;
    const time = sql`cast(${at.epochMilliseconds} as bigint)`;
    return this.#database.transaction(async (transaction) => {
      // Else it could come after the cancellation was told, and before what is cancelled is dropped.
      await lockPlanning(transaction, dialect, pack, 'together');
      const which = sql`
        from subscriptions s join occurrences o on o.pack = s.pack and o.subject = ${subject}
        where s.id = ${subscriptionId} and s.stopped_at is null and o.status = 'standing'`;
      const { rows } = await sql`select s.id ${which} ${dialect.forShare}`.execute(transaction);
      if (rows.length === 0) return false;
      await sql`
        insert into deliveries
          (id, subscription_id, subject, occurrence, offset_minutes, kind, due_at, wake_at, state, attempts)
        select ${dialect.newId()}, s.id, o.subject, o.starts, ${minutesBefore(sql`o.starts_at`, time)}, 'snooze',
          ${time}, case when s.paused_at is null then ${time} end, 'pending', 0
        ${which}
        on conflict (subscription_id, subject, occurrence, offset_minutes, kind) do nothing`.execute(
        transaction,
      );
      return true;
    });
  }

  async statusOf(owner: Owner, most: number): Promise<readonly DeliveryStatus[]> {
    return this.#database.run((connection) => statusOf(connection, owner, most));
  }

  async #putOff(
    unreadable: Leased['unreadable'],
    { token }: Pick<Lease, 'token'>,
    until: Temporal.Instant,
  ): Promise<void> {
    const ids = unreadable.map(({ id }) => id);
    await this.#database.run((connection) =>
      connection
        .updateTable('deliveries')
        .set({ state: 'pending', token: null, wake_at: until.epochMilliseconds })
        .where('id', 'in', ids)
        .where('token', '=', token)
        .where('state', '=', 'leased')
        .execute(),
    );
  }
}

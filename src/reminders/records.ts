import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { Backlog } from './backlog.ts';
import type { LeasedDelivery, Outcome } from './delivery.ts';
import type { DeliveryStore, SubscriptionStore } from './ports.ts';
import { StoreHealth } from './store-health.ts';
import type { PauseReason } from './subscription.ts';

export interface RecordParts {
  readonly deliveries: Pick<DeliveryStore, 'settle'>;
  readonly subscriptions: Pick<SubscriptionStore, 'pause'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Records what became of deliveries, later where the store fails: nothing that is known is lost while the process lives. */
export class Records {
  readonly health: StoreHealth;
  readonly #parts: RecordParts;
  readonly #backlog: Backlog;
  readonly #changed: (at: Temporal.Instant) => void;

  /** @param changed Told when something is to be done at a time, which may be now. */
  constructor(parts: RecordParts, changed: (at: Temporal.Instant) => void) {
    this.#parts = parts;
    this.#changed = changed;
    this.health = new StoreHealth(parts.log, 'reminders');
    this.#backlog = new Backlog((error) =>
      parts.log().error({ err: error }, 'what became of a reminder could not be recorded'),
    );
  }

  async settle(delivery: LeasedDelivery, outcome: Outcome): Promise<void> {
    const now = this.#parts.clock.now();
    await this.#write(() => this.#parts.deliveries.settle(delivery, outcome, now));
    if (outcome.kind === 'later') this.#changed(outcome.at);
  }

  async pause({ subscription: { id } }: LeasedDelivery, reason: PauseReason): Promise<void> {
    this.#parts.log().warn({ subscription: id, reason }, 'a subscription is paused');
    const now = this.#parts.clock.now();
    await this.#write(() => this.#parts.subscriptions.pause(id, reason, now));
  }

  /** Frees a delivery of which nothing was sent in this lease, with the next `flush`. */
  giveBack(delivery: LeasedDelivery): void {
    const { deliveries, clock } = this.#parts;
    const now = clock.now();
    const certain = delivery.openAttempt === null;
    this.#backlog.add(() => deliveries.settle(delivery, { kind: 'later', at: now, certain }, now));
    this.#changed(now);
  }

  /** Makes up for what the store did not take. @throws While it does not. */
  async flush(): Promise<void> {
    await this.#backlog.flush();
  }

  async lastFlush(): Promise<void> {
    try {
      await this.#backlog.flush();
    } catch (error) {
      const { size } = this.#backlog;
      this.#parts.log().error({ err: error, size }, 'what became of some reminders could not be recorded');
    }
  }

  async #write(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.health.failed(error);
      this.#backlog.add(write);
      this.#changed(this.#parts.clock.now());
    }
  }
}

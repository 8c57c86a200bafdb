import type { DeliveryStatus } from '../../reminders/delivery.ts';
import type { SchedulePacks } from '../../reminders/ports.ts';
import type { Preferences } from '../../reminders/preferences.ts';
import type { Offer, Reminders, Snoozed, Subscribed } from '../../reminders/reminders.ts';
import type { NewSubscription, Owner, Subscription } from '../../reminders/subscription.ts';
import type { Clock } from '../../clock.ts';
import { exitCodes, UserError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { notStored, patience } from '../steady-store.ts';
import { within } from '../within.ts';
import type { FindPack } from './names.ts';

/** Milliseconds. */
const rememberFailure = 60_000;

/**
 * Reminders as people meet them: while the store is busy or gone, they read a sentence about it.
 *
 * Every method that returns a promise throws a `UserError` then, after 5 seconds at most.
 */
export class SteadyReminders {
  readonly findPack: FindPack;
  readonly #reminders: Reminders;
  readonly #clock: Clock;
  readonly #log: Log;
  /** When a change was not stored, unless a later one was. */
  #failedAt: number | undefined;

  constructor(reminders: Reminders, packs: Pick<SchedulePacks, 'find'>, clock: Clock, log: Log) {
    this.findPack = (name) => packs.find(name)?.pack;
    this.#reminders = reminders;
    this.#clock = clock;
    this.#log = log;
  }

  /** Whether the latest change was not stored, and nobody has tried for longer than a minute since. */
  get isFailing(): boolean {
    const now = this.#clock.now().epochMilliseconds;
    return this.#failedAt !== undefined && now - this.#failedAt < rememberFailure;
  }

  offer(packName: string): Offer | undefined {
    return this.#reminders.offer(packName);
  }

  subscribe(wish: NewSubscription): Promise<Subscribed> {
    return this.#change(() => this.#reminders.subscribe(wish));
  }

  follow(userId: string, deliveryId: string, offsets: readonly number[]): Promise<Subscribed> {
    return this.#change(() => this.#reminders.follow(userId, deliveryId, offsets));
  }

  snooze(userId: string, deliveryId: string, minutes: number): Promise<Snoozed> {
    return this.#change(() => this.#reminders.snooze(userId, deliveryId, minutes));
  }

  stop(owner: Owner, ids?: readonly string[]): Promise<readonly Subscription[]> {
    return this.#change(() => this.#reminders.stop(owner, ids));
  }

  resume(owner: Owner, id: string): Promise<boolean> {
    return this.#change(() => this.#reminders.resume(owner, id));
  }

  savePreferences(userId: string, change: Partial<Preferences>): Promise<Preferences> {
    return this.#change(() => this.#reminders.savePreferences(userId, change));
  }

  list(owner: Owner): Promise<readonly Subscription[]> {
    return this.#read(() => this.#reminders.list(owner));
  }

  status(owner: Owner, most: number): Promise<readonly DeliveryStatus[]> {
    return this.#read(() => this.#reminders.status(owner, most));
  }

  subscriptionOf(deliveryId: string): Promise<Subscription | undefined> {
    return this.#read(() => this.#reminders.subscriptionOf(deliveryId));
  }

  preferences(userId: string): Promise<Preferences> {
    return this.#read(() => this.#reminders.preferences(userId));
  }

  async #change<Value>(work: () => Promise<Value>): Promise<Value> {
    const value = await this.#steadily(work, notStored);
    this.#failedAt = undefined;
    return value;
  }

  #read<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#steadily(work, (cause) => {
      const message = 'I cannot look that up just now. Please try again later.';
      return new UserError(message, exitCodes.software, { cause });
    });
  }

  async #steadily<Value>(work: () => Promise<Value>, sentence: (cause: unknown) => UserError) {
    try {
      return await within(patience.change, work());
    } catch (error) {
      this.#failedAt = this.#clock.now().epochMilliseconds;
      this.#log().warn({ err: error }, 'the store fails; reminders wait');
      throw sentence(error);
    }
  }
}

import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock.ts';
import type { Pack } from '../knowledge/pack.ts';
import type { Delivery, DeliveryStatus, LeasedDelivery, OpenAttempt, Outcome } from './delivery.ts';
import type { Diversion } from './diversion.ts';
import type { Occurrence } from './occurrence.ts';
import type { Preferences } from './preferences.ts';
import type { NewSubscription, Owner, PauseReason, Subscription } from './subscription.ts';
import type { Timing } from './timing.ts';

type Instant = Temporal.Instant;

/** The truth about subscriptions, the schedule and deliveries. Every method may throw a `StoreBusyError`: nothing was done. */
export interface ReminderStore {
  readonly subscriptions: SubscriptionStore;
  readonly schedule: ScheduleStore;
  readonly deliveries: DeliveryStore;
  readonly preferences: PreferenceStore;
}

export interface SubscriptionStore {
  /**
   * Stores the subscription and plans its deliveries, at once. One of the same target, pack and subject gets the new offsets
   * besides its own, and is resumed if it was paused.
   *
   * @param occurrence The named time that it is for, where it is for one: it is added to the schedule.
   * @param most So many the owner may have; nothing is stored beyond.
   */
  add(
    subscription: NewSubscription,
    occurrence: Occurrence | null,
    most: number,
    now: Instant,
  ): Promise<Subscription | 'too many'>;
  /** Those that were not stopped, the oldest first. */
  of(owner: Owner): Promise<readonly Subscription[]>;
  find(id: string): Promise<Subscription | undefined>;
  /** Ends them and drops what was pending. Their history stays for a while. */
  stop(ids: readonly string[], now: Instant): Promise<void>;
  /** Keeps what is pending from being sent. */
  pause(id: string, reason: PauseReason, now: Instant): Promise<void>;
  resume(id: string, now: Instant): Promise<void>;
}

export interface ScheduleStore {
  /**
   * Makes the stored schedule that of a pack, and deliveries follow: pending ones move with their session, those of a cancelled
   * or withdrawn one are dropped and a notice is due, new ones are planned. All or nothing; again with the same, nothing.
   *
   * @param version Of the pack's content.
   * @param wanted Everything that the pack holds to remind of.
   */
  adopt(pack: string, version: string, wanted: readonly Occurrence[], now: Instant): Promise<void>;
  /** The packs that are subscribed to. */
  packs(): Promise<readonly string[]>;
  /** The version that was adopted last. */
  versionOf(pack: string): Promise<string | undefined>;
  of(pack: string): Promise<readonly Occurrence[]>;
}

export interface DeliveryStore {
  /**
   * Takes deliveries that are due, the earliest first, so that nobody else does until `until`. Those of a process that ended
   * are due again when their lease ends.
   */
  lease(most: number, now: Instant, until: Instant): Promise<Leased>;
  /**
   * To be called right before an attempt, or a look for an earlier one: it counts from here on, and the lease lasts until `until`.
   *
   * @param at By the postman's clock; an earlier attempt that is open keeps its own.
   * @returns False when somebody else has leased it meanwhile, or it was settled: then nothing may be sent.
   */
  begin(delivery: LeasedDelivery, at: Instant, until: Instant): Promise<boolean>;
  /**
   * To be called right before an attempt that has begun goes elsewhere than it was meant to, since it was refused there.
   *
   * @returns As `begin` does.
   */
  divert(delivery: LeasedDelivery, diversion: Diversion): Promise<boolean>;
  /** Records how it ended. What was sent is recorded whoever has the lease by now. */
  settle(delivery: LeasedDelivery, outcome: Outcome, now: Instant): Promise<void>;
  /** When there is something to do next; it may be past. */
  nextDue(): Promise<Instant | undefined>;
  find(id: string): Promise<Delivery | undefined>;
  /**
   * One more of the same, at `at`; once for each minute of it.
   *
   * @returns False when the subscription has been stopped or its occurrence cancelled meanwhile: then none was added.
   */
  snooze(subscriptionId: string, delivery: Delivery, at: Instant): Promise<boolean>;
  /** The `most` latest that are settled, and the `most` next that are pending; in the order of their time. */
  statusOf(owner: Owner, most: number): Promise<readonly DeliveryStatus[]>;
}

export interface Leased {
  readonly deliveries: readonly LeasedDelivery[];
  /** What cannot be read, as what a later version has written: it is put off for some minutes. */
  readonly unreadable: readonly { readonly id: string; readonly cause: unknown }[];
}

export interface PreferenceStore {
  of(userId: string): Promise<Preferences>;
  save(userId: string, change: Partial<Preferences>, now: Instant): Promise<Preferences>;
}

/** What is to be said to people. */
export interface Reminder {
  readonly delivery: Delivery;
  readonly timing: Timing;
}

/** How an attempt to post ended. */
export type Posting =
  | {
      readonly kind: 'posted';
      readonly channelId: string;
      readonly messageId: string;
      readonly diversion: Diversion | null;
    }
  /** Nowhere, for certain, and it will not get better by itself. */
  | { readonly kind: 'refused'; readonly reason: PauseReason }
  /** Nowhere, for certain, and worth another try; not within `retryAfter` milliseconds, where that is known. */
  | { readonly kind: 'not now'; readonly retryAfter: number | null; readonly cause: unknown }
  /** The request got no answer that tells. */
  | { readonly kind: 'unsure'; readonly cause: unknown };

/** What looking for a message came to. */
export type Finding =
  | { readonly kind: 'found'; readonly channelId: string; readonly messageId: string }
  /** It is not there, for certain. */
  | { readonly kind: 'absent' }
  /** It cannot be told, and will not be later. */
  | { readonly kind: 'unclear' }
  /** Nobody answered: worth another look. */
  | { readonly kind: 'not now'; readonly retryAfter: number | null };

/** What is to be kept to in an attempt. */
export interface Attempt {
  /** The attempt that is repeated, whose outcome is not known: this one goes to the same place, and to no other. */
  readonly repeated: OpenAttempt | null;
  /** To be asked right before a message leaves: later than that, others may have taken the delivery up. */
  readonly mayLeave: () => boolean;
  /** To be awaited before anything is posted elsewhere; when it resolves to false, nothing may be. Never rejects. */
  divert(diversion: Diversion): Promise<boolean>;
}

/** Posts reminders. */
export interface Postman {
  /** Of whoever keeps a message from being posted twice. */
  readonly clock: Clock;
  /** Repeated within some minutes for the same delivery at the same place, it posts nothing new. Never rejects. */
  post(reminder: Reminder, attempt: Attempt): Promise<Posting>;
  /** Whether an attempt has posted the delivery, as far as can be read. Never rejects. */
  lookFor(delivery: Delivery, attempt: OpenAttempt): Promise<Finding>;
}

/** The packs whose sessions people are reminded of. */
export interface SchedulePacks {
  /** The configured one. */
  readonly standard: string;
  /** Reads it if need be. Nothing when it is gone or broken. */
  find(name: string): { readonly pack: Pack; readonly version: string } | undefined;
}

import type { Temporal } from 'temporal-polyfill';
import type { Detour, Diversion } from './diversion.ts';
import type { Occurrence } from './occurrence.ts';
import type { Preferences } from './preferences.ts';
import type { PauseReason, Subscription } from './subscription.ts';

export type DeliveryKind =
  | 'reminder'
  /** Asked for with a button, some minutes after a reminder. */
  | 'snooze'
  /** The session takes place at another time than was told. */
  | 'moved'
  /** The session does not take place, or is not in the schedule any more. */
  | 'cancelled'
  /** The session takes place after all. */
  | 'reinstated';

/** Why something was not sent. */
export type DropReason =
  /** It was over before it could be sent. */
  | 'late'
  /** A later reminder of the same was due as well. */
  | 'replaced'
  | 'quiet-hours'
  | 'stopped'
  /** What it was about was cancelled, moved or taken out of the schedule; a notice tells so. */
  | 'changed'
  | PauseReason;

/** Something to be sent once, at a time. Its key is (subscription, subject, occurrence, offset, kind). */
export interface Delivery {
  /** 22 letters and digits; the nonce is made of it. */
  readonly id: string;
  readonly kind: DeliveryKind;
  /** Minutes before the start, negative after it; the occurrence's revision, for a notice of a change. */
  readonly offset: number;
  /** `wallTime` of the start that it is about: not the occurrence's own any more, once that has moved. */
  readonly occurrenceKey: string;
  readonly dueAt: Temporal.Instant;
  readonly subscription: Subscription;
  /** As it is in the store now. */
  readonly occurrence: Occurrence;
}

/** An attempt whose outcome is not known. */
export interface OpenAttempt {
  /** By the postman's clock; the first one's, where it was repeated. */
  readonly at: Temporal.Instant;
  /** Null when it went where the reminder is meant for. */
  readonly diversion: Diversion | null;
}

/** A delivery that the caller has leased. */
export interface LeasedDelivery extends Delivery {
  /** The lease's; whoever has another one may not send. */
  readonly token: string;
  /** Attempts so far, and looks for them. */
  readonly attempts: number;
  /** Null when certainly nothing was sent. */
  readonly openAttempt: OpenAttempt | null;
  /** Whether a later reminder of the same occurrence and subscription is due as well. */
  readonly replaced: boolean;
  /** Whether its occurrence has changed and deliveries are still being brought in line with it. */
  readonly behind: boolean;
  /** Of whoever subscribed. */
  readonly preferences: Preferences;
}

/** How an attempt ended. */
export type Outcome =
  | {
      readonly kind: 'sent';
      readonly channelId: string;
      /** The first message's, where there are several. */
      readonly messageId: string;
      readonly detour: Detour | null;
    }
  | { readonly kind: 'dropped'; readonly reason: DropReason }
  /** It may have been sent, and cannot be repeated without the risk of sending it twice. */
  | { readonly kind: 'unknown' }
  /** To be tried at that time; `certain` when nothing was sent, so that the nonce's window starts anew. */
  | { readonly kind: 'later'; readonly at: Temporal.Instant; readonly certain: boolean };

/** What became of a delivery, for people. */
export interface DeliveryStatus extends Delivery {
  readonly state: 'pending' | 'sent' | 'dropped' | 'unknown';
  readonly reason: DropReason | null;
  readonly detour: Detour | null;
  /** Where it was sent. */
  readonly channelId: string | null;
  readonly messageId: string | null;
  /** When it was sent or dropped. */
  readonly settledAt: Temporal.Instant | null;
}

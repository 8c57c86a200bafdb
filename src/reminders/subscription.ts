import type { Temporal } from 'temporal-polyfill';
import type { What } from './what.ts';

/** Where reminders go. */
export type Target =
  | { readonly kind: 'user'; readonly userId: string }
  | {
      readonly kind: 'channel';
      readonly guildId: string;
      /** A thread's own id, for a thread. */
      readonly channelId: string;
      /** A role to ping: whoever subscribed was allowed to. */
      readonly roleId: string | null;
      /** Whether to ping those who marked themselves interested in the native event. */
      readonly interested: boolean;
    };

/** Why nothing is posted for a subscription at the moment. */
export type PauseReason =
  /** The person takes no direct messages. */
  | 'closed-dms'
  /** The channel is gone, and with it all that could stand in for it. */
  | 'channel-gone'
  /** The bot may not write there. */
  | 'no-permission';

/** A wish to be reminded. Wishes end by being stopped, never by a failure: that pauses them. */
export interface Subscription {
  /** 12 letters and digits. */
  readonly id: string;
  /** The name of the pack that it follows, whatever the server follows later. */
  readonly pack: string;
  readonly target: Target;
  readonly what: What;
  /** Minutes before the start; 0 at the start. Distinct, the longest first. */
  readonly offsets: readonly number[];
  /** Null when that person had their data deleted. */
  readonly createdBy: string | null;
  readonly createdAt: Temporal.Instant;
  readonly paused: { readonly reason: PauseReason; readonly at: Temporal.Instant } | null;
}

export type NewSubscription = Pick<Subscription, 'pack' | 'target' | 'what' | 'offsets'> & {
  readonly createdBy: string;
};

/** Whose subscriptions: a person's own, or those of a server's channels. */
export type Owner =
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'guild'; readonly guildId: string };

/** Most subscriptions of one owner. */
export const mostSubscriptions = { user: 25, guild: 50 } as const;

import type { Temporal } from 'temporal-polyfill';

/** What somebody asks to be reminded of. */
export type RequestedThing =
  | { readonly kind: 'session'; readonly id: string }
  /** The start of one day of the summit. */
  | { readonly kind: 'day'; readonly date: Temporal.PlainDate }
  /** Every session. */
  | { readonly kind: 'sessions' }
  /** The start of each day. */
  | { readonly kind: 'days' }
  | { readonly kind: 'anniversaries' }
  /** Nothing in particular, or the summit as such. */
  | { readonly kind: 'summit' }
  /** One of several sessions, best first; or of none that the pack has, when empty. */
  | { readonly kind: 'unclear'; readonly sessionIds: readonly string[] };

/** When somebody asks to be reminded. */
export type RequestedTime =
  /** They did not say. */
  | { readonly kind: 'usual' }
  /** They said something that is no time, or may be several: "at 24:00", "5 before". */
  | { readonly kind: 'unread' }
  /** They said that a time is meant, and not which: "soon", "a bit before". */
  | { readonly kind: 'vague' }
  /** Minutes before the start, 0 at the start; distinct, the longest first. */
  | { readonly kind: 'before'; readonly offsets: readonly number[] }
  /** So many minutes from now. */
  | { readonly kind: 'in'; readonly minutes: number }
  /** A wall time, of the zone that they named, or else of their own. It may be past. */
  | { readonly kind: 'at'; readonly time: Temporal.PlainDateTime; readonly zone: string | null };

/** A wish about reminders in free text. */
export type ReminderRequest =
  | { readonly kind: 'remind'; readonly thing: RequestedThing; readonly time: RequestedTime }
  /** `thing` is `summit` where all reminders are meant. */
  | { readonly kind: 'stop'; readonly thing: RequestedThing }
  /** "what will you remind me of?" */
  | { readonly kind: 'list' };

import type { Kysely, Selectable } from 'kysely';
import type { DeliveryKind, DropReason } from '../reminders/delivery.ts';
import type { Detour, Diversion } from '../reminders/diversion.ts';
import type { OccurrenceStatus } from '../reminders/occurrence.ts';
import type { PauseReason } from '../reminders/subscription.ts';
import type { Group } from '../reminders/what.ts';

/**
 * The tables, the same on both databases. Times are whole milliseconds since 1970 (UTC), ids of Discord are text, booleans are 0
 * or 1, lists of ids are JSON in text: what either database does by itself with dates, big numbers and booleans never matters.
 */
export interface Tables {
  guild_settings: GuildSettingsTable;
  misses: MissesTable;
  feedback: FeedbackTable;
  topics: TopicsTable;
  answered_messages: AnsweredMessagesTable;
  subscriptions: SubscriptionsTable;
  subscription_offsets: SubscriptionOffsetsTable;
  schedules: SchedulesTable;
  occurrences: OccurrencesTable;
  deliveries: DeliveriesTable;
  preferences: PreferencesTable;
  publications: PublicationsTable;
  published_events: PublishedEventsTable;
}

export type Connection = Kysely<Tables>;

interface GuildSettingsTable {
  guild_id: string;
  channels: string;
  pack: string | null;
  updated_by: string | null;
  updated_at: number;
}

interface MissesTable {
  id: string;
  utterance: string;
  /** What similar utterances have in common: their letters and digits. */
  utterance_key: string;
  entry_id: string | null;
  confidence: number;
  pack: string;
  pack_version: string;
  guild_id: string | null;
  channel_id: string;
  user_id: string;
  created_at: number;
}

interface FeedbackTable {
  user_id: string;
  message_id: string;
  pack: string;
  entry_id: string;
  helpful: number;
  guild_id: string | null;
  created_at: number;
}

interface TopicsTable {
  channel_id: string;
  user_id: string;
  guild_id: string | null;
  utterance: string;
  answer_id: string;
  asked_at: number;
}

interface AnsweredMessagesTable {
  message_id: string;
  channel_id: string;
  guild_id: string | null;
  user_id: string;
  state: 'claimed' | 'answered' | 'withdrawn';
  claimed_at: number;
  leased_until: number;
  reply_ids: string;
  kind: string | null;
  entry_id: string | null;
  answered_at: number | null;
}

/** Of a user, or of a channel of a guild. */
interface SubscriptionsTable {
  id: string;
  pack: string;
  /** As `writeWhat` has it: the subject of an occurrence, or a group of them. */
  what: string;
  user_id: string | null;
  guild_id: string | null;
  channel_id: string | null;
  role_id: string | null;
  interested: number;
  created_by: string | null;
  created_at: number;
  paused_reason: PauseReason | null;
  paused_at: number | null;
  stopped_at: number | null;
}

interface SubscriptionOffsetsTable {
  subscription_id: string;
  minutes: number;
  /** What was due before that is not made up for. */
  added_at: number;
}

interface SchedulesTable {
  pack: string;
  /** The version that deliveries follow. */
  version: string | null;
  /** Whoever adopted last; who began before does not finish. */
  adopting: string;
  adopted_at: number | null;
}

interface OccurrencesTable {
  pack: string;
  subject: string;
  group_name: Group | null;
  title: string;
  place: string | null;
  note: string | null;
  /** Wall times, with their zone. */
  starts: string;
  ends: string;
  starts_at: number;
  ends_at: number;
  status: OccurrenceStatus;
  /** How often it has changed so that people are told. */
  revision: number;
  /** What is still to be done with its deliveries: new ones planned, or also the old ones changed. */
  unfinished: 'plan' | 'follow' | null;
}

interface DeliveriesTable {
  id: string;
  subscription_id: string;
  subject: string;
  /** The occurrence's `starts`, at the time. */
  occurrence: string;
  offset_minutes: number;
  kind: DeliveryKind;
  due_at: number;
  /**
   * When the row needs attention: due or to be tried again, or the end of its lease. Null when it is settled, or while its
   * subscription is paused.
   */
  wake_at: number | null;
  state: 'pending' | 'leased' | 'sent' | 'dropped' | 'unknown';
  token: string | null;
  attempts: number;
  attempted_at: number | null;
  /** Of an attempt that went elsewhere than it was meant to; both or none. */
  attempted_detour: Detour | null;
  attempted_because: Diversion['why'] | null;
  reason: DropReason | null;
  detour: Detour | null;
  channel_id: string | null;
  message_id: string | null;
  settled_at: number | null;
}

interface PreferencesTable {
  user_id: string;
  zone: string | null;
  quiet_from: string | null;
  quiet_to: string | null;
  updated_at: number;
}

interface PublicationsTable {
  guild_id: string;
  pack: string;
  version: string | null;
  state: 'kept' | 'stopping';
  published_by: string | null;
  published_at: number;
  lease_token: string | null;
  leased_until: number;
}

interface PublishedEventsTable {
  guild_id: string;
  pack: string;
  session_id: string;
  event_id: string;
  fingerprint: string;
  ends_at: number;
  state: 'published' | 'cancelled' | 'declined';
}

export type Row<Name extends keyof Tables> = Selectable<Tables[Name]>;

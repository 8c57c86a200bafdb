import type { Kysely, Selectable } from 'kysely';

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

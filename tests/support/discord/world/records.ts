import type {
  APIGuildScheduledEvent,
  APIOverwrite,
  APIRole,
  APIUser,
  ChannelType,
} from 'discord-api-types/v10';

export interface Member {
  readonly userId: string;
  readonly roles: string[];
  readonly joinedAt: string;
}

export interface Thread {
  readonly ownerId: string;
  /** Who is in it; of a private thread nobody else sees anything, without Manage Threads. */
  readonly members: Set<string>;
  archived: boolean;
  locked: boolean;
  /** Minutes. */
  autoArchiveDuration: number;
  /** When `archived` last changed, in ISO 8601. */
  archivedAt: string;
}

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  name: string;
  /** Absent for direct messages. */
  readonly guildId: string | undefined;
  readonly parentId: string | undefined;
  readonly overwrites: APIOverwrite[];
  /** Who is in a direct message, the bot not counted. */
  readonly recipients: readonly string[];
  readonly thread: Thread | undefined;
  lastMessageId: string | null;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly locale: string;
  readonly roles: Map<string, APIRole>;
  readonly members: Map<string, Member>;
  readonly channels: Map<string, Channel>;
  readonly events: Map<string, APIGuildScheduledEvent>;
  /** The ids of those who marked an event as interesting, by the event's id. */
  readonly interested: Map<string, Set<string>>;
  /** True during an outage, as far as the bot is told. */
  unavailable: boolean;
}

export interface Person {
  readonly user: APIUser;
  readonly locale: string;
  /** Takes no direct messages from the bot (50007). */
  closed: boolean;
  /** Has blocked the bot, which it cannot tell from closed direct messages. */
  blocks: boolean;
}

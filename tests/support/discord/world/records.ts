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
  archived: boolean;
  locked: boolean;
}

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly name: string;
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
  /** True during an outage, as far as the bot is told. */
  unavailable: boolean;
}

export interface Person {
  readonly user: APIUser;
  readonly locale: string;
  /** Takes no direct messages from the bot (50007). */
  closed: boolean;
}

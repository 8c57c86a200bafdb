import { GatewayIntentBits } from 'discord-api-types/v10';

/** One event for the sessions that asked for it. */
export interface GatewayEvent {
  /** For example MESSAGE_CREATE. */
  readonly name: string;
  readonly data: object;
  /** What a session gets that may not read message content; the same data when left out. */
  readonly withoutContent?: object;
  /** Decides the shard; direct messages and interactions outside servers go to shard 0. */
  readonly guildId: string | undefined;
  /** The intent that a session needs for it; 0 for none. */
  readonly intent: number;
}

/** What sends events; the gateway, for everybody who makes something happen. */
export interface Publisher {
  publish(event: GatewayEvent): void;
}

/** The intents that must be switched on in the Developer Portal as well. */
export const privilegedIntents = [
  ['MessageContent', GatewayIntentBits.MessageContent],
  ['GuildMembers', GatewayIntentBits.GuildMembers],
  ['GuildPresences', GatewayIntentBits.GuildPresences],
] as const;

export type PrivilegedIntent = (typeof privilegedIntents)[number][0];

export const everyIntent = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((sum, bit) => sum | bit, 0);

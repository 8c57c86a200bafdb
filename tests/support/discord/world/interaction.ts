import type { APIApplicationCommandOptionChoice, InteractionResponseType } from 'discord-api-types/v10';
import type { StoredMessage } from './message.ts';

/** An interaction and what became of it. */
export interface StoredInteraction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly userId: string;
  readonly channelId: string;
  readonly guildId: string | undefined;
  readonly createdAt: number;
  readonly commandName: string | undefined;
  /** The message whose button or select was used. */
  readonly source: StoredMessage | undefined;
  /** True when the bot is there only because the user installed it. */
  readonly userInstallOnly: boolean;
  acknowledgedAs: InteractionResponseType | undefined;
  /** `@original`: the reply, or for a component's update the message it sits on. */
  original: StoredMessage | undefined;
  readonly followUps: StoredMessage[];
  choices: readonly APIApplicationCommandOptionChoice[] | undefined;
  /** Data of a modal that was opened. */
  modal: unknown;
  /** How often `@original` was edited. */
  edits: number;
}

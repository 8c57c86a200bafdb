import type {
  ApplicationCommandOptionChoiceData,
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  CommandInteraction,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Clock } from '../clock.ts';
import type { Answering } from './answering.ts';
import type { PublicationKeeper } from './publishing/publication-keeper.ts';
import type { SteadyStore } from './steady-store.ts';
import type { Suggestions } from './suggestions.ts';

/** What commands, buttons and selects work with. */
export interface Services {
  readonly answering: Answering;
  readonly store: SteadyStore;
  readonly publishing: PublicationKeeper;
  readonly suggestions: Suggestions;
  readonly clock: Clock;
  /** The bot's own version. */
  readonly version: string;
  /** Whether the bot gets the text of messages that are not addressed to it. */
  readonly readsChannels: () => boolean;
}

/** Any command, whatever starts it. */
export type AnyCommand = Command<CommandInteraction>;

/** What a file in `commands/` exports by default; its file has the command's name. */
export interface Command<Interaction extends CommandInteraction = ChatInputCommandInteraction> {
  readonly data: RESTPostAPIApplicationCommandsJSONBody;
  execute(interaction: Interaction, services: Services): Promise<void>;
  autocomplete?(
    interaction: AutocompleteInteraction,
    services: Services,
  ): Promise<readonly ApplicationCommandOptionChoiceData[]>;
}

import type {
  ApplicationCommandOptionChoiceData,
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  CommandInteraction,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Clock } from '../clock.ts';
import type { Answering } from './answering.ts';
import type { DiscordClock } from './gateway/discord-clock.ts';
import type { InvalidRequests } from './gateway/invalid-requests.ts';
import type { SteadyReminders } from './reminding/steady-reminders.ts';
import type { ZoneSearch } from './reminding/zone-search.ts';
import type { PublicationKeeper } from './publishing/publication-keeper.ts';
import type { SteadyStore } from './steady-store.ts';
import type { Suggestions } from './suggestions.ts';

/** What commands, buttons and selects work with. */
export interface Services {
  readonly answering: Answering;
  readonly store: SteadyStore;
  readonly publishing: PublicationKeeper;
  readonly suggestions: Suggestions;
  readonly reminders: SteadyReminders;
  readonly zones: ZoneSearch;
  readonly clock: Clock;
  /** The bot's own version. */
  readonly version: string;
  /** Whether the bot gets the text of messages that are not addressed to it. */
  readonly readsChannels: () => boolean;
  /** The requests that Discord has refused lately. */
  readonly refusals: Pick<InvalidRequests, 'count' | 'hold'>;
  readonly discordClock: Pick<DiscordClock, 'lead'>;
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

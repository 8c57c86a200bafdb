import {
  type AutocompleteInteraction,
  type CommandInteraction,
  type Interaction,
  type MessageComponentInteraction,
} from 'discord.js';
import type { Log } from '../../log.ts';
import type { AnyCommand, Services } from '../command.ts';
import { componentHandlers } from '../components/handlers.ts';
import { anybody, decodeId, isOfReminders } from '../custom-id.ts';
import { say } from '../messages/message.ts';
import type { Limits } from '../limits.ts';
import { tellFailure } from './failures.ts';
import { respond } from './respond.ts';

const tooFast = say('That is fast. Please wait a moment before you ask again.');
const expired = say('This button is from an older version of me. Please ask again.');
const notYours = say('This is for the person who asked. Ask your own with /ask.');
const notYourReminder = say(
  'This is for the person who asked. /remind me makes a reminder of your own, /remind list shows yours.',
);

/** Takes interactions to whoever handles them. */
export class InteractionDispatcher {
  readonly #commands: ReadonlyMap<string, AnyCommand>;
  readonly #services: Services;
  readonly #limits: Limits;
  readonly #log: Log;

  constructor(commands: readonly AnyCommand[], services: Services, limits: Limits, log: Log) {
    this.#commands = new Map(commands.map((command) => [command.data.name, command]));
    this.#services = services;
    this.#limits = limits;
    this.#log = log;
  }

  /** Never rejects. */
  async handle(interaction: Interaction): Promise<void> {
    try {
      if (interaction.isAutocomplete()) await this.#autocomplete(interaction);
      else if (interaction.isCommand()) await this.#command(interaction);
      else if (interaction.isMessageComponent()) await this.#component(interaction);
    } catch (error) {
      await tellFailure(interaction, error, this.#log);
    }
  }

  async #autocomplete(interaction: AutocompleteInteraction): Promise<void> {
    const command = this.#commands.get(interaction.commandName);
    await interaction.respond((await command?.autocomplete?.(interaction, this.#services)) ?? []);
  }

  async #command(interaction: CommandInteraction): Promise<void> {
    const command = this.#commands.get(interaction.commandName);
    if (!command) return respond(interaction, say('I do not know this command any more.'), 'private');
    if (this.#limits.take(interaction.user.id, interaction.channelId) !== 'granted') {
      return respond(interaction, tooFast, 'private');
    }
    await command.execute(interaction, this.#services);
  }

  async #component(interaction: MessageComponentInteraction): Promise<void> {
    const id = decodeId(interaction.customId);
    if (!id) return respond(interaction, expired, 'private');
    if (id.userId !== anybody && id.userId !== interaction.user.id)
      return respond(interaction, isOfReminders(id.action) ? notYourReminder : notYours, 'private');
    if (this.#limits.take(interaction.user.id, interaction.channelId) !== 'granted') {
      return respond(interaction, tooFast, 'private');
    }
    await componentHandlers[id.action](interaction, id, this.#services);
  }
}

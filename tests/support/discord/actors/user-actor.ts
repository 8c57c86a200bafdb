import {
  ApplicationCommandType,
  InteractionType,
  type APIGuildScheduledEvent,
  type APIUser,
} from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import { toJson, type JsonObject } from '../json.ts';
import { pingsOf } from '../rules/mentions.ts';
import { permissionsIn } from '../rules/permissions.ts';
import type { StoredMessage } from '../world/message.ts';
import type { Guild, Person } from '../world/records.ts';
import { plainText } from '../world/messages.ts';
import { createEvent, setInterested } from '../world/scheduled-events.ts';
import { react, unreact } from '../world/reactions.ts';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { optionsOf, type OptionValues } from './command-options.ts';
import { findCommand } from './find-command.ts';
import { InteractionHandle, type Until } from './interaction-handle.ts';
import { ChannelHandle } from './places.ts';
import { resolve } from './resolved.ts';
import { press, choose } from './use-components.ts';
import { startInteraction } from './start-interaction.ts';

export interface SayOptions {
  /** Mentioned in front of the text. */
  readonly mentions?: readonly { readonly id: string }[];
  readonly replyTo?: StoredMessage;
  /** Whether a reply pings whom it replies to; true when left out, as in Discord's client. */
  readonly pingReplied?: boolean;
}

/** Somebody who uses Discord. What Discord's client would not let them do throws. */
export class UserActor {
  readonly #backend: Backend;
  readonly #person: Person;
  readonly #until: Until;

  constructor(backend: Backend, person: Person, until: Until) {
    this.#backend = backend;
    this.#person = person;
    this.#until = until;
  }

  get id(): string {
    return this.#person.user.id;
  }

  get data(): APIUser {
    return this.#person.user;
  }

  /** The direct messages with the bot. */
  get dm(): ChannelHandle {
    return new ChannelHandle(this.#backend, this.#backend.world.directMessages(this.id));
  }

  /** Refuses direct messages from the bot from now on (50007), or takes them again. */
  closeDirectMessages(closed = true): void {
    this.#person.closed = closed;
  }

  /** Blocks the bot, or lets it go: to the bot the same refusal as closed direct messages, whatever those are set to. */
  blocks(blocked = true): void {
    this.#person.blocks = blocked;
  }

  says(channel: ChannelHandle, text: string, options: SayOptions = {}): StoredMessage {
    const { mentions = [], replyTo } = options;
    const content = [...mentions.map(({ id }) => `<@${id}>`), text].join(' ');
    return this.#backend.messages.create({
      ...this.#parts(channel, content, options),
      channel: channel.record,
      author: this.data,
      replyTo,
      visibleTo: undefined,
      extra: {},
    });
  }

  edits(message: StoredMessage, text: string): void {
    const channel = new ChannelHandle(this.#backend, this.#backend.world.channel(message.channelId));
    const replyTo = this.#backend.world.messages.get(message.replyTo ?? '');
    this.#backend.messages.edit(message, this.#parts(channel, text, replyTo ? { replyTo } : {}));
  }

  deletes(message: StoredMessage): void {
    this.#backend.messages.remove(message);
  }

  reacts(message: StoredMessage, emoji: string): void {
    react(this.#backend, message, emoji, this.id);
  }

  takesBack(message: StoredMessage, emoji: string): void {
    unreact(this.#backend, message, emoji, this.id);
  }

  /** Marks a scheduled event as interesting, or no longer. */
  setInterested(guild: { readonly record: Guild }, event: { readonly id: string }, interested = true): void {
    setInterested(this.#backend, guild.record, event.id, this.id, interested);
  }

  /** Makes a scheduled event; what is left out is an hour from now, an hour long, and external. */
  schedules(guild: { readonly record: Guild }, event: JsonObject): APIGuildScheduledEvent {
    const now = this.#backend.world.clock.now();
    const usual = {
      privacy_level: 2,
      entity_type: 3,
      entity_metadata: { location: 'Here' },
      scheduled_start_time: new Date(now + 3_600_000).toISOString(),
      scheduled_end_time: new Date(now + 7_200_000).toISOString(),
    };
    return createEvent(this.#backend, guild.record, this.id, { ...usual, ...event });
  }

  /** @param command For example `/ask` or `/remind channel`. */
  uses(channel: ChannelHandle, command: string, values: OptionValues = {}): InteractionHandle {
    return this.#command(channel, command, values, InteractionType.ApplicationCommand);
  }

  /** Types `text` into an option that completes. */
  completes(
    channel: ChannelHandle,
    command: string,
    option: string,
    text: string,
    others: OptionValues = {},
  ): InteractionHandle {
    const values = { ...others, [option]: text };
    return this.#command(channel, command, values, InteractionType.ApplicationCommandAutocomplete, option);
  }

  /** Chooses a command from a message's menu. */
  opensMenu(message: StoredMessage, name: string): InteractionHandle {
    const { world } = this.#backend;
    const channel = world.channel(message.channelId);
    const command = findCommand(world, channel, this.id, name, ApplicationCommandType.Message);
    const data = toJson({
      id: command.id,
      name,
      type: command.type,
      target_id: message.id,
      resolved: { messages: { [message.id]: message.data } },
      ...(command.guild_id !== undefined && { guild_id: command.guild_id }),
    });
    const start = {
      type: InteractionType.ApplicationCommand,
      userId: this.id,
      channel,
      data,
      commandName: name,
    };
    return this.#handle(startInteraction(this.#backend, start), `"${name}"`);
  }

  /** @param button Its custom id or its label. */
  clicks(message: StoredMessage, button: string): InteractionHandle {
    return this.#handle(press(this.#backend, this.id, message, button), `the button ${button}`);
  }

  /**
   * @param select Its custom id or its placeholder.
   * @param values Values or labels of options, or what has an id for selects of users, roles and channels.
   */
  selects(
    message: StoredMessage,
    select: string,
    values: readonly (string | { readonly id: string })[],
  ): InteractionHandle {
    return this.#handle(choose(this.#backend, this.id, message, select, values), `the select ${select}`);
  }

  #handle(record: InteractionHandle['record'], what: string): InteractionHandle {
    return new InteractionHandle(record, `${this.#person.user.username}'s ${what}`, this.#until);
  }

  #command(
    channel: ChannelHandle,
    line: string,
    values: OptionValues,
    type: InteractionType,
    focused?: string,
  ): InteractionHandle {
    const { world } = this.#backend;
    const [name = '', ...path] = line.replace(/^\//, '').split(' ');
    const command = findCommand(world, channel.record, this.id, name, ApplicationCommandType.ChatInput);
    const options = optionsOf(command, path, values, focused);
    const ids = Object.values(values).flatMap((value) => (typeof value === 'object' ? [value.id] : []));
    const data: JsonObject = {
      id: command.id,
      name,
      type: command.type,
      options,
      ...(ids.length > 0 && { resolved: resolve(world, channel.record, this.id, ids) }),
      ...(command.guild_id !== undefined && { guild_id: command.guild_id }),
    };
    const start = { type, userId: this.id, channel: channel.record, data, commandName: name };
    return this.#handle(startInteraction(this.#backend, start), line);
  }

  #parts(channel: ChannelHandle, content: string, { replyTo, pingReplied = true }: SayOptions) {
    const { world } = this.#backend;
    const permissions = permissionsIn(world, channel.record, this.id);
    return {
      ...plainText(content),
      pings: pingsOf(content, {
        allowed: undefined,
        repliedUser: pingReplied ? replyTo?.data.author.id : undefined,
        mayMentionEveryone: (permissions & PermissionFlagsBits.MentionEveryone) !== 0n,
        mentionableRoles: new Set(),
      }),
    };
  }
}

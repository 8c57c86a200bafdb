import {
  ChannelType,
  GatewayIntentBits,
  OverwriteType,
  type APIGuildScheduledEvent,
} from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import { bits, type PermissionName } from '../rules/permissions.ts';
import type { StoredMessage } from '../world/message.ts';
import type { Channel, Guild } from '../world/records.ts';
import type { JsonObject } from '../json.ts';
import { changeEvent, deleteEvent } from '../world/scheduled-events.ts';
import { addChannel, deleteChannel } from '../world/channels.ts';
import { changeThread, setInThread } from '../world/threads.ts';
import { apiChannel, guildCreated } from '../world/to-api.ts';
import { newChannel, type NewChannel } from './new-guild.ts';

/** A channel in a test's hands. */
export class ChannelHandle {
  readonly record: Channel;
  readonly #backend: Backend;

  constructor(backend: Backend, record: Channel) {
    this.#backend = backend;
    this.record = record;
  }

  get id(): string {
    return this.record.id;
  }

  get name(): string {
    return this.record.name;
  }

  /** What stands there now, oldest first; ephemeral messages not counted. */
  get messages(): StoredMessage[] {
    return this.#backend.world
      .messagesIn(this.id)
      .filter((message) => !message.deleted && message.visibleTo === undefined);
  }

  /** Archives or locks a thread, or the contrary, as a moderator would, and tells the bot. */
  setThread(state: { readonly archived?: boolean; readonly locked?: boolean }): void {
    changeThread(this.#backend, this.record, state);
  }

  /** Takes the bot out of a private thread, or puts it into one. */
  setBotInThread(inside: boolean): void {
    setInThread(this.#backend, this.record, this.#backend.world.bot.id, inside);
  }

  /** Deletes it as a moderator would; a channel's threads go with it. From then on it is unknown (10003). */
  delete(): void {
    deleteChannel(this.#backend, this.record);
  }

  /** Sets what the bot is denied and granted here over its roles, and tells it. */
  overwriteBot({
    deny = [],
    allow = [],
  }: {
    deny?: readonly PermissionName[];
    allow?: readonly PermissionName[];
  }): void {
    const { world, publisher } = this.#backend;
    const { overwrites } = this.record;
    const others = overwrites.filter(({ id }) => id !== world.bot.id);
    const own = {
      id: world.bot.id,
      type: OverwriteType.Member,
      allow: String(bits(allow)),
      deny: String(bits(deny)),
    };
    overwrites.splice(0, overwrites.length, ...others, own);
    const { guildId } = this.record;
    const data = apiChannel(world, this.record);
    publisher.publish({ name: 'CHANNEL_UPDATE', data, guildId, intent: GatewayIntentBits.Guilds });
  }
}

/** A server in a test's hands. */
export class GuildHandle {
  readonly record: Guild;
  readonly #backend: Backend;

  constructor(backend: Backend, record: Guild) {
    this.#backend = backend;
    this.record = record;
  }

  get id(): string {
    return this.record.id;
  }

  /** The channel of this name. */
  channel(name: string): ChannelHandle {
    for (const channel of this.record.channels.values()) {
      if (channel.name === name) return new ChannelHandle(this.#backend, channel);
    }
    throw new Error(`the server ${this.record.name} has no channel ${name}`);
  }

  /** The scheduled events, also those that are over. */
  get events(): APIGuildScheduledEvent[] {
    return [...this.record.events.values()];
  }

  /** Changes a scheduled event as a moderator would, for example `{ status: 4 }` to cancel it. */
  changeEvent(event: { readonly id: string }, changes: JsonObject): void {
    changeEvent(this.#backend, this.record, this.#event(event.id), changes);
  }

  /** Deletes a scheduled event as a moderator would. */
  deleteEvent(event: { readonly id: string }): void {
    deleteEvent(this.#backend, this.record, this.#event(event.id));
  }

  #event(id: string): APIGuildScheduledEvent {
    const event = this.record.events.get(id);
    if (!event) throw new Error(`the server ${this.record.name} has no scheduled event ${id}`);
    return event;
  }

  /** Makes a channel and tells the bot. */
  addChannel(description: NewChannel): ChannelHandle {
    const channel = newChannel(this.#backend.world, this.record, description);
    addChannel(this.#backend, channel);
    return new ChannelHandle(this.#backend, channel);
  }

  /** Makes a thread and tells the bot as far as it may see it: a private one only when it is in it. */
  thread(
    name: string,
    options: {
      readonly parent: ChannelHandle;
      readonly private?: boolean;
      /** Whether the bot is in it; true when left out. */
      readonly bot?: boolean;
      readonly archived?: boolean;
      readonly locked?: boolean;
    },
  ): ChannelHandle {
    const { parent, bot = true, ...states } = options;
    const type = options.private ? ChannelType.PrivateThread : ChannelType.PublicThread;
    const { world } = this.#backend;
    const channel = newChannel(world, this.record, { ...states, name, type, parent: parent.name });
    if (!bot) channel.thread?.members.delete(world.bot.id);
    addChannel(this.#backend, channel);
    return new ChannelHandle(this.#backend, channel);
  }

  /** The role of this name. */
  role(name: string): { readonly id: string } {
    for (const role of this.record.roles.values()) if (role.name === name) return role;
    throw new Error(`the server ${this.record.name} has no role ${name}`);
  }

  /** An outage: the bot is told that the server is unavailable, not that it was removed. */
  fail(): void {
    this.record.unavailable = true;
    this.#tell('GUILD_DELETE', { id: this.id, unavailable: true });
  }

  /** The end of the outage. */
  recover(): void {
    this.record.unavailable = false;
    this.#tell('GUILD_CREATE', guildCreated(this.#backend.world, this.record));
  }

  /** Removes the bot from the server. */
  removeBot(): void {
    this.record.members.delete(this.#backend.world.bot.id);
    this.#tell('GUILD_DELETE', { id: this.id });
  }

  /** Gives the bot's role these permissions and no others, and tells it. */
  setBotPermissions(names: readonly PermissionName[]): void {
    const { world } = this.#backend;
    for (const role of this.record.roles.values()) {
      if (role.tags?.bot_id !== world.bot.id) continue;
      role.permissions = String(bits(names));
      this.#tell('GUILD_ROLE_UPDATE', { guild_id: this.id, role });
    }
  }

  #tell(name: string, data: object): void {
    this.#backend.publisher.publish({ name, data, guildId: this.id, intent: GatewayIntentBits.Guilds });
  }
}

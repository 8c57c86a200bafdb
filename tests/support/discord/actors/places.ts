import { OverwriteType } from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import { bits, type PermissionName } from '../rules/permissions.ts';
import type { StoredMessage } from '../world/message.ts';
import type { Channel, Guild } from '../world/records.ts';
import { apiChannel, guildCreated } from '../world/to-api.ts';
import { GatewayIntentBits } from 'discord-api-types/v10';

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
    return [...this.#backend.world.messages.values()].filter(
      (message) => message.channelId === this.id && !message.deleted && message.visibleTo === undefined,
    );
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

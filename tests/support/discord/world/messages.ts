import {
  ChannelType,
  GatewayIntentBits,
  PermissionFlagsBits,
  type APIAttachment,
  type APIMessage,
  type APIUser,
} from 'discord-api-types/v10';
import type { Publisher } from '../gateway/events.ts';
import type { JsonObject } from '../json.ts';
import { permissionsIn } from '../rules/permissions.ts';
import { hideContent } from './content.ts';
import { StoredMessage, noPings, type Pings, type StoredFile } from './message.ts';
import type { Channel } from './records.ts';
import { partialMember } from './to-api.ts';
import type { World } from './world.ts';

/** The part of a message that its author writes. */
export interface MessageParts {
  readonly content: string;
  readonly embeds: APIMessage['embeds'];
  readonly components: NonNullable<APIMessage['components']>;
  readonly attachments: APIAttachment[];
  readonly flags: number;
  readonly files: readonly StoredFile[];
  readonly pings: Pings;
  readonly allowedMentions: JsonObject | undefined;
}

/** The parts of a message that is text alone and pings nobody. */
export function plainText(content: string): MessageParts {
  return {
    content,
    embeds: [],
    components: [],
    attachments: [],
    flags: 0,
    files: [],
    pings: noPings,
    allowedMentions: undefined,
  };
}

export interface Draft extends MessageParts {
  readonly channel: Channel;
  readonly author: APIUser;
  readonly replyTo: StoredMessage | undefined;
  readonly visibleTo: string | undefined;
  /** Further fields of the API's message: webhook_id, interaction_metadata, nonce and such. */
  readonly extra: Partial<APIMessage>;
}

/** Makes, changes and deletes messages, and tells the bot as far as it may see them. */
export class Messages {
  /** Called with each new message before anybody is told of it. */
  readonly listeners = new Set<(message: StoredMessage) => void>();
  readonly #world: World;
  readonly #publisher: Publisher;

  constructor(world: World, publisher: Publisher) {
    this.#world = world;
    this.#publisher = publisher;
  }

  create(draft: Draft): StoredMessage {
    const { channel, replyTo } = draft;
    const stored = new StoredMessage(
      {
        id: this.#world.ids.next(),
        channel_id: channel.id,
        author: draft.author,
        timestamp: this.#world.isoNow(),
        edited_timestamp: null,
        tts: false,
        pinned: false,
        type: replyTo ? 19 : 0,
        ...this.#fields(draft),
        ...(replyTo && {
          message_reference: {
            type: 0,
            message_id: replyTo.id,
            channel_id: replyTo.channelId,
            ...(channel.guildId !== undefined && { guild_id: channel.guildId }),
          },
          referenced_message: replyTo.deleted ? null : replyTo.data,
        }),
        ...draft.extra,
      },
      draft.pings,
      draft.visibleTo,
    );
    this.#keep(stored, draft);
    this.#world.add(stored);
    for (const listener of this.listeners) listener(stored);
    if (stored.visibleTo === undefined) {
      channel.lastMessageId = stored.id;
      this.#publish('MESSAGE_CREATE', stored);
    }
    return stored;
  }

  /** Edits, and shows the time of it unless a deferred reply is filled in. */
  edit(stored: StoredMessage, parts: MessageParts): void {
    const edited = stored.loading ? stored.data.edited_timestamp : this.#world.isoNow();
    stored.replaceWith({ ...stored.data, ...this.#fields(parts), edited_timestamp: edited }, parts.pings);
    this.#keep(stored, parts);
    if (stored.visibleTo === undefined) this.#publish('MESSAGE_UPDATE', stored);
  }

  remove(stored: StoredMessage): void {
    if (stored.deleted) return;
    stored.deleted = true;
    if (stored.visibleTo !== undefined) return;
    const { guildId } = this.#world.channel(stored.channelId);
    this.#publisher.publish({
      name: 'MESSAGE_DELETE',
      data: {
        id: stored.id,
        channel_id: stored.channelId,
        ...(guildId !== undefined && { guild_id: guildId }),
      },
      guildId,
      intent: guildId === undefined ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages,
    });
  }

  #keep(stored: StoredMessage, parts: MessageParts): void {
    stored.files = parts.files;
    stored.allowedMentions = parts.allowedMentions;
  }

  #fields(parts: MessageParts) {
    return {
      content: parts.content,
      embeds: parts.embeds,
      components: parts.components,
      attachments: parts.attachments,
      flags: parts.flags,
      mention_everyone: parts.pings.everyone,
      mentions: parts.pings.users.flatMap((id) => this.#userOrNone(id)),
      mention_roles: [...parts.pings.roles],
    };
  }

  #userOrNone(id: string): APIUser[] {
    return id === this.#world.bot.id || this.#world.people.has(id) ? [this.#world.user(id)] : [];
  }

  #publish(name: string, stored: StoredMessage): void {
    const channel = this.#world.channel(stored.channelId);
    const guild = this.#world.guildOf(channel);
    const { bot } = this.#world;
    if (guild?.unavailable) return;
    if (guild && (permissionsIn(this.#world, channel, bot.id) & PermissionFlagsBits.ViewChannel) === 0n)
      return;
    if (!guild && channel.type !== ChannelType.DM) return;
    const member = guild?.members.get(stored.data.author.id);
    const context = {
      channel_type: channel.type,
      ...(guild && { guild_id: guild.id }),
      ...(member && { member: partialMember(member) }),
    };
    const data = { ...stored.data, ...context };
    this.#publisher.publish({
      name,
      data,
      withoutContent: guild ? { ...hideContent(stored.data, bot.id), ...context } : data,
      guildId: guild?.id,
      intent: guild ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages,
    });
  }
}

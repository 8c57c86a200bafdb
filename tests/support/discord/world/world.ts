import { ChannelType, type APIApplicationCommand, type APIUser, type UserFlags } from 'discord-api-types/v10';
import type { Clock } from '../clock.ts';
import { asApi } from '../json.ts';
import { refuse } from '../rules/errors.ts';
import { Ids } from './ids.ts';
import type { StoredInteraction } from './interaction.ts';
import type { StoredMessage } from './message.ts';
import type { Channel, Guild, Person } from './records.ts';

/** Everything that exists in this Discord. State alone: who may do what is in `rules/`, what is told to whom in `gateway/`. */
export class World {
  readonly ids: Ids;
  readonly clock: Clock;
  readonly bot: APIUser;
  readonly people = new Map<string, Person>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, StoredMessage>();
  /** What the bot has written, oldest first, deleted and ephemeral messages too. */
  readonly messagesOfBot: StoredMessage[] = [];
  /** The bot's replies, by the message they reply to. */
  readonly repliesOfBot = new Map<string, StoredMessage[]>();
  /** The messages of each channel, oldest first, deleted and ephemeral ones too. */
  readonly #messagesByChannel = new Map<string, StoredMessage[]>();
  /** The direct messages with each person. */
  readonly #directMessages = new Map<string, Channel>();
  /** By token. */
  readonly interactions = new Map<string, StoredInteraction>();
  /** Keyed by the guild's id, or 'global'. */
  readonly commands = new Map<string, APIApplicationCommand[]>();

  constructor(clock: Clock, botName: string) {
    this.clock = clock;
    this.ids = new Ids(clock);
    this.bot = { ...newUser(this.ids.next(), botName), bot: true };
  }

  /** The application's id; as for most bots it is the bot user's too. */
  get applicationId(): string {
    return this.bot.id;
  }

  user(id: string): APIUser {
    if (id === this.bot.id) return this.bot;
    const person = this.people.get(id);
    if (!person) throw refuse('unknownUser');
    return person.user;
  }

  guild(id: string): Guild {
    const guild = this.guilds.get(id);
    if (!guild || guild.unavailable) throw refuse('unknownGuild');
    return guild;
  }

  channel(id: string): Channel {
    const channel = this.channels.get(id);
    if (!channel) throw refuse('unknownChannel');
    return channel;
  }

  guildOf(channel: Channel): Guild | undefined {
    return channel.guildId === undefined ? undefined : this.guilds.get(channel.guildId);
  }

  commandsOf(guildId: string | undefined): APIApplicationCommand[] {
    return this.commands.get(guildId ?? 'global') ?? [];
  }

  add(message: StoredMessage): void {
    this.messages.set(message.id, message);
    const others = this.#messagesByChannel.get(message.channelId);
    if (others) others.push(message);
    else this.#messagesByChannel.set(message.channelId, [message]);
    if (message.data.author.id !== this.bot.id) return;
    this.messagesOfBot.push(message);
    const { replyTo } = message;
    if (replyTo === undefined) return;
    const replies = this.repliesOfBot.get(replyTo);
    if (replies) replies.push(message);
    else this.repliesOfBot.set(replyTo, [message]);
  }

  /** All messages of a channel, oldest first, deleted and ephemeral ones too. */
  messagesIn(channelId: string): readonly StoredMessage[] {
    return this.#messagesByChannel.get(channelId) ?? [];
  }

  /** The direct messages between the bot and this person, opened if need be. */
  directMessages(userId: string): Channel {
    const open = this.#directMessages.get(userId);
    if (open) return open;
    const channel: Channel = {
      id: this.ids.next(),
      type: ChannelType.DM,
      name: '',
      guildId: undefined,
      parentId: undefined,
      overwrites: [],
      recipients: [userId],
      thread: undefined,
      lastMessageId: null,
    };
    this.channels.set(channel.id, channel);
    this.#directMessages.set(userId, channel);
    return channel;
  }

  isoNow(): string {
    return new Date(this.clock.now()).toISOString();
  }
}

export function newUser(id: string, name: string): APIUser {
  return {
    id,
    username: name.toLowerCase().replaceAll(/[^a-z0-9_.]/g, '_'),
    discriminator: '0',
    global_name: name,
    ...noDecoration,
  };
}

const noDecoration = {
  avatar: null,
  banner: null,
  accent_color: null,
  avatar_decoration_data: null,
  collectibles: null,
  primary_guild: null,
  public_flags: asApi<UserFlags>(0),
  flags: asApi<UserFlags>(0),
};

import { ChannelType, OverwriteType, type APIRole } from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import { asApi } from '../json.ts';
import { bits, type PermissionName } from '../rules/permissions.ts';
import type { Channel, Guild, Member, Thread } from '../world/records.ts';

export interface NewChannel {
  readonly name: string;
  /** Text when left out. */
  readonly type?: ChannelType;
  /** What the bot may not do here, though its role may. */
  readonly denyBot?: readonly PermissionName[];
  readonly denyEveryone?: readonly PermissionName[];
  /** For a thread: the name of the channel it is in, listed before it. */
  readonly parent?: string;
  readonly archived?: boolean;
  readonly locked?: boolean;
}

export interface NewMember {
  /** Anything with an id: what `DiscordServer.user` returns. */
  readonly user: { readonly id: string };
  /** On top of what everybody may; given through a role of the member's own. */
  readonly permissions?: readonly PermissionName[];
  /** Names of the server's roles. */
  readonly roles?: readonly string[];
}

export interface NewGuild {
  readonly name?: string;
  readonly locale?: string;
  /** Text channels by name alone, or described; one called `general` when left out. */
  readonly channels?: readonly (string | NewChannel)[];
  readonly members?: readonly NewMember[];
  readonly roles?: readonly {
    readonly name: string;
    readonly permissions?: readonly PermissionName[];
    readonly mentionable?: boolean;
  }[];
  /** What the bot's role gives it, on top of what everybody may. */
  readonly botPermissions?: readonly PermissionName[];
  /** What everybody may. */
  readonly everyone?: readonly PermissionName[];
  /** False for a server where people have the app for themselves only. */
  readonly bot?: boolean;
}

const usual: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseApplicationCommands',
];

/** Makes a server with its channels, roles and members; the caller tells the bot. */
export function newGuild({ world }: Backend, description: NewGuild): Guild {
  const id = world.ids.next();
  const guild: Guild = {
    id,
    name: description.name ?? 'Summit watchers',
    ownerId: world.ids.next(),
    locale: description.locale ?? 'en-US',
    roles: new Map([[id, role(id, '@everyone', description.everyone ?? usual)]]),
    members: new Map(),
    channels: new Map(),
    events: new Map(),
    interested: new Map(),
    unavailable: false,
  };
  const addRole = (
    name: string,
    permissions: readonly PermissionName[],
    extra: Partial<APIRole> = {},
  ): string => {
    const made = { ...role(world.ids.next(), name, permissions), ...extra };
    guild.roles.set(made.id, made);
    return made.id;
  };
  const named = new Map(
    (description.roles ?? []).map(({ name, permissions = [], mentionable = false }) => [
      name,
      addRole(name, permissions, { mentionable }),
    ]),
  );
  const addMember = (userId: string, roles: string[]): void => {
    const member: Member = { userId, roles, joinedAt: world.isoNow() };
    guild.members.set(userId, member);
  };

  if (description.bot !== false) {
    const own = addRole(world.bot.username, description.botPermissions ?? [], {
      managed: true,
      tags: { bot_id: world.bot.id },
    });
    addMember(world.bot.id, [own]);
  }
  for (const { user, permissions = [], roles = [] } of description.members ?? []) {
    const own = permissions.length > 0 ? [addRole(`member ${user.id}`, permissions)] : [];
    addMember(user.id, [...own, ...roles.flatMap((name) => named.get(name) ?? [])]);
  }
  for (const entry of description.channels ?? ['general']) {
    const channel = newChannel(world, guild, typeof entry === 'string' ? { name: entry } : entry);
    guild.channels.set(channel.id, channel);
    world.channels.set(channel.id, channel);
  }
  world.guilds.set(id, guild);
  return guild;
}

/** A channel of a server, that is not in it yet. */
export function newChannel(world: Backend['world'], guild: Guild, description: NewChannel): Channel {
  const { name, denyBot = [], denyEveryone = [], parent } = description;
  const above = [...guild.channels.values()].find((channel) => channel.name === parent);
  const type = description.type ?? (above ? ChannelType.PublicThread : ChannelType.GuildText);
  const isThread = type === ChannelType.PublicThread || type === ChannelType.PrivateThread;
  const overwrite = (id: string, kind: OverwriteType, names: readonly PermissionName[]) =>
    names.length > 0 ? [{ id, type: kind, allow: '0', deny: String(bits(names)) }] : [];
  return {
    id: world.ids.next(),
    type,
    name,
    guildId: guild.id,
    parentId: above?.id,
    overwrites: [
      ...overwrite(guild.id, OverwriteType.Role, denyEveryone),
      ...overwrite(world.bot.id, OverwriteType.Member, denyBot),
    ],
    recipients: [],
    thread: isThread ? newThread(world, description) : undefined,
    lastMessageId: null,
  };
}

function newThread(world: Backend['world'], { archived = false, locked = false }: NewChannel): Thread {
  const ownerId = world.bot.id;
  return {
    ownerId,
    members: new Set([ownerId]),
    archived,
    locked,
    autoArchiveDuration: 1440,
    archivedAt: world.isoNow(),
  };
}

function role(id: string, name: string, permissions: readonly PermissionName[]): APIRole {
  return {
    id,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: name === '@everyone' ? 0 : 1,
    permissions: String(bits(permissions)),
    managed: false,
    mentionable: false,
    flags: asApi<APIRole['flags']>(0),
  };
}

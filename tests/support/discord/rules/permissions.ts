import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Guild } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { refuse } from './errors.ts';

export type PermissionName = keyof typeof PermissionFlagsBits;

export function bits(names: readonly PermissionName[]): bigint {
  return names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);
}

export const allPermissions = Object.values(PermissionFlagsBits).reduce((sum, bit) => sum | bit, 0n);

/** Everything that the stand-in lets people and the bot do in direct messages. */
const inDirectMessages = bits([
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseExternalEmojis',
  'MentionEveryone',
]);

/** https://docs.discord.com/developers/topics/permissions#permission-overwrites */
export function permissionsIn(world: World, channel: Channel, userId: string): bigint {
  const guild = world.guildOf(channel);
  if (!guild) return inDirectMessages;
  const base = permissionsOf(guild, userId);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return allPermissions;
  const parent = channel.thread && channel.parentId ? world.channels.get(channel.parentId) : undefined;
  const { overwrites } = parent ?? channel;
  const roles = guild.members.get(userId)?.roles ?? [];
  const steps = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(({ id }) => roles.includes(id)),
    overwrites.filter(({ id }) => id === userId),
  ];
  let result = base;
  for (const step of steps) {
    for (const { deny } of step) result &= ~BigInt(deny);
    for (const { allow } of step) result |= BigInt(allow);
  }
  const hidden =
    channel.type === ChannelType.PrivateThread &&
    !channel.thread?.members.has(userId) &&
    (result & PermissionFlagsBits.ManageThreads) === 0n;
  return hidden ? result & ~PermissionFlagsBits.ViewChannel : result;
}

/** What a member may do in the server as a whole. */
export function permissionsOf(guild: Guild, userId: string): bigint {
  if (guild.ownerId === userId) return allPermissions;
  const member = guild.members.get(userId);
  if (!member) return 0n;
  const base = [guild.id, ...member.roles].reduce(
    (sum, id) => sum | BigInt(guild.roles.get(id)?.permissions ?? '0'),
    0n,
  );
  return (base & PermissionFlagsBits.Administrator) === 0n ? base : allPermissions;
}

/**
 * The channel, if the bot may do all of this there.
 *
 * @throws ApiError 10003 for no such channel or a server the bot is not in, 50001 when it cannot see the channel, 50013 when
 *   it may not do the rest.
 */
export function channelForBot(
  world: World,
  channelId: string,
  names: readonly PermissionName[] = [],
): Channel {
  const channel = world.channel(channelId);
  if (channel.guildId === undefined) return channel;
  if (!world.guilds.get(channel.guildId)?.members.has(world.bot.id)) throw refuse('missingAccess');
  const granted = permissionsIn(world, channel, world.bot.id);
  if ((granted & PermissionFlagsBits.ViewChannel) === 0n) throw refuse('missingAccess');
  if (names.some((name) => (granted & PermissionFlagsBits[name]) === 0n)) throw refuse('missingPermissions');
  return channel;
}

/** @throws ApiError 10004, or 50013 when the bot has none of these permissions in the server. */
export function guildForBot(world: World, guildId: string, anyOf: readonly PermissionName[] = []): Guild {
  const guild = world.guild(guildId);
  if (!guild.members.has(world.bot.id)) throw refuse('missingAccess');
  const granted = permissionsOf(guild, world.bot.id);
  if (anyOf.length > 0 && (granted & bits(anyOf)) === 0n) throw refuse('missingPermissions');
  return guild;
}

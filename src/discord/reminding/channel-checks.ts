import {
  type Channel,
  type GuildBasedChannel,
  type GuildMember,
  PermissionFlagsBits,
  type Role,
} from 'discord.js';
import { plain } from '../messages/escape.ts';

/** What the bot needs to post in a channel, as Discord names it. */
export function missingIn(channel: GuildBasedChannel, bot: GuildMember | null): string[] {
  const { ViewChannel, SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
  const permissions = bot && channel.permissionsFor(bot);
  if (!permissions?.has(ViewChannel)) return ['View Channel'];
  if (channel.isThread()) return permissions.has(SendMessagesInThreads) ? [] : ['Send Messages in Threads'];
  return permissions.has(SendMessages) ? [] : ['Send Messages'];
}

/** Whether a member may ping a role in a channel: a mentionable one, or with the permission. `@everyone` takes the permission. */
export function mayPing(
  role: Pick<Role, 'id' | 'mentionable'>,
  member: GuildMember | null,
  channel: GuildBasedChannel,
): boolean {
  if (role.mentionable && role.id !== channel.guildId) return true;
  return Boolean(member && channel.permissionsFor(member)?.has(PermissionFlagsBits.MentionEveryone));
}

/** What keeps the bot from doing as it is told, for whoever told it. */
export function warnings(
  channel: GuildBasedChannel,
  role: Pick<Role, 'id' | 'mentionable'> | null,
  bot: GuildMember | null,
): string[] {
  const missing = missingIn(channel, bot);
  return [
    ...missing.map((name) => `I may not post in <#${channel.id}> yet: **${name}** is missing there.`),
    ...(role && !mayPing(role, bot, channel)
      ? [
          `I may not ping ${roleName(role, channel)} yet: I need **Mention Everyone** there${role.id === channel.guildId ? '' : ', or the role must be mentionable'}.`,
        ]
      : []),
  ];
}

export function refusedPing(role: Pick<Role, 'id'>, channel: GuildBasedChannel): string {
  return `You may not ping ${roleName(role, channel)} in <#${channel.id}>, so I do not do it for you. Nothing was stored.`;
}

export function isPostable(channel: Channel | null | undefined): channel is GuildBasedChannel {
  return Boolean(channel?.isTextBased() && !channel.isDMBased() && !channel.isVoiceBased());
}

function roleName({ id }: Pick<Role, 'id'>, { guildId }: GuildBasedChannel): string {
  return id === guildId ? plain('@everyone') : `<@&${id}>`;
}

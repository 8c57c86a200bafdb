import type { Guild } from 'discord.js';
import type { ChannelView } from './permissions.ts';

/** The channels of a server in which people write, and what the bot may do in each. Those without known rights are left out. */
export function channelViews({ channels, members }: Guild): ChannelView[] {
  const { me } = members;
  if (!me) return [];
  return [...channels.cache.values()]
    .filter((channel) => channel.isTextBased() && !channel.isThread() && !channel.isVoiceBased())
    .map((channel) => ({ id: channel.id, name: channel.name, permissions: channel.permissionsFor(me) }));
}

import type { Client, Guild } from 'discord.js';
import { channelViews } from './channel-views.ts';
import { inviteLink, lacks } from './permissions.ts';

const mostChannels = 5;

/** What whoever starts the bot reads: who it is, how to invite it, and what it may not do where. */
export function startReport({ user, application, guilds }: Client<true>, readsContent: boolean): string[] {
  const servers = [...guilds.cache.values()];
  return [
    `${user.username} is in Discord, in ${servers.length} server${servers.length === 1 ? '' : 's'}.`,
    `To add it to a server: ${inviteLink(application.id)}`,
    `Questions without a mention, in chosen channels: ${readsContent ? 'on' : 'off (MESSAGE_CONTENT)'}.`,
    ...servers.flatMap(lacksIn),
  ];
}

/** What is missing in a server as a whole only matters to those that publish: /doctor tells it. */
function lacksIn(guild: Guild): string[] {
  return lacks(channelViews(guild)).flatMap(({ name, breaks, channels }) => {
    if (!channels) return [];
    const shown = channels.slice(0, mostChannels).map((channel) => `#${channel.name}`);
    const others = channels.length - shown.length;
    const where = `${shown.join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
    return `Missing in ${guild.name}: ${name} in ${where} (${breaks}). /doctor tells all.`;
  });
}

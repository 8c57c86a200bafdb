import type { Surroundings } from './free-text/free-text.ts';
import type { Gateway } from './gateway/gateway.ts';

/** What the client's cache tells about where a message was written. */
export function surroundingsOn(gateway: Pick<Gateway, 'client' | 'userId'>): Surroundings {
  return {
    self: (guildId) => ({
      userId: gateway.userId,
      roleId: gateway.client?.guilds.cache.get(guildId ?? '')?.members.me?.roles.botRole?.id,
    }),
    parentOf: (channelId) => {
      const channel = gateway.client?.channels.cache.get(channelId);
      return channel?.isThread() ? (channel.parentId ?? undefined) : undefined;
    },
    guildOf: (channelId) => {
      const channel = gateway.client?.channels.cache.get(channelId);
      return channel && !channel.isDMBased() ? channel.guildId : undefined;
    },
  };
}

import type { Surroundings } from './free-text/free-text.ts';
import type { Gateway } from './gateway/gateway.ts';

/** What the client's cache tells about where a message was written. */
export function surroundingsOn(gateway: Pick<Gateway, 'client'>): Surroundings {
  return {
    self: (guildId) => ({
      userId: gateway.client?.user.id,
      roleId: gateway.client?.guilds.cache.get(guildId ?? '')?.members.me?.roles.botRole?.id,
    }),
    parentOf: (channelId) => {
      const channel = gateway.client?.channels.cache.get(channelId);
      return channel?.isThread() ? (channel.parentId ?? undefined) : undefined;
    },
  };
}

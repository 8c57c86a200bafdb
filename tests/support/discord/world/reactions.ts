import { GatewayIntentBits } from 'discord-api-types/v10';
import type { StoredMessage } from './message.ts';
import type { Stage } from './stage.ts';
import { partialMember } from './to-api.ts';

export function react(stage: Stage, message: StoredMessage, emoji: string, userId: string): void {
  const users = message.reactions.get(emoji) ?? new Set();
  if (users.has(userId)) return;
  message.reactions.set(emoji, users.add(userId));
  publish(stage, 'MESSAGE_REACTION_ADD', message, emoji, userId);
}

export function unreact(stage: Stage, message: StoredMessage, emoji: string, userId: string): void {
  if (message.reactions.get(emoji)?.delete(userId))
    publish(stage, 'MESSAGE_REACTION_REMOVE', message, emoji, userId);
}

function publish(
  { world, publisher }: Stage,
  name: string,
  message: StoredMessage,
  emoji: string,
  userId: string,
): void {
  const guild = world.guildOf(world.channel(message.channelId));
  const member = guild?.members.get(userId);
  publisher.publish({
    name,
    data: {
      user_id: userId,
      channel_id: message.channelId,
      message_id: message.id,
      message_author_id: message.data.author.id,
      emoji: { id: null, name: emoji },
      burst: false,
      type: 0,
      ...(guild && { guild_id: guild.id }),
      ...(name === 'MESSAGE_REACTION_ADD' &&
        member && { member: { ...partialMember(member), user: world.user(userId) } }),
    },
    guildId: guild?.id,
    intent: guild ? GatewayIntentBits.GuildMessageReactions : GatewayIntentBits.DirectMessageReactions,
  });
}

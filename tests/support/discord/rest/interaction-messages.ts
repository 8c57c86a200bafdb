import { MessageFlags, type APIMessage } from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import { asApi } from '../json.ts';
import type { StoredInteraction } from '../world/interaction.ts';
import type { StoredMessage } from '../world/message.ts';
import type { MessageParts } from '../world/messages.ts';

/** Posts a response or a follow-up; an ephemeral one is seen by the caller alone. */
export function replyWith(
  { world, messages }: Backend,
  interaction: StoredInteraction,
  parts: MessageParts,
  replyTo?: StoredMessage,
): StoredMessage {
  const metadata = {
    id: interaction.id,
    type: interaction.type,
    user: world.user(interaction.userId),
    authorizing_integration_owners: interaction.userInstallOnly
      ? { 1: interaction.userId }
      : { 0: interaction.guildId ?? '0' },
    ...(interaction.commandName !== undefined && { name: interaction.commandName }),
    ...(interaction.source && { interacted_message_id: interaction.source.id }),
  };
  const ephemeral = (parts.flags & MessageFlags.Ephemeral) !== 0;
  return messages.create({
    ...parts,
    channel: world.channel(interaction.channelId),
    author: world.bot,
    replyTo,
    visibleTo: ephemeral ? interaction.userId : undefined,
    extra: {
      type: interaction.type === 2 ? 20 : replyTo || interaction.source ? 19 : 0,
      webhook_id: world.applicationId,
      application_id: world.applicationId,
      interaction_metadata: asApi<NonNullable<APIMessage['interaction_metadata']>>(metadata),
    },
  });
}

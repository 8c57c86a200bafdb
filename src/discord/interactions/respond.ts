import { type CommandInteraction, type MessageComponentInteraction, MessageFlags } from 'discord.js';
import { type BotMessage, partsOf } from '../messages/message.ts';
import type { Place } from '../ports.ts';

/** What people start, and the bot replies to. */
export type Respondable = CommandInteraction | MessageComponentInteraction;

export type Visibility = 'public' | 'private';

export function placeOf({ channelId, guildId, user }: Respondable): Place {
  return { channelId: channelId ?? user.id, guildId, userId: user.id };
}

/** Replies, or adds to what was replied. A long message comes in parts. */
export async function respond(
  interaction: Respondable,
  message: BotMessage,
  visibility: Visibility = 'public',
): Promise<void> {
  const flags = visibility === 'private' ? ({ flags: MessageFlags.Ephemeral } as const) : {};
  for (const part of partsOf(message)) {
    if (interaction.replied || interaction.deferred) await interaction.followUp({ ...part, ...flags });
    else await interaction.reply({ ...part, ...flags });
  }
}

/** Replaces the message that a button or select is on. What does not fit follows, as visible as it was. */
export async function replace(interaction: MessageComponentInteraction, message: BotMessage): Promise<void> {
  const [first, ...rest] = partsOf(message);
  if (interaction.deferred) await interaction.editReply(first);
  else await interaction.update(first);
  const flags = visibilityOf(interaction) === 'private' ? ({ flags: MessageFlags.Ephemeral } as const) : {};
  for (const part of rest) await interaction.followUp({ ...part, ...flags });
}

/** Who sees the message that a button or select is on. */
export function visibilityOf({ message }: MessageComponentInteraction): Visibility {
  return message.flags.has(MessageFlags.Ephemeral) ? 'private' : 'public';
}

import { type MessageComponentInteraction, MessageFlags } from 'discord.js';
import type { BotMessage } from '../messages/message.ts';
import { audienceOf, replace, type Respondable, respond } from './respond.ts';

/** Discord waits three seconds for a sign. Milliseconds. */
const patience = 1500;

/** Replies to one person with what some work comes to; where it takes longer, Discord shows meanwhile that an answer is coming. */
export async function respondInTime(interaction: Respondable, work: Promise<BotMessage>): Promise<void> {
  await respond(interaction, await announced(interaction, work), 'private');
}

/**
 * Replaces the message that a button or select is on, which is acknowledged at once. Where others read that, and what the work comes
 * to is personal, the message stays, and the person gets a reply.
 */
export async function replaceInTime(
  interaction: MessageComponentInteraction,
  work: () => Promise<BotMessage>,
): Promise<void> {
  await interaction.deferUpdate();
  const message = await work();
  if (message.personal && audienceOf(interaction) === 'others')
    await respond(interaction, message, 'private');
  else await replace(interaction, message);
}

async function announced(interaction: Respondable, work: Promise<BotMessage>): Promise<BotMessage> {
  let announcement: Promise<unknown> = Promise.resolve();
  const announce = () => {
    // Where nobody is there any more, the reply itself tells so.
    announcement = interaction.deferReply({ flags: MessageFlags.Ephemeral }).catch(() => undefined);
  };
  const timer = setTimeout(announce, patience);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    await announcement;
  }
}

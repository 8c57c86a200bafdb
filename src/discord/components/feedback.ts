import type { MessageComponentInteraction } from 'discord.js';
import { respond } from '../interactions/respond.ts';
import { answerIdOf } from '../keys.ts';
import { say } from '../messages/message.ts';
import type { Services } from '../command.ts';
import type { ComponentHandler } from './handler.ts';

export const helpful: ComponentHandler = (interaction, { subject }, services) =>
  note(interaction, subject, true, services);

export const unhelpful: ComponentHandler = (interaction, { subject }, services) =>
  note(interaction, subject, false, services);

async function note(
  interaction: MessageComponentInteraction,
  key: string,
  isHelpful: boolean,
  { answering, store }: Services,
): Promise<void> {
  const { guildId, user, message } = interaction;
  const about = await answering.onPack(guildId, ({ answerer: { pack } }) => ({
    packId: pack.id,
    entryId: answerIdOf(pack, key) ?? key,
  }));
  const opinion = { ...about, userId: user.id, messageId: message.id, guildId, helpful: isHelpful };
  const noted = await store.noteFeedback(opinion);
  const thanks = isHelpful ? 'Thank you.' : 'Thank you. Whoever keeps the sources will see that.';
  await respond(interaction, say(noted ? thanks : 'Thank you; I could not note that just now.'), 'private');
}

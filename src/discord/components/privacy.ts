import { replace } from '../interactions/respond.ts';
import { say } from '../messages/message.ts';
import type { ComponentHandler } from './handler.ts';

/** Deletes everything that is stored about the person. */
export const forget: ComponentHandler = async (interaction, _id, { store }) => {
  await interaction.deferUpdate();
  await store.forgetUser(interaction.user.id);
  await replace(interaction, say('Done: what I had stored about you is deleted.'));
};

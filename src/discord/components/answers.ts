import { placeOf, replace, respond, visibilityOf } from '../interactions/respond.ts';
import { say } from '../messages/message.ts';
import { chosen, type ComponentHandler, stillThere } from './handler.ts';

/** Shows the whole answer in the place of the short one. */
export const more: ComponentHandler = async (interaction, { subject }, { answering }) => {
  await replace(interaction, stillThere(await answering.whole(subject, placeOf(interaction))));
};

/** Answers the related question that was chosen, as visibly as the one before. */
export const related: ComponentHandler = async (interaction, _id, { answering }) => {
  const [key = ''] = chosen(interaction);
  const message = stillThere(await answering.pick(key, placeOf(interaction)));
  await respond(interaction, message, visibilityOf(interaction));
};

/** Answers the option that was meant in the place of the question back; a question of a list, beside the list. */
export const pick: ComponentHandler = async (interaction, { subject }, { answering }) => {
  const [key = subject] = chosen(interaction);
  const message = stillThere(await answering.pick(key, placeOf(interaction)));
  if (interaction.isButton()) await replace(interaction, message);
  else await respond(interaction, message, 'private');
};

/** Shows an answer that only one person saw to the channel, as that person saw it; one in several messages is given anew. */
export const post: ComponentHandler = async (interaction, { subject, page }, { answering }) => {
  const { content } =
    page === 0 ? interaction.message : stillThere(await answering.pick(subject, placeOf(interaction)));
  await interaction.update({ components: [] });
  await respond(interaction, say(content));
};

import { replace } from '../interactions/respond.ts';
import { questionsMessage, topicsMessage } from '../messages/topics.ts';
import { chosen, type ComponentHandler, stillThere } from './handler.ts';

/** Shows a page of the topics. */
export const topics: ComponentHandler = async (interaction, { userId, page }, { answering }) => {
  const message = await answering.onPack(interaction.guildId, ({ answerer }) =>
    topicsMessage(answerer.pack, userId, page),
  );
  await replace(interaction, message);
};

/** Shows the questions of the topic that was chosen. */
export const topic: ComponentHandler = (interaction, id, services) =>
  questions(interaction, { ...id, subject: chosen(interaction)[0] ?? '', page: 0 }, services);

/** Shows a page of a topic's questions. */
export const questions: ComponentHandler = async (interaction, { userId, subject, page }, { answering }) => {
  const message = await answering.onPack(interaction.guildId, ({ answerer }) =>
    questionsMessage(answerer.pack, userId, subject, page),
  );
  await replace(interaction, stillThere(message));
};

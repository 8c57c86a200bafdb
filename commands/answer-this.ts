import { ApplicationCommandType, type MessageContextMenuCommandInteraction } from 'discord.js';
import { everywhere } from '../src/discord/availability.ts';
import type { Command } from '../src/discord/command.ts';
import { placeOf, respond } from '../src/discord/interactions/respond.ts';
import { postable } from '../src/discord/messages/postable.ts';

/** "Answer this", in the menu of a message, answers that message for whoever chose it, who may then post the answer. */
export default {
  data: { name: 'Answer this', type: ApplicationCommandType.Message, ...everywhere },

  async execute(interaction, { answering }) {
    const asking = { id: interaction.id, utterance: interaction.targetMessage.content };
    const { key, message } = await answering.ask(asking, placeOf(interaction));
    const shown = key === undefined ? message : postable(message, interaction.user.id, key);
    await respond(interaction, shown, 'private');
  },
} satisfies Command<MessageContextMenuCommandInteraction>;

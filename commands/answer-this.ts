import { ApplicationCommandType, type MessageContextMenuCommandInteraction } from 'discord.js';
import { everywhere } from '../src/discord/availability.ts';
import type { Command } from '../src/discord/command.ts';
import { placeOf, respond } from '../src/discord/interactions/respond.ts';
import { postable } from '../src/discord/messages/postable.ts';

/** "Answer this", in the menu of a message, answers that message for whoever chose it, who may then post the answer. */
export default {
  data: { name: 'Answer this', type: ApplicationCommandType.Message, ...everywhere },

  async execute(interaction, { answering }) {
    const { kind, message } = await answering.ask(interaction.targetMessage.content, placeOf(interaction));
    const shown = kind === 'answer' ? postable(message, interaction.user.id) : message;
    await respond(interaction, shown, 'private');
  },
} satisfies Command<MessageContextMenuCommandInteraction>;

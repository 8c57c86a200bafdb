import { everywhere } from '../src/discord/availability.ts';
import type { Command } from '../src/discord/command.ts';
import { respond } from '../src/discord/interactions/respond.ts';
import { topicsMessage } from '../src/discord/messages/topics.ts';

/** `/topics` browses everything that can be asked. */
export default {
  data: { name: 'topics', description: 'Browse everything that you can ask', ...everywhere },

  async execute(interaction, { answering }) {
    const message = await answering.onPack(interaction.guildId, ({ answerer }) =>
      topicsMessage(answerer.pack, interaction.user.id),
    );
    await respond(interaction, message, 'private');
  },
} satisfies Command;

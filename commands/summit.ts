import { everywhere } from '../src/discord/availability.ts';
import type { Command } from '../src/discord/command.ts';
import { respond } from '../src/discord/interactions/respond.ts';
import { overviewMessage } from '../src/discord/messages/overview.ts';

/** `/summit` tells what, when, where and who. */
export default {
  data: { name: 'summit', description: 'What, when, where and who', ...everywhere },

  async execute(interaction, { answering, clock }) {
    const message = await answering.onPack(interaction.guildId, ({ answerer }) =>
      overviewMessage(answerer.pack, clock.now()),
    );
    await respond(interaction, message);
  },
} satisfies Command;

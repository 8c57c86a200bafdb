import { everywhere } from '../src/discord/availability.ts';
import type { Command } from '../src/discord/command.ts';
import { respond } from '../src/discord/interactions/respond.ts';
import { aboutMessage } from '../src/discord/messages/about.ts';

/** `/about` tells the subject, the sources and their dates, and the version. */
export default {
  data: { name: 'about', description: 'My subject, sources, their dates, and my version', ...everywhere },

  async execute(interaction, { answering, version }) {
    const message = await answering.onPack(interaction.guildId, ({ answerer, version: packVersion }) =>
      aboutMessage(answerer.pack, version, packVersion),
    );
    await respond(interaction, message);
  },
} satisfies Command;

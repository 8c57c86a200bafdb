import { everywhere } from '../src/discord/availability.ts';
import type { Command } from '../src/discord/command.ts';
import { respond } from '../src/discord/interactions/respond.ts';
import { privacyMessage } from '../src/discord/messages/privacy.ts';

/** `/privacy` tells what is stored about a person, and deletes it. */
export default {
  data: { name: 'privacy', description: 'What is stored about you, and how to delete it', ...everywhere },

  async execute(interaction) {
    await respond(interaction, privacyMessage(interaction.user.id), 'private');
  },
} satisfies Command;

import { forManagers } from '../src/discord/availability.ts';
import type { Command } from '../src/discord/command.ts';
import { respond } from '../src/discord/interactions/respond.ts';
import { managedGuild } from '../src/discord/managers.ts';
import { settingsMessage } from '../src/discord/messages/settings.ts';

/** `/settings` shows what a server has chosen, and changes it. */
export default {
  data: {
    name: 'settings',
    description: 'Channels where I answer without a mention, and which summit this server follows',
    ...forManagers,
  },

  async execute(interaction, { answering, store, readsChannels }) {
    const settings = await store.settingsOf(managedGuild(interaction));
    const message = settingsMessage(settings, answering.packs, interaction.user.id, readsChannels());
    await respond(interaction, message, 'private');
  },
} satisfies Command;

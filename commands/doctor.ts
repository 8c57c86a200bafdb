import { forManagers } from '../src/discord/availability.ts';
import { channelViews } from '../src/discord/channel-views.ts';
import type { Command } from '../src/discord/command.ts';
import { respond } from '../src/discord/interactions/respond.ts';
import { managedGuild } from '../src/discord/managers.ts';
import { doctorMessage } from '../src/discord/messages/doctor.ts';
import { lacks } from '../src/discord/permissions.ts';

/** `/doctor` says what the bot may not do, in which channel, and what that breaks. */
export default {
  data: { name: 'doctor', description: 'What I may not do here, and what that breaks', ...forManagers },

  async execute(interaction, { readsChannels }) {
    managedGuild(interaction);
    const { guild } = interaction;
    const views = guild ? channelViews(guild) : [];
    const found = lacks(views, guild?.members.me?.permissions);
    await respond(interaction, doctorMessage(found, views.length, readsChannels()), 'private');
  },
} satisfies Command;

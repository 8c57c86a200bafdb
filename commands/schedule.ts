import { PermissionFlagsBits } from 'discord.js';
import { everywhere } from '../src/discord/availability.ts';
import type { Command } from '../src/discord/command.ts';
import { respond } from '../src/discord/interactions/respond.ts';
import { scheduleMessage } from '../src/discord/messages/schedule.ts';

/** `/schedule` lists all sessions, with a calendar file. */
export default {
  data: { name: 'schedule', description: 'All sessions, with a calendar file', ...everywhere },

  async execute(interaction, { answering }) {
    const withFile = interaction.appPermissions.has(PermissionFlagsBits.AttachFiles);
    const message = await answering.onPack(interaction.guildId, ({ answerer }) =>
      scheduleMessage(answerer.pack, withFile),
    );
    await respond(interaction, message);
  },
} satisfies Command;

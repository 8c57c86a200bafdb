import { PermissionFlagsBits } from 'discord.js';
import { everywhere } from '../src/discord/availability.ts';
import type { Command } from '../src/discord/command.ts';
import { respond } from '../src/discord/interactions/respond.ts';
import { offerRows } from '../src/discord/reminding/offer-message.ts';
import { scheduleMessage } from '../src/discord/messages/schedule.ts';

/** `/schedule` lists all sessions, with a calendar file and buttons to be reminded. */
export default {
  data: { name: 'schedule', description: 'All sessions, with a calendar file', ...everywhere },

  async execute(interaction, { answering, reminders }) {
    const withFile = interaction.appPermissions.has(PermissionFlagsBits.AttachFiles);
    const message = await answering.onPack(interaction.guildId, ({ answerer }) =>
      scheduleMessage(answerer.pack, withFile, offerRows(reminders.offer(answerer.pack.id))),
    );
    await respond(interaction, message);
  },
} satisfies Command;

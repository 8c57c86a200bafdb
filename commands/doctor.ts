import type { ChatInputCommandInteraction } from 'discord.js';
import { forManagers } from '../src/discord/availability.ts';
import { channelViews } from '../src/discord/channel-views.ts';
import type { Command, Services } from '../src/discord/command.ts';
import { respondInTime } from '../src/discord/interactions/in-time.ts';
import { managedGuild } from '../src/discord/managers.ts';
import { doctorMessage } from '../src/discord/messages/doctor.ts';
import { lacks } from '../src/discord/permissions.ts';
import { clockTrouble, refusalTrouble, troubles } from '../src/discord/reminding/troubles.ts';

/** `/doctor` says what the bot may not do, in which channel, and what that breaks. */
export default {
  data: { name: 'doctor', description: 'What I may not do here, and what that breaks', ...forManagers },

  async execute(interaction, services) {
    managedGuild(interaction);
    await respondInTime(interaction, reportOn(interaction, services));
  },
} satisfies Command;

async function reportOn({ guild, guildId }: ChatInputCommandInteraction, services: Services) {
  const views = guild ? channelViews(guild) : [];
  const { reminders, refusals, discordClock, readsChannels } = services;
  const found = lacks(views, guild?.members.me?.permissions);
  const lines = [
    ...(await troubles(guildId ?? '', guild, reminders, found)),
    ...clockTrouble(discordClock.lead),
    ...refusalTrouble({ count: refusals.count, hold: refusals.hold() }),
  ];
  return doctorMessage(found, views.length, readsChannels(), lines);
}

import { ApplicationCommandOptionType, MessageFlags } from 'discord.js';
import { forManagers } from '../src/discord/availability.ts';
import type { Command } from '../src/discord/command.ts';
import { respond } from '../src/discord/interactions/respond.ts';
import { managedGuild } from '../src/discord/managers.ts';
import { say } from '../src/discord/messages/message.ts';
import { beforeStart, postableChannel } from '../src/discord/reminding/subcommands.ts';
import { channelReminders } from '../src/discord/reminding/subscribe.ts';
import { suggest } from '../src/discord/reminding/suggest.ts';
import { publishedText, stoppedText } from '../src/discord/messages/publishing.ts';

/** `/publish` makes a pack's sessions native events of the server, and keeps them in step. */
export default {
  data: {
    name: 'publish',
    description: 'The sessions as events of this server',
    ...forManagers,
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'events',
        description: 'Make the sessions events of this server, and keep them in step with the schedule',
        options: [
          postableChannel(
            'Also remind people there of every session, and ping those who are interested',
            false,
          ),
          beforeStart(false),
        ],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'stop',
        description: 'Delete my events that lie ahead, and keep nothing in step any more',
      },
    ],
  },

  autocomplete: suggest,

  async execute(interaction, services) {
    const { store, answering, publishing } = services;
    const guildId = managedGuild(interaction);
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    if (interaction.options.getSubcommand() === 'stop') {
      return respond(interaction, say(stoppedText(await publishing.stop(guildId))), 'private');
    }
    const { pack } = await store.settingsOf(guildId);
    const name = pack !== null && answering.packs.names.includes(pack) ? pack : answering.packs.standard;
    const published = await publishing.publish(guildId, name, interaction.user.id);
    const { options } = interaction;
    const reminders =
      published.kind === 'done' && options.getChannel('channel')
        ? [await channelReminders(interaction, services, 'sessions', options.getString('before'), true)]
        : [];
    await respond(interaction, say([publishedText(published), ...reminders].join('\n\n')), 'private');
  },
} satisfies Command;

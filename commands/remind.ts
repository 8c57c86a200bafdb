import { everywhere } from '../src/discord/availability.ts';
import type { Command } from '../src/discord/command.ts';
import { showList, showStatus } from '../src/discord/reminding/look-up.ts';
import { tellZone } from '../src/discord/reminding/own-time.ts';
import { stopMine } from '../src/discord/reminding/stopping.ts';
import { subcommands } from '../src/discord/reminding/subcommands.ts';
import { remindChannel, remindMe } from '../src/discord/reminding/subscribe.ts';
import { suggest } from '../src/discord/reminding/suggest.ts';

const handlers: Readonly<Record<string, Command['execute']>> = {
  me: remindMe,
  channel: remindChannel,
  list: showList,
  stop: stopMine,
  status: showStatus,
  zone: tellZone,
};

/** `/remind` subscribes people and channels to sessions and days, and tells what became of it. */
export default {
  data: {
    name: 'remind',
    description: 'Reminders of sessions and days',
    ...everywhere,
    options: subcommands,
  },

  autocomplete: suggest,

  async execute(interaction, services) {
    await handlers[interaction.options.getSubcommand()]?.(interaction, services);
  },
} satisfies Command;

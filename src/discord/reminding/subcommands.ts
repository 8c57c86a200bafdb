import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandChannelOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ChannelType,
} from 'discord.js';

function text(
  name: string,
  description: string,
  required: boolean,
  autocomplete = true,
): APIApplicationCommandBasicOption {
  const type = ApplicationCommandOptionType.String;
  const option = { type, name, description, required, max_length: 200 } as const;
  return autocomplete ? { ...option, autocomplete: true } : option;
}

function subcommand(
  name: string,
  description: string,
  options: APIApplicationCommandBasicOption[] = [],
): APIApplicationCommandSubcommandOption {
  return { type: ApplicationCommandOptionType.Subcommand, name, description, options };
}

/** A channel or thread to post reminders in. */
export function postableChannel(description: string, required: boolean): APIApplicationCommandChannelOption {
  return {
    type: ApplicationCommandOptionType.Channel,
    name: 'channel',
    description,
    required,
    channel_types: [
      ChannelType.GuildText,
      ChannelType.GuildAnnouncement,
      ChannelType.PublicThread,
      ChannelType.PrivateThread,
      ChannelType.AnnouncementThread,
    ],
  };
}

const before = 'How long before the start, for example: 1 day, 1 hour, at start';

/** How long before the start, offered while somebody types. */
export function beforeStart(required: boolean): APIApplicationCommandBasicOption {
  return text('before', before, required);
}

/** What `/remind` takes. */
export const subcommands: APIApplicationCommandSubcommandOption[] = [
  subcommand('me', 'Remind me by direct message', [
    text('session', 'Every session, the start of each day, or one session', true),
    beforeStart(false),
  ]),
  subcommand('channel', 'Post reminders in a channel (Manage Server)', [
    postableChannel('Where to post them', true),
    text('what', 'Every session, the start of each day, or one session', true),
    beforeStart(true),
    {
      type: ApplicationCommandOptionType.Role,
      name: 'role',
      description: 'A role to ping, if you may ping it',
    },
  ]),
  subcommand('list', 'What you are reminded of, to stop or resume it'),
  subcommand('stop', 'Stop your reminders: all, or one of them', [
    text('which', 'Which one; all of them when left out', false),
  ]),
  subcommand('status', 'What was sent, when, or why not; and what comes next'),
  subcommand('zone', 'Your time zone and quiet hours', [
    text('zone', 'A city, a country, UTC+7 …; "off" forgets it', false),
    text(
      'quiet-from',
      'No reminders from then on, for example 22:00 or 10pm; "off" ends quiet hours',
      false,
      false,
    ),
    text('quiet-to', 'Until then, for example 07:00', false, false),
  ]),
];

import {
  type APIChannelSelectComponent,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js';
import { encodeId } from '../custom-id.ts';
import { keyOf } from '../keys.ts';
import type { Packs, ServerSettings } from '../ports.ts';
import { plain } from './escape.ts';
import { type BotMessage, rowOf, say, select } from './message.ts';

/** Discord's limit for the values of a select. */
export const maxChannels = 25;

/**
 * What a server has chosen, with selects to change it.
 *
 * @param readsChannels Whether the bot gets the text of messages that are not addressed to it.
 */
export function settingsMessage(
  settings: ServerSettings,
  packs: Packs,
  userId: string,
  readsChannels: boolean,
): BotMessage {
  const { channels, pack } = settings;
  const followed = pack !== null && packs.names.includes(pack) ? pack : packs.standard;
  const where = channels.length > 0 ? channels.map((id) => `<#${id}>`).join(' ') : 'none';
  const lines = [
    '**Settings of this server**',
    `Channels where I answer without a mention: ${where}`,
    `Summit: ${plain(followed)}`,
    ...(readsChannels
      ? []
      : [
          '-# Without the message content intent I cannot read these channels: mentions, replies and commands work. Whoever runs the bot turns it on in the Developer Portal and with MESSAGE_CONTENT=true.',
        ]),
  ];
  const choices = packs.names.map((name) => ({ label: name, value: keyOf(name), chosen: name === followed }));
  return say(lines.join('\n'), [
    rowOf(channelSelect(channels, userId)),
    rowOf(select(encodeId('pack', userId), 'Summit that this server follows', choices)),
  ]);
}

function channelSelect(channels: readonly string[], userId: string): APIChannelSelectComponent {
  return {
    type: ComponentType.ChannelSelect,
    custom_id: encodeId('channels', userId),
    placeholder: 'Channels where I answer without a mention',
    channel_types: [
      ChannelType.GuildText,
      ChannelType.GuildAnnouncement,
      ChannelType.GuildForum,
      ChannelType.PublicThread,
      ChannelType.PrivateThread,
    ],
    min_values: 0,
    max_values: maxChannels,
    default_values: channels
      .slice(0, maxChannels)
      .map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
  };
}

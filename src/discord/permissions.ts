import { PermissionFlagsBits, PermissionsBitField } from 'discord.js';

interface Need {
  readonly name: string;
  readonly flag: bigint;
  /** What does not work without it. */
  readonly breaks: string;
  /** Whether it counts for the server as a whole, whatever its channels say. */
  readonly ofServer?: true;
}

/** Exactly the permissions that the bot uses. */
const needs: readonly Need[] = [
  {
    name: 'View Channel',
    flag: PermissionFlagsBits.ViewChannel,
    breaks: 'I see no question there, and cannot post reminders',
  },
  {
    name: 'Send Messages',
    flag: PermissionFlagsBits.SendMessages,
    breaks: 'I cannot answer mentions and questions, nor post reminders',
  },
  {
    name: 'Send Messages in Threads',
    flag: PermissionFlagsBits.SendMessagesInThreads,
    breaks: 'I can neither answer nor post reminders in threads',
  },
  {
    name: 'Read Message History',
    flag: PermissionFlagsBits.ReadMessageHistory,
    breaks: 'I can neither answer as a reply nor look for a reminder whose sending is in doubt',
  },
  {
    name: 'Attach Files',
    flag: PermissionFlagsBits.AttachFiles,
    breaks: '/schedule comes without its calendar file',
  },
  {
    name: 'Create Events',
    flag: PermissionFlagsBits.CreateEvents,
    breaks: '/publish can make no events of the sessions, nor keep them in step',
    ofServer: true,
  },
];

export const usedPermissions = new PermissionsBitField(needs.map(({ flag }) => flag));

/** A channel, and what the bot may do there. */
export interface ChannelView {
  readonly id: string;
  readonly name: string;
  readonly permissions: PermissionsBitField;
}

export interface Lack {
  readonly name: string;
  readonly breaks: string;
  /** Null where it is missing in the server as a whole. */
  readonly channels: readonly ChannelView[] | null;
}

/**
 * What is missing, and where. Of a channel that the bot does not see, nothing else is told.
 *
 * @param server What the bot may do in the server as a whole; nothing when that is not known.
 */
export function lacks(channels: readonly ChannelView[], server?: PermissionsBitField): Lack[] {
  return needs.flatMap(({ name, flag, breaks, ofServer }): Lack[] => {
    if (ofServer) return !server || server.has(flag) ? [] : [{ name, breaks, channels: null }];
    const without = channels.filter(
      ({ permissions }) =>
        !permissions.has(flag) &&
        (flag === PermissionFlagsBits.ViewChannel || permissions.has(PermissionFlagsBits.ViewChannel)),
    );
    return without.length > 0 ? [{ name, breaks, channels: without }] : [];
  });
}

/** Adds the bot to a server, with the permissions that it uses. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: usedPermissions.bitfield.toString(),
  });
  return `https://discord.com/oauth2/authorize?${query.toString()}`;
}

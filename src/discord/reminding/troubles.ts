import type { Guild } from 'discord.js';
import { UserError } from '../../errors.ts';
import type { Lack } from '../permissions.ts';
import { describeDuration } from '../../reminders/offsets.ts';
import type { Subscription } from '../../reminders/subscription.ts';
import { missingIn } from './channel-checks.ts';
import { pauseText, subscriptionText } from './list-message.ts';
import type { FindPack } from './names.ts';
import type { SteadyReminders } from './steady-reminders.ts';

/** So many refusals within 10 minutes are told of: a few are nobody's fault. */
const manyRefusals = 100;

const storeTrouble = '- **Reminders**: the store cannot be used now. They wait, and are sent once it can.';

/**
 * What is wrong with a server's reminders, for those who manage it.
 *
 * @param told What is lacking in channels, where that is told already: not once more.
 */
export async function troubles(
  guildId: string,
  guild: Guild | null,
  reminders: Pick<SteadyReminders, 'list' | 'findPack' | 'isFailing'>,
  told: readonly Lack[],
): Promise<string[]> {
  try {
    const subscriptions = await reminders.list({ kind: 'guild', guildId });
    return [
      ...(reminders.isFailing ? [storeTrouble] : []),
      ...troublesOf(subscriptions, (channelId) => lacksIn(channelId, guild, told), reminders.findPack),
    ];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [storeTrouble];
  }
}

/** @param lacksOf What the bot lacks in a channel; nothing of a channel that is not there. */
export function troublesOf(
  subscriptions: readonly Subscription[],
  lacksOf: (channelId: string) => readonly string[] | undefined,
  findPack: FindPack,
): string[] {
  const channelIds = subscriptions.flatMap(({ target }) =>
    target.kind === 'channel' ? target.channelId : [],
  );
  const lines = [...new Set(channelIds)].flatMap((channelId) => {
    const missing = lacksOf(channelId);
    if (!missing) return [`- **Reminders** for <#${channelId}>: that channel is gone, or I do not see it.`];
    return missing.map((name) => `- **${name}** is missing in <#${channelId}>: I cannot post its reminders.`);
  });
  const paused = subscriptions.flatMap((subscription) =>
    subscription.paused
      ? [
          `- **Paused**: ${subscriptionText(subscription, findPack)}: ${pauseText(subscription.paused.reason)}.`,
        ]
      : [],
  );
  return [...lines, ...paused];
}

function lacksIn(channelId: string, guild: Guild | null, told: readonly Lack[]): string[] | undefined {
  const channel = guild?.channels.cache.get(channelId);
  const isTold = (name: string) =>
    told.some((lack) => lack.name === name && lack.channels?.some(({ id }) => id === channelId));
  return channel && missingIn(channel, guild?.members.me ?? null).filter((name) => !isTold(name));
}

/**
 * Nothing while nobody would notice.
 *
 * @param lead Milliseconds by which Discord's clock is ahead of the machine's.
 */
export function clockTrouble(lead: number): string[] {
  const minutes = Math.round(Math.abs(lead) / 60_000);
  if (minutes === 0) return [];
  const [way, when] = lead < 0 ? ['ahead of', 'early'] : ['behind', 'late'];
  const told = `the machine that I run on is ${describeDuration(minutes)} ${way} Discord`;
  return [`- **Clock**: ${told}, so reminders come too ${when}. Whoever runs me should set it.`];
}

/** Nothing while Discord refuses no more than it may. */
export function refusalTrouble({ count, hold }: { readonly count: number; readonly hold: number }): string[] {
  if (count < manyRefusals) return [];
  const told = `- **Refused requests**: Discord has refused ${count} in the last 10 minutes`;
  return [hold > 0 ? `${told}, so reminders wait, lest it bans me.` : `${told}; the log tells which.`];
}

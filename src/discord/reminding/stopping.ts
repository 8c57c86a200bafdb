import type { ChatInputCommandInteraction } from 'discord.js';
import Fuse from 'fuse.js';
import type { Subscription } from '../../reminders/subscription.ts';
import type { Services } from '../command.ts';
import { respondInTime } from '../interactions/in-time.ts';
import { echoed } from '../messages/escape.ts';
import { type BotMessage, say, shortened } from '../messages/message.ts';
import { subscriptionLabel, subscriptionText } from './list-message.ts';
import { ownersFor } from './look-up.ts';
import type { FindPack } from './names.ts';

const most = { options: 25, characters: 100 } as const;

/** `/remind stop` stops all of somebody's reminders, or one. */
export async function stopMine(interaction: ChatInputCommandInteraction, services: Services): Promise<void> {
  await respondInTime(interaction, stopped(interaction, services));
}

/** What was stopped, one a line. */
export function stoppedText(subscriptions: readonly Subscription[], findPack: FindPack): string {
  const [first, ...others] = subscriptions.map((one) => subscriptionText(one, findPack));
  if (first === undefined) return 'There was nothing to stop.';
  if (others.length === 0) return `Stopped: ${first}.`;
  return ['Stopped:', ...[first, ...others].map((text) => `- ${text}`)].join('\n');
}

/** Numbered as in `/remind list`. */
export function stopChoices(own: readonly Subscription[], typed: string, findPack: FindPack) {
  const all = own.map((subscription, place) => ({
    name: shortened(`${place + 1}. ${subscriptionLabel(subscription, findPack)}`, most.characters),
    value: subscription.id,
  }));
  const text = typed.trim().slice(0, most.characters);
  const found =
    text === ''
      ? all
      : fuseOf(all)
          .search(text)
          .map(({ item }) => item);
  return found.slice(0, most.options);
}

/** The one that is meant: by its id, its number, or words that resemble it. */
export function whichOf(
  own: readonly Subscription[],
  text: string,
  findPack: FindPack,
): Subscription | undefined {
  const byNumber = /^\d+\.?$/.test(text.trim()) ? own[Number.parseInt(text, 10) - 1] : undefined;
  const [alike] = stopChoices(own, text, findPack);
  return own.find(({ id }) => id === text) ?? byNumber ?? own.find(({ id }) => id === alike?.value);
}

async function stopped(
  interaction: ChatInputCommandInteraction,
  { reminders }: Services,
): Promise<BotMessage> {
  const { options } = interaction;
  const { own: owner, server } = ownersFor(interaction);
  const findPack = reminders.findPack;
  const which = options.getString('which');
  if (which === null) {
    const all = await reminders.stop(owner);
    const others = server ? await reminders.list(server) : [];
    const text = all.length === 0 ? 'You have no reminders.' : stoppedText(all, findPack);
    return say([text, ...(others.length > 0 ? [goOnText(others.length)] : [])].join('\n'));
  }
  const found = whichOf(await reminders.list(owner), which, findPack);
  if (!found) {
    return say(
      `You have no reminder like “${echoed(shortened(which, most.characters))}”. /remind list shows what you have.`,
    );
  }
  return say(stoppedText(await reminders.stop(owner, [found.id]), findPack));
}

/** For who manages the server, and may have meant those. */
function goOnText(count: number): string {
  const those = count === 1 ? '1 reminder in a channel' : `${count} reminders in channels`;
  return `-# ${those} of this server ${count === 1 ? 'goes' : 'go'} on: /remind list stops ${count === 1 ? 'it' : 'them'}.`;
}

function fuseOf(all: readonly { readonly name: string; readonly value: string }[]) {
  return new Fuse(all, { keys: ['name'], threshold: 0.4, ignoreLocation: true });
}

import { ButtonStyle } from 'discord.js';
import type { Subscription } from '../../reminders/subscription.ts';
import type { Services } from '../command.ts';
import { encodeId } from '../custom-id.ts';
import { replaceInTime, respondInTime } from '../interactions/in-time.ts';
import { isManager, managedGuild } from '../managers.ts';
import { type BotMessage, button, rowOf, say } from '../messages/message.ts';
import { stamp } from '../messages/moment.ts';
import { mostSubscriptions } from '../../reminders/subscription.ts';
import { subscriptionText } from '../reminding/list-message.ts';
import { matching } from '../reminding/requests.ts';
import { stoppedText } from '../reminding/stopping.ts';
import { subscribedText, tooManyText } from '../reminding/subscribed-message.ts';
import type { ComponentHandler } from './handler.ts';

const snoozeMinutes = 10;
const gone = say('That reminder is not kept any more. /remind list shows what you have.');

/** Reminds whoever presses it of the same: as early, or else at the start. */
export const follow: ComponentHandler = async (interaction, { subject }, services) => {
  const { reminders } = services;
  const userId = interaction.user.id;
  const followed = async () => {
    const subscription = await reminders.subscriptionOf(subject);
    if (!subscription) return gone;
    const { what, pack, offsets } = subscription;
    const first = await reminders.follow(userId, subject, offsets);
    const outcome = first.kind === 'past' ? await reminders.follow(userId, subject, [0]) : first;
    const target = { kind: 'user', userId } as const;
    return say(subscribedText(outcome, { what, pack, target }, reminders.findPack(pack)));
  };
  await respondInTime(interaction, followed());
};

/** Reminds whoever presses it once more, some minutes from now. */
export const snooze: ComponentHandler = async (interaction, { subject }, { reminders }) => {
  const snoozed = async () => {
    const outcome = await reminders.snooze(interaction.user.id, subject, snoozeMinutes);
    switch (outcome.kind) {
      case 'snoozed':
        return say(
          `I will remind you again ${stamp(outcome.until.epochMilliseconds, 'R')}, by direct message.`,
        );
      case 'over':
        return say('It is over by then, so there is nothing to remind of.');
      case 'gone':
        return gone;
      case 'too many':
        return say(tooManyText(mostSubscriptions.user, { kind: 'user' }));
    }
  };
  await respondInTime(interaction, snoozed());
};

/** Stops what a reminder was sent for, as far as it is for whoever presses it to say. */
export const stop: ComponentHandler = async (interaction, { subject }, services) => {
  const { reminders } = services;
  const userId = interaction.user.id;
  const stopped = async () => {
    const subscription = await reminders.subscriptionOf(subject);
    if (!subscription) return gone;
    const { target } = subscription;
    if (target.kind === 'user') return stopOwn([subscription.id], userId, services);
    const isTheirs = isManager(interaction) && interaction.guildId === target.guildId;
    if (isTheirs) return confirmStop(subscription, userId, services);
    const own = await reminders.list({ kind: 'user', userId });
    const same = matching(own, subscription.pack, subscription.what).map(({ id }) => id);
    return same.length > 0 ? stopOwn(same, userId, services) : notTheirs(target.channelId);
  };
  await respondInTime(interaction, stopped());
};

/** Stops the reminders of a channel, after that was confirmed. */
export const stopAll: ComponentHandler = async (interaction, { subject }, { reminders }) => {
  const guildId = managedGuild(interaction);
  await replaceInTime(interaction, async () => {
    const stopped = await reminders.stop({ kind: 'guild', guildId }, [subject]);
    return say(stoppedText(stopped, reminders.findPack));
  });
};

async function stopOwn(ids: readonly string[], userId: string, { reminders }: Services): Promise<BotMessage> {
  const stopped = await reminders.stop({ kind: 'user', userId }, ids);
  return stopped.length === 0 ? gone : say(stoppedText(stopped, reminders.findPack));
}

function confirmStop(subscription: Subscription, userId: string, { reminders }: Services): BotMessage {
  const text = subscriptionText(subscription, reminders.findPack);
  return say(`This stops a reminder for everybody: ${text}.`, [
    rowOf(
      button(encodeId('stop-all', userId, subscription.id), 'Stop it for everybody', ButtonStyle.Danger),
      button(encodeId('cancel', userId), 'Cancel'),
    ),
  ]);
}

function notTheirs(channelId: string): BotMessage {
  return say(
    `That reminder is for all of <#${channelId}>. Members with Manage Server can stop it, with its Stop button there or with /remind list.`,
  );
}

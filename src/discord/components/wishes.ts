import type { MessageComponentInteraction } from 'discord.js';
import { exitCodes, UserError } from '../../errors.ts';
import type { Pack } from '../../knowledge/pack.ts';
import type { Services } from '../command.ts';
import { replaceInTime, respondInTime } from '../interactions/in-time.ts';
import { type Audience, audienceOf, replace } from '../interactions/respond.ts';
import { say } from '../messages/message.ts';
import { matching } from '../reminding/requests.ts';
import { requestMessage } from '../reminding/request-message.ts';
import { resolveWish } from '../reminding/resolve-request.ts';
import { stoppedText } from '../reminding/stopping.ts';
import { subscribed } from '../reminding/subscribe.ts';
import { decodeWish, type Wish } from '../reminding/wish-code.ts';
import type { ComponentHandler } from './handler.ts';

/** Reminds whoever presses it. */
export const remind: ComponentHandler = async (interaction, { subject }, services) => {
  await respondInTime(interaction, wished(interaction, subject, services));
};

/** Stores a wish that was read out of somebody's words, in the place of the question about it. */
export const confirm: ComponentHandler = async (interaction, { subject }, services) => {
  await replaceInTime(interaction, () => wished(interaction, subject, services, audienceOf(interaction)));
};

/** Shows what one of several meanings comes to, to be confirmed. */
export const propose: ComponentHandler = async (interaction, { subject }, services) => {
  const { wish, pack } = await wishOf(interaction, subject, services);
  const offer = services.reminders.offer(pack.id);
  if (!offer) throw new UserError('I have no schedule to remind of here.', exitCodes.usage);
  const resolved = resolveWish(wish, offer, services.clock.now());
  await replace(interaction, requestMessage(resolved, offer, interaction.user.id));
};

/** Stops the presser's own reminders of the same. */
export const unremind: ComponentHandler = async (interaction, { subject }, services) => {
  await respondInTime(interaction, unwished(interaction, subject, services));
};

/** Stops what somebody has asked in their own words to be stopped. What that was, others do not read. */
export const unwish: ComponentHandler = async (interaction, { subject }, services) => {
  await replaceInTime(interaction, async () => {
    const message = await unwished(interaction, subject, services);
    if (audienceOf(interaction) === 'alone') return message;
    return say(`You have no ${subject === '' ? 'reminders' : 'reminder of just that'} any more.`);
  });
};

export const cancel: ComponentHandler = async (interaction) => {
  await replace(interaction, say('Nothing was changed.'));
};

async function wished(
  interaction: MessageComponentInteraction,
  code: string,
  services: Services,
  audience: Audience = 'alone',
) {
  const { wish, pack } = await wishOf(interaction, code, services);
  return subscribed(wish, interaction.user.id, pack, services, audience);
}

/** An empty code is for all that the person has. */
async function unwished(interaction: MessageComponentInteraction, code: string, services: Services) {
  const { reminders } = services;
  const owner = { kind: 'user', userId: interaction.user.id } as const;
  const findPack = reminders.findPack;
  if (code === '') return say(stoppedText(await reminders.stop(owner), findPack));
  const { wish, pack } = await wishOf(interaction, code, services);
  const same = matching(await reminders.list(owner), pack.id, wish.what).map(({ id }) => id);
  const stopped = same.length > 0 ? await reminders.stop(owner, same) : [];
  return say(stopped.length > 0 ? stoppedText(stopped, findPack) : 'You have no reminder of that.');
}

/** @throws {UserError} When the schedule has it no more, or the server follows another summit now. */
async function wishOf(
  { guildId }: MessageComponentInteraction,
  code: string,
  { answering }: Services,
): Promise<{ readonly wish: Wish; readonly pack: Pack }> {
  const pack = await answering.onPack(guildId, ({ answerer }) => answerer.pack);
  const wish = decodeWish(code, pack);
  if (!wish)
    throw new UserError('That is not in the schedule any more. /schedule shows it.', exitCodes.usage);
  return { wish, pack };
}

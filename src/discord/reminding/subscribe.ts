import { type ChatInputCommandInteraction, GuildMember } from 'discord.js';
import { exitCodes, UserError } from '../../errors.ts';
import type { Pack } from '../../knowledge/pack.ts';
import type { Services } from '../command.ts';
import { respondInTime } from '../interactions/in-time.ts';
import type { Audience } from '../interactions/respond.ts';
import { managedGuild } from '../managers.ts';
import { type BotMessage, say } from '../messages/message.ts';
import { isPostable, mayPing, refusedPing, warnings } from './channel-checks.ts';
import { readWish } from './read-wish.ts';
import { subscribedText } from './subscribed-message.ts';
import { pastMessage, wishesLeft } from './times-ahead.ts';
import type { Wish } from './wish-code.ts';

/** `/remind me` subscribes whoever uses it. */
export async function remindMe(interaction: ChatInputCommandInteraction, services: Services): Promise<void> {
  await respondInTime(interaction, subscribeMe(interaction, services));
}

/** `/remind channel` subscribes a channel, for members with Manage Server. */
export async function remindChannel(
  interaction: ChatInputCommandInteraction,
  services: Services,
): Promise<void> {
  managedGuild(interaction);
  await respondInTime(interaction, subscribeChannel(interaction, services));
}

/**
 * Stores a person's own wish, and tells what came of it.
 *
 * @param audience Others do not read what was wished for before, nor how much.
 */
export async function subscribed(
  wish: Wish,
  userId: string,
  pack: Pack,
  { reminders, clock }: Pick<Services, 'reminders' | 'clock'>,
  audience: Audience = 'alone',
): Promise<BotMessage> {
  const meant = { pack: pack.id, target: { kind: 'user', userId }, what: wish.what } as const;
  const outcome = await reminders.subscribe({ ...meant, offsets: wish.offsets, createdBy: userId });
  const offer = reminders.offer(pack.id);
  if (outcome.kind === 'past' && offer) {
    const left = wishesLeft(wish.what, offer, clock.now());
    return pastMessage(wish.what, outcome.of.start, left, offer, userId);
  }
  const told = audience === 'others' ? { ...meant, offsets: wish.offsets } : meant;
  const message = say(subscribedText(outcome, told, pack));
  return outcome.kind === 'too many' ? { ...message, personal: true } : message;
}

async function subscribeMe(
  { options, guildId, user }: ChatInputCommandInteraction,
  services: Services,
): Promise<BotMessage> {
  const { answering, reminders } = services;
  const session = options.getString('session', true);
  const { pack, thing } = await answering.onPack(guildId, ({ answerer }) => ({
    pack: answerer.pack,
    thing: answerer.thingIn(session),
  }));
  const typed = { session, thing, before: options.getString('before') };
  const read = readWish(reminders.offer(pack.id), typed, user.id);
  if (read.kind === 'refusal') return read.message;
  return subscribed(read.wish, user.id, pack, services);
}

async function subscribeChannel(
  interaction: ChatInputCommandInteraction,
  services: Services,
): Promise<BotMessage> {
  const { options } = interaction;
  const what = options.getString('what', true);
  return say(await channelReminders(interaction, services, what, options.getString('before', true), false));
}

/**
 * Stores reminders for the channel, and the role, that a manager's command names; tells what came of it.
 *
 * @param what As somebody types it.
 * @param before Null for the usual time.
 * @param interested Whether to ping those who marked themselves interested in the native event.
 */
export async function channelReminders(
  interaction: ChatInputCommandInteraction,
  { answering, reminders }: Services,
  what: string,
  before: string | null,
  interested: boolean,
): Promise<string> {
  const { options, user } = interaction;
  const guildId = managedGuild(interaction);
  const { guild, channel, member } = placesOf(interaction);
  const role = options.getRole('role');
  if (role && !mayPing(role, member, channel)) return refusedPing(role, channel);
  const { pack, thing } = await answering.onPack(guildId, ({ answerer }) => ({
    pack: answerer.pack,
    thing: answerer.thingIn(what),
  }));
  const read = readWish(reminders.offer(pack.id), { session: what, thing, before }, null);
  if (read.kind === 'refusal') return read.message.content;
  const target = {
    kind: 'channel',
    guildId,
    channelId: channel.id,
    roleId: role?.id ?? null,
    interested,
  } as const;
  const meant = { pack: pack.id, target, what: read.wish.what };
  const outcome = await reminders.subscribe({ ...meant, offsets: read.wish.offsets, createdBy: user.id });
  const text = subscribedText(outcome, meant, pack);
  const remarks = outcome.kind === 'subscribed' ? warnings(channel, role, guild.members.me) : [];
  return [text, ...remarks].join('\n');
}

/** @throws {UserError} Where the bot is not in the server, or the channel takes no messages. */
function placesOf({ guild, options, member }: ChatInputCommandInteraction) {
  if (!guild) {
    throw new UserError('I am not in this server myself, so I cannot post in its channels.', exitCodes.usage);
  }
  const channel = guild.channels.cache.get(options.getChannel('channel', true).id);
  if (!isPostable(channel)) throw new UserError('I do not see that channel.', exitCodes.usage);
  return { guild, channel, member: member instanceof GuildMember ? member : null };
}

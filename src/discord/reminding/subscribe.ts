import { type ChatInputCommandInteraction, GuildMember } from 'discord.js';
import { exitCodes, UserError } from '../../errors.ts';
import type { Pack } from '../../knowledge/pack.ts';
import type { Target } from '../../reminders/subscription.ts';
import type { Services } from '../command.ts';
import { respondInTime } from '../interactions/in-time.ts';
import { managedGuild } from '../managers.ts';
import { type BotMessage, say } from '../messages/message.ts';
import { isPostable, mayPing, refusedPing, warnings } from './channel-checks.ts';
import { readWish } from './read-wish.ts';
import type { Audience } from './requests.ts';
import type { SteadyReminders } from './steady-reminders.ts';
import { subscribedText } from './subscribed-message.ts';
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
 * Stores a wish, and tells what came of it.
 *
 * @param audience Others do not read what was wished for before.
 */
export async function subscribed(
  wish: Wish,
  target: Target,
  userId: string,
  pack: Pack,
  reminders: SteadyReminders,
  audience: Audience = 'alone',
): Promise<{ readonly text: string; readonly isStored: boolean }> {
  const meant = { pack: pack.id, target, what: wish.what };
  const outcome = await reminders.subscribe({ ...meant, offsets: wish.offsets, createdBy: userId });
  const told = audience === 'others' ? { ...meant, offsets: wish.offsets } : meant;
  return { text: subscribedText(outcome, told, pack), isStored: outcome.kind === 'subscribed' };
}

async function subscribeMe(
  { options, guildId, user }: ChatInputCommandInteraction,
  { answering, reminders }: Services,
): Promise<BotMessage> {
  const pack = await answering.onPack(guildId, ({ answerer }) => answerer.pack);
  const session = options.getString('session', true);
  const read = readWish(reminders.offer(pack.id), session, options.getString('before'), user.id);
  if (read.kind === 'refusal') return read.message;
  const target = { kind: 'user', userId: user.id } as const;
  return say((await subscribed(read.wish, target, user.id, pack, reminders)).text);
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
  const pack = await answering.onPack(guildId, ({ answerer }) => answerer.pack);
  const read = readWish(reminders.offer(pack.id), what, before, null);
  if (read.kind === 'refusal') return read.message.content;
  const target = {
    kind: 'channel',
    guildId,
    channelId: channel.id,
    roleId: role?.id ?? null,
    interested,
  } as const;
  const { text, isStored } = await subscribed(read.wish, target, user.id, pack, reminders);
  const remarks = isStored ? warnings(channel, role, guild.members.me) : [];
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

import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { JsonObject } from '../json.ts';
import type { Channel } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { refuse } from './errors.ts';
import { channelForBot, permissionsIn } from './permissions.ts';

/** Whether the bot's message in this channel is possible: an archived thread wakes up, a locked one for moderators alone. */
export function mayWakeThread(world: World, channel: Channel): boolean {
  const { thread } = channel;
  if (!thread?.archived || !thread.locked) return true;
  return (permissionsIn(world, channel, world.bot.id) & PermissionFlagsBits.ManageThreads) !== 0n;
}

/** @throws ApiError 50083 in an archived thread, where nothing but a message can be made. */
export function requireActive({ thread }: Channel): void {
  if (thread?.archived) throw refuse('archivedThread');
}

/**
 * Whether the bot may change a thread so: https://docs.discord.com/developers/resources/channel#modify-channel. To open an
 * archived thread that is not locked it needs no more than to write there; everything else takes Manage Threads.
 *
 * @throws ApiError 50013, or 50083 for a change to an archived thread that stays archived.
 */
export function requireThreadChange(world: World, channel: Channel, body: JsonObject): void {
  const { thread } = channel;
  if (!thread) throw refuse('notForThisChannel');
  const opensAlone = body['archived'] === false && Object.keys(body).length === 1 && !thread.locked;
  channelForBot(world, channel.id, [opensAlone ? 'SendMessagesInThreads' : 'ManageThreads']);
  if (body['archived'] !== false) requireActive(channel);
}

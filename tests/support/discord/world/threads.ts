import { tell } from './channels.ts';
import type { Channel, Thread } from './records.ts';
import type { Stage } from './stage.ts';
import { apiChannel } from './to-api.ts';

/** Changes a thread's state, and tells the bot when that differs. */
export function changeThread(
  stage: Stage,
  channel: Channel,
  state: Partial<Pick<Thread, 'archived' | 'locked' | 'autoArchiveDuration'>>,
): void {
  const thread = threadOf(channel);
  const { archived = thread.archived, locked = thread.locked } = state;
  const { autoArchiveDuration = thread.autoArchiveDuration } = state;
  if (archived !== thread.archived) thread.archivedAt = stage.world.isoNow();
  Object.assign(thread, { archived, locked, autoArchiveDuration });
  tell(stage, 'THREAD_UPDATE', channel, apiChannel(stage.world, channel));
}

/** What a message in an archived thread does. */
export function wakeThread(stage: Stage, channel: Channel): void {
  if (channel.thread?.archived) changeThread(stage, channel, { archived: false });
}

/** Puts somebody into a thread or takes them out of it; the bot learns of itself. */
export function setInThread(stage: Stage, channel: Channel, userId: string, inside: boolean): void {
  const { members } = threadOf(channel);
  if (members.has(userId) === inside) return;
  const { world } = stage;
  const data = {
    id: channel.id,
    guild_id: channel.guildId,
    member_count: members.size + (inside ? 1 : -1),
    ...(inside
      ? { added_members: [{ id: channel.id, user_id: userId, join_timestamp: world.isoNow(), flags: 0 }] }
      : { removed_member_ids: [userId] }),
  };
  if (inside) members.add(userId);
  if (inside && userId === world.bot.id) tell(stage, 'THREAD_CREATE', channel, apiChannel(world, channel));
  tell(stage, 'THREAD_MEMBERS_UPDATE', channel, data);
  if (!inside) members.delete(userId);
}

function threadOf({ name, thread }: Channel): Thread {
  if (!thread) throw new Error(`the channel ${name} is no thread`);
  return thread;
}

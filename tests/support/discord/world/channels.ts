import { GatewayIntentBits, PermissionFlagsBits } from 'discord-api-types/v10';
import { permissionsIn } from '../rules/permissions.ts';
import type { Channel } from './records.ts';
import type { Stage } from './stage.ts';
import { apiChannel } from './to-api.ts';

/** Puts a channel or a thread into its server, and tells the bot. */
export function addChannel(stage: Stage, channel: Channel): void {
  const { world } = stage;
  world.guildOf(channel)?.channels.set(channel.id, channel);
  world.channels.set(channel.id, channel);
  const data = apiChannel(world, channel);
  if (channel.thread) tell(stage, 'THREAD_CREATE', channel, { ...data, newly_created: true });
  else tell(stage, 'CHANNEL_CREATE', channel, data);
}

/** Deletes a channel with its threads, of which Discord says nothing more, or a thread; tells the bot. */
export function deleteChannel(stage: Stage, channel: Channel): void {
  const { world } = stage;
  const { id, guildId, parentId, type } = channel;
  const gone = { id, type, guild_id: guildId, parent_id: parentId };
  if (channel.thread) tell(stage, 'THREAD_DELETE', channel, gone);
  else tell(stage, 'CHANNEL_DELETE', channel, apiChannel(world, channel));
  const channels = world.guildOf(channel)?.channels;
  for (const other of [...(channels?.values() ?? []), channel]) {
    if (other.id !== id && other.parentId !== id) continue;
    channels?.delete(other.id);
    world.channels.delete(other.id);
  }
}

/** Tells the bot of a channel, as far as it sees it. */
export function tell({ world, publisher }: Stage, name: string, channel: Channel, data: object): void {
  const guild = world.guildOf(channel);
  if (!guild || guild.unavailable) return;
  if ((permissionsIn(world, channel, world.bot.id) & PermissionFlagsBits.ViewChannel) === 0n) return;
  publisher.publish({ name, data, guildId: guild.id, intent: GatewayIntentBits.Guilds });
}

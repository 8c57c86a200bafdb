import {
  InteractionContextType,
  PermissionFlagsBits,
  type APIApplicationCommand,
  type ApplicationCommandType,
} from 'discord-api-types/v10';
import { permissionsIn } from '../rules/permissions.ts';
import type { Channel } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { contextOf } from './start-interaction.ts';

/**
 * The command that somebody finds by this name in this channel.
 *
 * @throws Error when Discord would not show it there: not registered, not for this context or install, or not permitted.
 */
export function findCommand(
  world: World,
  channel: Channel,
  userId: string,
  name: string,
  type: ApplicationCommandType,
): APIApplicationCommand {
  const offered = [
    ...(channel.guildId === undefined ? [] : world.commandsOf(channel.guildId)),
    ...world.commandsOf(undefined),
  ];
  const command = offered.find((candidate) => candidate.name === name && candidate.type === type);
  if (!command) {
    const names = offered.map((candidate) => candidate.name).join(', ') || 'none';
    throw new Error(`no command ${name} is registered here; registered: ${names}`);
  }
  const context = contextOf(channel);
  if (command.contexts && !command.contexts.includes(context))
    throw new Error(`${name} is not offered in context ${context}`);
  const botIsHere =
    world.guildOf(channel)?.members.has(world.bot.id) ?? context === InteractionContextType.BotDM;
  const installs: readonly number[] = command.integration_types ?? [0];
  if (!installs.includes(botIsHere ? 0 : 1)) {
    throw new Error(
      `${name} is not offered here: the bot is installed for ${botIsHere ? 'the server' : 'the user'} alone`,
    );
  }
  const needed = command.default_member_permissions;
  if (needed !== null && channel.guildId !== undefined) {
    const granted = permissionsIn(world, channel, userId);
    const admin = (granted & PermissionFlagsBits.Administrator) !== 0n;
    if (!admin && (BigInt(needed) === 0n || (granted & BigInt(needed)) !== BigInt(needed))) {
      throw new Error(`${name} is not shown to this member: it needs the permissions ${needed}`);
    }
  }
  return command;
}

import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import { exitCodes, UserError } from '../errors.ts';

/** Whether somebody with Manage Server acts, in a server. */
export function isManager({ guildId, memberPermissions }: BaseInteraction): boolean {
  return guildId !== null && Boolean(memberPermissions?.has(PermissionFlagsBits.ManageGuild));
}

/**
 * The server in which somebody with Manage Server acts. Discord hides the commands from others, unless a server has changed that.
 *
 * @throws {UserError} For anybody else, and outside of servers.
 */
export function managedGuild(interaction: BaseInteraction): string {
  const { guildId } = interaction;
  if (guildId === null || !isManager(interaction)) {
    throw new UserError('That is for members with Manage Server.', exitCodes.usage);
  }
  return guildId;
}

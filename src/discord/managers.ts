import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import { exitCodes, UserError } from '../errors.ts';

/**
 * The server in which somebody with Manage Server acts. Discord hides the commands from others, unless a server has changed that.
 *
 * @throws {UserError} For anybody else, and outside of servers.
 */
export function managedGuild({ guildId, memberPermissions }: BaseInteraction): string {
  if (guildId === null || !memberPermissions?.has(PermissionFlagsBits.ManageGuild)) {
    throw new UserError('That is for members with Manage Server.', exitCodes.usage);
  }
  return guildId;
}

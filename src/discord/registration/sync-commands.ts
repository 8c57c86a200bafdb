import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { type CommandData, type Difference, differenceOf } from './command-difference.ts';

/** What of registered commands is compared: an unknown field is nothing that we have said. */
const registeredCommands = z.array(
  z.looseObject({ id: z.string(), name: z.string(), type: z.number().default(1) }),
);

/**
 * Makes the registered commands those that are wanted, with one read and nothing written that is there already.
 *
 * @param guildId Registers to this server only, where changes show at once; everywhere when left out.
 */
export async function syncCommands(
  rest: REST,
  applicationId: string,
  wanted: readonly CommandData[],
  guildId?: string,
): Promise<Difference> {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const registered = registeredCommands.parse(await rest.get(route));
  const difference =
    guildId === undefined
      ? differenceOf(wanted, registered)
      : differenceOf(wanted.map(forOneServer), registered.map(forOneServer));
  for (const body of difference.write) await rest.post(route, { body });
  for (const id of difference.remove) await rest.delete(`${route}/${id}`);
  return difference;
}

/** Where a command may be installed and used is for commands that are registered everywhere. */
function forOneServer<Described extends object>(command: Described): Described {
  return { ...command, integration_types: undefined, contexts: undefined };
}

import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { anyId } from '../compatible/ids.ts';
import { isNotThere, isNotUnderstood } from '../compatible/refusals.ts';
import { type CommandData, type Difference, differenceOf } from './command-difference.ts';

/** What of registered commands is compared: an unknown field is nothing that we have said. */
const registeredCommands = z.array(
  z.looseObject({
    id: anyId,
    name: z.string(),
    type: z.number().default(1),
  }),
);

type Route = ReturnType<typeof Routes.applicationCommands>;

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
  const registered = await read(rest, route);
  if (!registered) return replaceAll(rest, route, wanted);
  const difference =
    guildId === undefined
      ? differenceOf(wanted, registered)
      : differenceOf(wanted.map(forOneServer), registered.map(forOneServer));
  for (const body of difference.write) await write(rest, route, body);
  for (const id of difference.remove) await rest.delete(`${route}/${id}`);
  return difference;
}

/** Nothing where a server takes commands but does not tell which it has. */
async function read(rest: REST, route: Route) {
  try {
    return registeredCommands.parse(await rest.get(route));
  } catch (error) {
    if (isNotThere(error) && error.status === 405) return undefined;
    throw error;
  }
}

async function replaceAll(rest: REST, route: Route, wanted: readonly CommandData[]): Promise<Difference> {
  await rest.put(route, { body: wanted });
  return { write: wanted, remove: [] };
}

/** Where a server does not know who may use a command where, it is told what the command is called and takes. */
async function write(rest: REST, route: Route, command: CommandData): Promise<void> {
  try {
    await rest.post(route, { body: command });
  } catch (error) {
    if (!isNotUnderstood(error)) throw error;
    await rest.post(route, { body: forOneServer({ ...command, default_member_permissions: undefined }) });
  }
}

/** Where a command may be installed and used is for commands that are registered everywhere. */
function forOneServer<Described extends object>(command: Described): Described {
  return { ...command, integration_types: undefined, contexts: undefined };
}

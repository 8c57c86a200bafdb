import type { REST } from 'discord.js';
import { isNotThere } from '../compatible/refusals.ts';
import type { Log } from '../../log.ts';
import type { CommandData } from './command-difference.ts';
import { syncCommands } from './sync-commands.ts';

export interface Registration {
  readonly rest: REST;
  readonly applicationId: string;
  readonly wanted: readonly CommandData[];
  /** The one server to register to. */
  readonly devGuildId: string | undefined;
  /** The servers that the bot is in, for where commands can be registered to each only. */
  readonly guildIds: readonly string[];
  readonly log: Log;
}

/** Registers the commands as far as there is something to register to. Never rejects: a fault leaves them as they were. */
export async function registerCommands(registration: Registration): Promise<void> {
  const { devGuildId, guildIds, log } = registration;
  try {
    await sync(registration, devGuildId);
  } catch (error) {
    if (!isNotThere(error)) log().error({ err: error }, 'the commands could not be registered');
    else if (devGuildId === undefined) await registerToEach(registration, guildIds, error);
    else tellRefusal(log, error);
  }
}

/** For servers of others, which may have no commands that are everywhere. */
async function registerToEach(
  registration: Registration,
  guildIds: readonly string[],
  refusal: unknown,
): Promise<void> {
  const [first, ...others] = guildIds;
  if (first === undefined) return tellRefusal(registration.log, refusal);
  try {
    await sync(registration, first);
  } catch {
    return tellRefusal(registration.log, refusal);
  }
  for (const guildId of others) {
    try {
      await sync(registration, guildId);
    } catch (error) {
      registration.log().error({ err: error, guildId }, 'the commands could not be registered in a server');
    }
  }
}

async function sync({ rest, applicationId, wanted, log }: Registration, guildId: string | undefined) {
  const { write, remove } = await syncCommands(rest, applicationId, wanted, guildId);
  const place = guildId === undefined ? {} : { guildId };
  log().info(
    { written: write.map(({ name }) => name), removed: remove.length, ...place },
    'commands are registered',
  );
}

function tellRefusal(log: Log, error: unknown): void {
  const status = isNotThere(error) ? error.status : 0;
  log().warn(
    { status },
    'slash commands, autocomplete and menus are not possible here: this server does not let the bot register commands. Mentions, replies and direct messages work.',
  );
}

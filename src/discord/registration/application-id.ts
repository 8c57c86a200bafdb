import { type Client, Routes } from 'discord.js';
import { z } from 'zod';
import { anyId } from '../compatible/ids.ts';
import { isRefusal } from '../compatible/refusals.ts';

const application = z.object({ id: anyId });

/**
 * The id that commands are registered under.
 *
 * Discord tells it with READY, and the application's flags with it. Where nothing of that was told, the API is asked; where that
 * does not know either, it is the bot's own id, as with most bots.
 */
export async function applicationIdOf(client: Client<true>): Promise<string> {
  if (client.application.flags as unknown) return client.application.id;
  for (const route of [Routes.currentApplication(), Routes.oauth2CurrentApplication()]) {
    try {
      const { data } = application.safeParse(await client.rest.get(route));
      if (data) return data.id;
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  return client.application.id;
}

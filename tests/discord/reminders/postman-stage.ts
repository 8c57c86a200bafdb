import { restForReminders } from '../../../src/discord/gateway/rest.ts';
import { InvalidRequests } from '../../../src/discord/gateway/invalid-requests.ts';
import { Places } from '../../../src/discord/reminders/places.ts';
import { DiscordPostman, type InterestedIn } from '../../../src/discord/reminders/postman.ts';
import { fixedClock } from '../../../src/clock.ts';
import type { NewGuild } from '../../support/discord/actors/new-guild.ts';
import type { DiscordServer, DiscordServerOptions } from '../../support/discord/discord-server.ts';
import { startGuild } from '../../support/discord/testing.ts';
import { festival } from '../../support/festival.ts';
import { logInto } from '../support/log-lines.ts';

export interface PostmanOptions {
  /** The bot's when left out. */
  readonly selfId?: string | undefined;
  /** Of another server than the stand-in. */
  readonly apiUrl?: string;
  readonly interestedIn?: InterestedIn;
  /** What the client's cache tells; nothing when left out. */
  readonly knownParentOf?: (channelId: string) => string | undefined;
}

/** A postman on a stand-in for Discord, with the REST client that he has in the bot. */
export function postmanFor(discord: DiscordServer, options: PostmanOptions = {}) {
  const lines: string[] = [];
  const log = logInto(lines);
  const config = {
    token: discord.token,
    apiUrl: options.apiUrl ?? discord.apiUrl,
    requestsPerSecond: 0,
    devGuildId: undefined,
    messageContent: false,
  };
  const requests = restForReminders(config, new InvalidRequests(() => performance.now(), log));
  const postman = new DiscordPostman({
    requests,
    places: new Places(requests, options.knownParentOf ?? (() => undefined)),
    packs: { find: (name) => (name === festival.id ? { pack: festival, version: '1' } : undefined) },
    interestedIn: options.interestedIn ?? (async () => []),
    selfId: () => ('selfId' in options ? options.selfId : discord.bot.id),
    clock: fixedClock('2030-07-06T17:45Z'),
    log,
  });
  return { postman, lines };
}

/** A server with a channel, Ada in it, and a postman. */
export async function startPostman(
  description: NewGuild = {},
  options: PostmanOptions = {},
  server: DiscordServerOptions = {},
) {
  const stage = await startGuild(server, description);
  return { ...stage, ...postmanFor(stage.discord, options) };
}

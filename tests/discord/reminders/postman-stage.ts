import { restForReminders } from '../../../src/discord/gateway/rest.ts';
import { Places } from '../../../src/discord/reminders/places.ts';
import { DiscordPostman, type InterestedIn } from '../../../src/discord/reminders/postman.ts';
import type { Diversion } from '../../../src/reminders/diversion.ts';
import { isAfter } from '../../../src/reminders/instants.ts';
import type { Attempt, Reminder } from '../../../src/reminders/ports.ts';
import type { NewGuild } from '../../support/discord/actors/new-guild.ts';
import type { DiscordServer, DiscordServerOptions } from '../../support/discord/discord-server.ts';
import { startGuild } from '../../support/discord/testing.ts';
import { festival } from '../../support/festival.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { trafficOn } from '../support/traffic.ts';
import { logInto } from '../support/log-lines.ts';

export interface PostmanOptions {
  /** The bot's when left out. */
  readonly selfId?: string | undefined;
  /** Of another server than the stand-in. */
  readonly apiUrl?: string;
  readonly interestedIn?: InterestedIn;
  /** Milliseconds. */
  readonly patience?: number;
  /** What the client's cache tells; nothing when left out. */
  readonly knownParentOf?: (channelId: string) => string | undefined;
}

const newClock = () => new ManualClock('2030-07-06T17:45Z');

/** A postman on a stand-in for Discord, with the REST client that he has in the bot. */
export function postmanFor(discord: DiscordServer, options: PostmanOptions = {}, clock = newClock()) {
  const lines: string[] = [];
  const log = logInto(lines);
  const config = {
    token: discord.token,
    apiUrl: options.apiUrl ?? discord.apiUrl,
    requestsPerSecond: 0,
    devGuildId: undefined,
    messageContent: false,
  };
  const traffic = trafficOn(clock, log);
  const requests = restForReminders(config, traffic);
  const postman = new DiscordPostman({
    requests,
    places: new Places(requests, options.knownParentOf ?? (() => undefined)),
    packs: { find: (name) => (name === festival.id ? { pack: festival, version: '1' } : undefined) },
    interestedIn: options.interestedIn ?? (async () => []),
    patience: options.patience ?? 10_000,
    selfId: () => ('selfId' in options ? options.selfId : discord.bot.id),
    clock,
    discordClock: traffic.discordClock,
    log,
  });
  /** Where attempts were diverted to. */
  const diversions: Diversion[] = [];
  const leaseEnd = clock.now().add({ seconds: 15 });
  const attempt: Attempt = {
    repeated: null,
    mayLeave: () => !isAfter(clock.now(), leaseEnd),
    divert: async (diversion) => diversions.push(diversion) > 0,
  };
  const post = (reminder: Reminder, change: Partial<Attempt> = {}) =>
    postman.post(reminder, { ...attempt, ...change });
  return { postman, post, diversions, clock, lines };
}

/** A server with a channel, Ada in it, and a postman; Discord and the postman have one clock, if nothing else is said. */
export async function startPostman(
  description: NewGuild = {},
  options: PostmanOptions = {},
  server: DiscordServerOptions = {},
) {
  const clock = newClock();
  const now = () => clock.now().epochMilliseconds;
  const stage = await startGuild({ clock: { now }, ...server }, description);
  return { ...stage, ...postmanFor(stage.discord, options, clock) };
}

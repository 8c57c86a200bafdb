import {
  DiscordAPIError,
  GuildScheduledEventStatus,
  type REST,
  type RESTOptions,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import type { EventBody } from './session-events.ts';

const listedEvents = z.array(
  z
    .object({
      id: z.string(),
      creator_id: z.string().nullish(),
      name: z.string(),
      status: z.enum(GuildScheduledEventStatus),
      scheduled_start_time: z.string(),
    })
    .transform((event) => ({
      id: event.id,
      creatorId: event.creator_id ?? null,
      name: event.name,
      status: event.status,
      isAhead: event.status === GuildScheduledEventStatus.Scheduled,
      startsAt: Date.parse(event.scheduled_start_time),
    })),
);

/** An event of a server that is neither over nor cancelled. */
export type ListedEvent = z.infer<typeof listedEvents>[number];

const over: ReadonlySet<GuildScheduledEventStatus> = new Set([
  GuildScheduledEventStatus.Completed,
  GuildScheduledEventStatus.Canceled,
]);

const interestedUsers = z.array(z.object({ user: z.object({ id: z.string() }) }));

/** Discord's most for a page of users. */
const pageSize = 100;

const gone: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownGuildScheduledEvent,
  RESTJSONErrorCodes.CannotUpdateAFinishedEvent,
]);

/** Milliseconds that a change waits for its turn: much less than a server's events are reserved for. */
const patience = 20_000;

/**
 * How changes are requested. None is repeated: an event whose creation got no answer may be there, and a second one would stay
 * beside it. None waits for so long that another process may have taken the server's events over.
 */
export const changeRequests: Pick<RESTOptions, 'retries' | 'rejectOnRateLimit'> = {
  retries: 0,
  rejectOnRateLimit: ({ retryAfter, timeToReset }) => Math.max(retryAfter, timeToReset) > patience,
};

/** Reads and writes the native events of servers. Every method may throw what discord.js throws. */
export class ScheduledEvents {
  readonly #reading: REST;
  readonly #changing: REST;

  /** @param changing As `changeRequests` says. */
  constructor(reading: REST, changing: REST) {
    this.#reading = reading;
    this.#changing = changing;
  }

  async list(guildId: string): Promise<readonly ListedEvent[]> {
    const events = listedEvents.parse(await this.#reading.get(Routes.guildScheduledEvents(guildId)));
    const open = events.filter(({ status }) => !over.has(status));
    return open.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  }

  /** @returns The event's id. */
  async create(guildId: string, body: EventBody): Promise<string> {
    const created = await this.#changing.post(Routes.guildScheduledEvents(guildId), { body });
    return z.object({ id: z.string() }).parse(created).id;
  }

  /** Takes it out of a channel that somebody has put it into. False when the event is not there any more, or is over. */
  async change(guildId: string, eventId: string, changes: Partial<EventBody>): Promise<boolean> {
    const body = { ...changes, channel_id: null };
    return unlessGone(() => this.#changing.patch(Routes.guildScheduledEvent(guildId, eventId), { body }));
  }

  /** Those interested see that it does not take place. False as for `change`. */
  async cancel(guildId: string, eventId: string): Promise<boolean> {
    const body = { status: GuildScheduledEventStatus.Canceled };
    return unlessGone(() => this.#changing.patch(Routes.guildScheduledEvent(guildId, eventId), { body }));
  }

  /** What is gone already is fine. */
  async remove(guildId: string, eventId: string): Promise<void> {
    await unlessGone(() => this.#changing.delete(Routes.guildScheduledEvent(guildId, eventId)));
  }

  /** The ids of those who marked themselves interested, in the order of their ids. */
  async interested(guildId: string, eventId: string): Promise<readonly string[]> {
    const ids: string[] = [];
    for (;;) {
      const query = new URLSearchParams({ limit: String(pageSize), after: ids.at(-1) ?? '0' });
      const page = await this.#reading.get(Routes.guildScheduledEventUsers(guildId, eventId), { query });
      const users = interestedUsers.parse(page);
      ids.push(...users.map(({ user }) => user.id));
      if (users.length < pageSize) return ids;
    }
  }
}

async function unlessGone(request: () => Promise<unknown>): Promise<boolean> {
  try {
    await request();
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError && gone.has(error.code)) return false;
    throw error;
  }
}

export type Trouble =
  /** The bot may not make or change events there, or is not there any more. */
  | 'no-permission'
  /** The server has as many events as it may have. */
  | 'full'
  /** Discord does not take this event. */
  | 'refused'
  /** Discord, the connection or the store: not for long. */
  | 'away';

export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof DiscordAPIError)) return 'away';
  if (error.code === RESTJSONErrorCodes.MaximumNumberOfUncompletedGuildScheduledEventsReached) return 'full';
  if (error.status === 403 || error.code === RESTJSONErrorCodes.UnknownGuild) return 'no-permission';
  return error.status === 400 ? 'refused' : 'away';
}

import type { APIGuildScheduledEvent } from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import { refuse } from '../rules/errors.ts';
import { isFinished } from '../rules/event-limits.ts';
import { pagingOf } from '../rules/paging.ts';
import { guildForBot } from '../rules/permissions.ts';
import { compareIds } from '../world/ids.ts';
import type { Guild } from '../world/records.ts';
import { changeEvent, createEvent, deleteEvent } from '../world/scheduled-events.ts';
import { apiMember } from '../world/to-api.ts';
import { noContent, ok, param, route, type Reply, type RestRequest } from './route.ts';

const path = '/guilds/:guild/scheduled-events';

export const scheduledEventRoutes = [
  route(`GET ${path}`, list),
  route(`POST ${path}`, (backend, request) => {
    const guild = guildForBot(backend.world, param(request, 'guild'), ['CreateEvents']);
    return ok(createEvent(backend, guild, backend.world.bot.id, request.body));
  }),
  route(`GET ${path}/:event`, (backend, request) => ok(shown(find(backend, request).event, request))),
  route(`PATCH ${path}/:event`, (backend, request) => {
    const { guild, event } = findToChange(backend, request);
    return ok(changeEvent(backend, guild, event, request.body));
  }),
  route(`DELETE ${path}/:event`, (backend, request) => {
    const { guild, event } = findToChange(backend, request);
    deleteEvent(backend, guild, event);
    return noContent;
  }),
  route(`GET ${path}/:event/users`, users),
];

interface Found {
  readonly guild: Guild;
  readonly event: APIGuildScheduledEvent;
}

function find({ world }: Backend, request: RestRequest): Found {
  const guild = guildForBot(world, param(request, 'guild'));
  const event = guild.events.get(param(request, 'event'));
  if (!event) throw refuse('unknownEvent');
  return { guild, event };
}

/** Create Events is enough for what the bot made itself. */
function findToChange(backend: Backend, request: RestRequest): Found {
  const found = find(backend, request);
  const own = found.event.creator_id === backend.world.bot.id;
  guildForBot(backend.world, found.guild.id, own ? ['CreateEvents', 'ManageEvents'] : ['ManageEvents']);
  return found;
}

/** What is over is no longer listed, though it can still be asked for by its id. */
function list({ world }: Backend, request: RestRequest): Reply {
  const { events } = guildForBot(world, param(request, 'guild'));
  const open = [...events.values()].filter(({ status }) => !isFinished(status));
  return ok(open.map((event) => shown(event, request)));
}

function shown(event: APIGuildScheduledEvent, { query }: RestRequest): object {
  const { user_count: count, ...rest } = event;
  return isTrue(query.get('with_user_count')) ? { ...rest, user_count: count } : rest;
}

/** By id, so that a page after the last id goes on; with `before` the page that ends there. */
function users(backend: Backend, request: RestRequest): Reply {
  const { guild, event } = find(backend, request);
  const { limit, ids } = pagingOf(request.query, ['before', 'after'], 100, { exclusive: false });
  const { before, after } = ids;
  const all = [...(guild.interested.get(event.id) ?? [])].toSorted(compareIds);
  const within =
    before === undefined
      ? all.filter((id) => after === undefined || compareIds(id, after) > 0).slice(0, limit)
      : all.filter((id) => compareIds(id, before) < 0).slice(-limit);
  const withMember = isTrue(request.query.get('with_member'));
  return ok(
    within.map((id) => {
      const member = withMember ? guild.members.get(id) : undefined;
      return {
        guild_scheduled_event_id: event.id,
        user_id: id,
        user: backend.world.user(id),
        response: 1,
        ...(member && { member: apiMember(backend.world, member) }),
      };
    }),
  );
}

function isTrue(value: string | null): boolean {
  return value !== null && ['true', '1'].includes(value.toLowerCase());
}

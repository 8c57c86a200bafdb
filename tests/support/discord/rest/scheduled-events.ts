import {
  GatewayIntentBits,
  GuildScheduledEventEntityType,
  GuildScheduledEventStatus,
  type APIGuildScheduledEvent,
} from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import { asApi, asObject, asText, toJson, type JsonObject } from '../json.ts';
import { refuse } from '../rules/errors.ts';
import { Form } from '../rules/form.ts';
import { guildForBot } from '../rules/permissions.ts';
import type { Guild } from '../world/records.ts';
import { noContent, ok, param, route, type Reply, type RestRequest } from './route.ts';

const path = '/guilds/:guild/scheduled-events';
const { Active, Scheduled } = GuildScheduledEventStatus;

export const scheduledEventRoutes = [
  route(`GET ${path}`, ({ world }, request) =>
    ok([...guildForBot(world, param(request, 'guild')).events.values()]),
  ),
  route(`POST ${path}`, create),
  route(`GET ${path}/:event`, (backend, request) => ok(find(backend, request).event)),
  route(`PATCH ${path}/:event`, change),
  route(`DELETE ${path}/:event`, (backend, request) => {
    guildForBot(backend.world, param(request, 'guild'), ['ManageEvents', 'CreateEvents']);
    const { guild, event } = find(backend, request);
    guild.events.delete(event.id);
    publish(backend, 'GUILD_SCHEDULED_EVENT_DELETE', guild, event);
    return noContent;
  }),
];

function find({ world }: Backend, request: RestRequest): { guild: Guild; event: APIGuildScheduledEvent } {
  const guild = guildForBot(world, param(request, 'guild'));
  const event = guild.events.get(param(request, 'event'));
  if (!event) throw refuse('unknownEvent');
  return { guild, event };
}

function create(backend: Backend, request: RestRequest): Reply {
  const { world } = backend;
  const guild = guildForBot(world, param(request, 'guild'), ['ManageEvents', 'CreateEvents']);
  const open = [...guild.events.values()].filter(({ status }) => status === Scheduled || status === Active);
  if (open.length >= 100) throw refuse('tooManyEvents');
  const event = eventOf(backend, guild, request.body, {
    id: world.ids.next(),
    guild_id: guild.id,
    creator_id: world.bot.id,
    creator: toJson(world.bot),
    status: Scheduled,
    entity_id: null,
    image: null,
    user_count: 0,
    recurrence_rule: null,
    guild_scheduled_event_exceptions: [],
  });
  guild.events.set(event.id, event);
  publish(backend, 'GUILD_SCHEDULED_EVENT_CREATE', guild, event);
  return ok(event);
}

function change(backend: Backend, request: RestRequest): Reply {
  guildForBot(backend.world, param(request, 'guild'), ['ManageEvents', 'CreateEvents']);
  const { guild, event } = find(backend, request);
  const changed = eventOf(backend, guild, request.body, toJson(event));
  guild.events.set(changed.id, changed);
  publish(backend, 'GUILD_SCHEDULED_EVENT_UPDATE', guild, changed);
  return ok(changed);
}

/** https://docs.discord.com/developers/resources/guild-scheduled-event */
function eventOf(
  { world }: Backend,
  guild: Guild,
  body: JsonObject,
  before: JsonObject,
): APIGuildScheduledEvent {
  const event: JsonObject = {
    channel_id: null,
    description: null,
    entity_metadata: null,
    scheduled_end_time: null,
    privacy_level: 2,
    ...before,
    ...body,
  };
  const form = new Form();
  const start = Date.parse(asText(event['scheduled_start_time']));
  const end = Date.parse(asText(event['scheduled_end_time']));
  form.length('name', asText(event['name']), 1, 100);
  form.length('description', asText(event['description']), 0, 1000);
  form.required('scheduled_start_time', !Number.isNaN(start));
  if (
    body['scheduled_start_time'] !== undefined &&
    start <= world.clock.now() &&
    body['status'] === undefined
  ) {
    form.add(
      'scheduled_start_time',
      'GUILD_SCHEDULED_EVENT_SCHEDULE_PAST',
      'Cannot schedule event in the past.',
    );
  }
  if (end <= start)
    form.add(
      'scheduled_end_time',
      'GUILD_SCHEDULED_EVENT_END_BEFORE_START',
      'Cannot schedule event to end before it starts.',
    );
  if (asApi<GuildScheduledEventEntityType>(event['entity_type']) === GuildScheduledEventEntityType.External) {
    form.required('scheduled_end_time', !Number.isNaN(end));
    form.length('entity_metadata.location', asText(asObject(event['entity_metadata'])['location']), 1, 100);
  } else if (!guild.channels.has(asText(event['channel_id']))) form.required('channel_id', false);
  form.check();
  return asApi<APIGuildScheduledEvent>(event);
}

function publish({ publisher }: Backend, name: string, guild: Guild, event: APIGuildScheduledEvent): void {
  publisher.publish({ name, data: event, guildId: guild.id, intent: GatewayIntentBits.GuildScheduledEvents });
}

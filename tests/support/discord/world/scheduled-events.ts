import {
  GatewayIntentBits,
  GuildScheduledEventStatus,
  type APIGuildScheduledEvent,
} from 'discord-api-types/v10';
import { asApi, asText, toJson, type JsonObject } from '../json.ts';
import { checkEvent, checkStatus, isFinished } from '../rules/event-limits.ts';
import { refuse } from '../rules/errors.ts';
import type { Guild } from './records.ts';
import type { Stage } from './stage.ts';

/** What somebody may write in an event. */
const written = [
  'name',
  'description',
  'channel_id',
  'entity_metadata',
  'entity_type',
  'privacy_level',
  'recurrence_rule',
  'scheduled_end_time',
  'scheduled_start_time',
  'status',
];

/** Fields that null empties; in others it means that they stay. */
const emptied = new Set([
  'channel_id',
  'description',
  'entity_metadata',
  'recurrence_rule',
  'scheduled_end_time',
]);

/** @throws ApiError 30038 when there are 100 that are not over, 50035 for one that is not as it should be. */
export function createEvent(
  stage: Stage,
  guild: Guild,
  creatorId: string,
  body: JsonObject,
): APIGuildScheduledEvent {
  const { world } = stage;
  const open = [...guild.events.values()].filter(({ status }) => !isFinished(status));
  if (open.length >= 100) throw refuse('tooManyEvents');
  const { status: _, ...fields } = fieldsOf(body);
  const event: JsonObject = {
    id: world.ids.next(),
    guild_id: guild.id,
    creator_id: creatorId,
    creator: toJson(world.user(creatorId)),
    channel_id: null,
    description: null,
    entity_metadata: null,
    entity_id: null,
    image: null,
    scheduled_end_time: null,
    recurrence_rule: null,
    guild_scheduled_event_exceptions: [],
    user_count: 0,
    ...fields,
    status: GuildScheduledEventStatus.Scheduled,
  };
  checkEvent(event, body, world.clock.now(), guild.channels);
  return keep(stage, 'GUILD_SCHEDULED_EVENT_CREATE', guild, event);
}

/** @throws ApiError 180000 for one that is over, 50035 for a change that is not possible. */
export function changeEvent(
  stage: Stage,
  guild: Guild,
  event: APIGuildScheduledEvent,
  body: JsonObject,
): APIGuildScheduledEvent {
  checkStatus(event.status, body);
  const changed = { ...toJson(event), ...fieldsOf(body) };
  checkEvent(changed, body, stage.world.clock.now(), guild.channels);
  return keep(stage, 'GUILD_SCHEDULED_EVENT_UPDATE', guild, changed);
}

export function deleteEvent(stage: Stage, guild: Guild, event: APIGuildScheduledEvent): void {
  guild.events.delete(event.id);
  guild.interested.delete(event.id);
  publish(stage, 'GUILD_SCHEDULED_EVENT_DELETE', guild, event);
}

/** Somebody marks an event as interesting, or no longer. */
export function setInterested(
  stage: Stage,
  guild: Guild,
  eventId: string,
  userId: string,
  interested: boolean,
): void {
  const event = guild.events.get(eventId);
  if (!event || isFinished(event.status)) throw new Error(`nobody can be interested in the event ${eventId}`);
  const users = guild.interested.get(eventId) ?? new Set();
  if (users.has(userId) === interested) return;
  if (interested) users.add(userId);
  else users.delete(userId);
  guild.interested.set(eventId, users);
  guild.events.set(eventId, { ...event, user_count: users.size });
  const name = `GUILD_SCHEDULED_EVENT_USER_${interested ? 'ADD' : 'REMOVE'}`;
  publish(stage, name, guild, { guild_scheduled_event_id: eventId, user_id: userId, guild_id: guild.id });
}

function fieldsOf(body: JsonObject): JsonObject {
  const said = written.flatMap((field) => {
    const value = body[field];
    if (value === undefined || (value === null && !emptied.has(field))) return [];
    return [[field, field.endsWith('_time') && value !== null ? timeAsTold(asText(value)) : value] as const];
  });
  const { image } = body;
  // Discord stores the picture and shows a hash of it.
  return { ...Object.fromEntries(said), ...(typeof image === 'string' && { image: '0'.repeat(32) }) };
}

/** A time as Discord tells it back, which is seldom how it was written. */
function timeAsTold(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : new Date(time).toISOString().replace(/(\.000)?Z$/, '+00:00');
}

function keep(stage: Stage, name: string, guild: Guild, data: JsonObject): APIGuildScheduledEvent {
  const event = asApi<APIGuildScheduledEvent>(data);
  guild.events.set(event.id, event);
  publish(stage, name, guild, event);
  return event;
}

function publish({ publisher }: Stage, name: string, guild: Guild, data: object): void {
  publisher.publish({ name, data, guildId: guild.id, intent: GatewayIntentBits.GuildScheduledEvents });
}

import { GuildScheduledEventEntityType, GuildScheduledEventStatus } from 'discord-api-types/v10';
import { asApi, asNumber, asObject, asText, type JsonObject } from '../json.ts';
import { refuse } from './errors.ts';
import { Form } from './form.ts';

const { Active, Canceled, Completed, Scheduled } = GuildScheduledEventStatus;

/** What a status may become: https://docs.discord.com/developers/resources/guild-scheduled-event */
const following: Readonly<Record<number, readonly GuildScheduledEventStatus[]>> = {
  [Scheduled]: [Active, Canceled],
  [Active]: [Completed],
};

export function isFinished(status: GuildScheduledEventStatus): boolean {
  return status === Completed || status === Canceled;
}

/** @throws ApiError 180000 for an event that is over, 50035 for a status that cannot follow. */
export function checkStatus(before: GuildScheduledEventStatus, body: JsonObject): void {
  if (isFinished(before)) throw refuse('finishedEvent');
  const { status } = body;
  if (status === undefined || status === null || status === before) return;
  if (following[before]?.includes(asApi(status))) return;
  const form = new Form();
  form.add('status', 'GUILD_SCHEDULED_EVENT_INVALID_STATUS', 'Cannot change to this status.');
  form.check();
}

/**
 * Refuses an event, whole as it would be stored, that is not as Discord wants it.
 *
 * @param body What is new in it: a start that stays as it is may have passed.
 * @param channels The ids of the server's channels.
 */
export function checkEvent(
  event: JsonObject,
  body: JsonObject,
  now: number,
  channels: ReadonlyMap<string, unknown>,
): void {
  const form = new Form();
  const start = Date.parse(asText(event['scheduled_start_time']));
  const end = Date.parse(asText(event['scheduled_end_time']));
  form.length('name', asText(event['name']), 1, 100);
  form.length('description', asText(event['description']), 0, 1000);
  form.required('scheduled_start_time', !Number.isNaN(start));
  form.required('privacy_level', event['privacy_level'] === 2);
  if (body['scheduled_start_time'] !== undefined && start <= now) {
    const says = 'Cannot schedule event in the past.';
    form.add('scheduled_start_time', 'GUILD_SCHEDULED_EVENT_SCHEDULE_PAST', says);
  }
  if (end <= start) {
    const says = 'Cannot schedule event to end before it starts.';
    form.add('scheduled_end_time', 'GUILD_SCHEDULED_EVENT_END_BEFORE_START', says);
  }
  const kind = asApi<GuildScheduledEventEntityType>(asNumber(event['entity_type']));
  if (kind === GuildScheduledEventEntityType.External) {
    form.required('scheduled_end_time', !Number.isNaN(end));
    form.length('entity_metadata.location', asText(asObject(event['entity_metadata'])['location']), 1, 100);
    if (event['channel_id'] !== null) {
      form.add('channel_id', 'GUILD_SCHEDULED_EVENT_EXTERNAL_CHANNEL', 'Must be null for external events.');
    }
  } else if (!channels.has(asText(event['channel_id']))) form.required('channel_id', false);
  form.check();
}

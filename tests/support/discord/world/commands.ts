import type { APIApplicationCommand } from 'discord-api-types/v10';
import { asApi, asList, asObject, asText, type Json, type JsonObject } from '../json.ts';
import type { World } from './world.ts';

/** A command as Discord gives it back: with its defaults filled in, and without what is unset in options. */
export function storedCommand(
  world: World,
  guildId: string | undefined,
  body: JsonObject,
  id: string | undefined,
): APIApplicationCommand {
  const permissions = body['default_member_permissions'];
  const options = asList(body['options']).map(storedOption);
  const command: JsonObject = {
    id: id ?? world.ids.next(),
    application_id: world.applicationId,
    version: world.ids.next(),
    type: body['type'] ?? 1,
    name: body['name'],
    name_localizations: body['name_localizations'] ?? null,
    description: asText(body['description']),
    description_localizations: body['description_localizations'] ?? null,
    default_member_permissions:
      typeof permissions === 'string' || typeof permissions === 'number' ? String(permissions) : null,
    nsfw: body['nsfw'] === true,
    ...(options.length > 0 && { options }),
    ...(guildId === undefined
      ? {
          dm_permission: !Array.isArray(body['contexts']) || body['contexts'].includes(1),
          contexts: body['contexts'] ?? null,
          integration_types: body['integration_types'] ?? [0, 1],
        }
      : { guild_id: guildId, integration_types: body['integration_types'] ?? [0, 1], contexts: null }),
  };
  return asApi<APIApplicationCommand>(command);
}

function storedOption(value: Json): JsonObject {
  const option = asObject(value);
  const nested = asList(option['options']).map(storedOption);
  const kept = Object.entries(option).filter(
    ([key, content]) => content !== undefined && content !== null && content !== false && key !== 'options',
  );
  return { ...Object.fromEntries(kept), ...(nested.length > 0 && { options: nested }) };
}

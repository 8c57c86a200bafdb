import { asList, asNumber, asText, type JsonObject } from '../json.ts';
import { apiMember } from '../world/to-api.ts';
import type { World } from '../world/world.ts';

/** The answer to a request for a server's members, by ids or by the start of a name, as one chunk. */
export function memberChunk(world: World, request: JsonObject): object {
  const guild = world.guild(asText(request['guild_id']));
  const ids = typeof request['user_ids'] === 'string' ? [request['user_ids']] : asList(request['user_ids']);
  const query = asText(request['query']).toLowerCase();
  const members = [...guild.members.values()]
    .filter(({ userId }) => ids.length === 0 || ids.includes(userId))
    .filter(({ userId }) => world.user(userId).username.startsWith(query));
  const limit = asNumber(request['limit']) || members.length;
  return {
    guild_id: guild.id,
    members: members.slice(0, limit).map((member) => apiMember(world, member)),
    chunk_index: 0,
    chunk_count: 1,
    not_found: ids.filter((id) => typeof id === 'string' && !guild.members.has(id)),
    ...(request['nonce'] !== undefined && { nonce: request['nonce'] }),
  };
}

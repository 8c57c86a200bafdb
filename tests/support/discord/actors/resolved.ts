import { permissionsIn } from '../rules/permissions.ts';
import { apiChannel, partialMember } from '../world/to-api.ts';
import type { Channel } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { toJson, type JsonObject } from '../json.ts';

/** The users, members, roles and channels behind ids that somebody chose, as interactions carry them. */
export function resolve(
  world: World,
  channel: Channel,
  callerId: string,
  ids: readonly string[],
): JsonObject {
  const guild = world.guildOf(channel);
  const users: Record<string, object> = {};
  const members: Record<string, object> = {};
  const roles: Record<string, object> = {};
  const channels: Record<string, object> = {};
  for (const id of ids) {
    const member = guild?.members.get(id);
    const role = guild?.roles.get(id);
    const chosen = world.channels.get(id);
    if (id === world.bot.id || world.people.has(id)) users[id] = world.user(id);
    if (member)
      members[id] = { ...partialMember(member), permissions: String(permissionsIn(world, channel, id)) };
    if (role) roles[id] = role;
    if (chosen) {
      channels[id] = {
        ...apiChannel(world, chosen),
        permissions: String(permissionsIn(world, chosen, callerId)),
        app_permissions: String(permissionsIn(world, chosen, world.bot.id)),
      };
    }
  }
  const groups = Object.entries({ users, members, roles, channels }).filter(
    ([, group]) => Object.keys(group).length > 0,
  );
  return toJson(Object.fromEntries(groups));
}

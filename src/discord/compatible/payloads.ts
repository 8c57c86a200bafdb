import { ApplicationCommandType, ComponentType, InteractionType, PermissionsBitField } from 'discord.js';
import { isRecord, recordsIn } from './ids.ts';

type Data = Record<string, unknown>;

/** What is not told is taken as permitted: a server that forbids it will say so. */
const everything = PermissionsBitField.All.toString();

/** READY with what the client reads of it. An application that is not told is taken to have the bot's id, as most do. */
export function completeReady(data: Data): void {
  const user = isRecord(data['user']) ? data['user'] : {};
  if (!isRecord(data['application'])) data['application'] = { id: user['id'] };
  data['guilds'] = recordsIn(data['guilds']);
}

/** Whether READY holds a server itself, so that no GUILD_CREATE needs to follow. */
export function isWhole(guild: Data): boolean {
  return guild['unavailable'] !== true && ('channels' in guild || 'name' in guild);
}

/** A server with a role for everybody, and members that say who they are. */
export function completeGuild(guild: Data): void {
  const { id } = guild;
  const roles = recordsIn(guild['roles']);
  for (const role of roles) role['permissions'] ??= role['id'] === id ? everything : '0';
  if (!roles.some((role) => role['id'] === id)) {
    roles.push({ id, name: '@everyone', permissions: everything, position: 0 });
  }
  guild['roles'] = roles;
  if ('members' in guild) guild['members'] = recordsIn(guild['members']).filter(hasUser);
  for (const list of ['channels', 'threads']) if (list in guild) guild[list] = recordsIn(guild[list]);
}

function hasUser(member: Data): boolean {
  const id = member['user_id'] ?? member['id'];
  if (!isRecord(member['user']) && id !== undefined) member['user'] = { id };
  return isRecord(member['user']);
}

/** An interaction with what the client reads of it before anybody is told. */
export function completeInteraction(data: Data, applicationId: unknown): void {
  data['application_id'] ??= applicationId;
  data['app_permissions'] ??= everything;
  data['authorizing_integration_owners'] ??= {};
  data['entitlements'] = recordsIn(data['entitlements']);
  if (!isRecord(data['channel']) && data['channel_id'] !== undefined) {
    data['channel'] = { id: data['channel_id'] };
  }
  if (isRecord(data['data'])) completeKind(data['type'], data['data']);
}

function completeKind(type: unknown, said: Data): void {
  if (type === InteractionType.MessageComponent) {
    said['component_type'] ??= 'values' in said ? ComponentType.StringSelect : ComponentType.Button;
  } else {
    said['type'] ??= 'target_id' in said ? ApplicationCommandType.Message : ApplicationCommandType.ChatInput;
  }
}

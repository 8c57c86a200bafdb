import { z } from 'zod';

/** An id, as text also where a server gives it as a number. */
export const anyId = z.union([z.string(), z.number()]).transform(String);

/** Lists of ids whose names do not say so. */
const lists: ReadonlySet<string> = new Set(['ids', 'mention_roles', 'roles', 'mentions', 'values']);

/** Turns ids that a server gives as numbers into text, in place; looks no deeper where the event's own ids are text. */
export function idsAsText(data: unknown): void {
  if (!isRecord(data)) return;
  const { id, channel_id: channelId, guild_id: guildId, user } = data;
  const first = [id, channelId, guildId, isRecord(user) ? user['id'] : undefined];
  if (first.some((value) => typeof value === 'number')) rewrite(data);
}

function rewrite(value: unknown): void {
  if (Array.isArray(value)) {
    for (const held of value) rewrite(held);
    return;
  }
  if (!isRecord(value)) return;
  for (const [key, held] of Object.entries(value)) {
    if (typeof held === 'number' && (key === 'id' || key.endsWith('_id'))) value[key] = String(held);
    else if (Array.isArray(held) && (lists.has(key) || key.endsWith('_ids'))) {
      value[key] = held.map((one: unknown) => (typeof one === 'number' ? String(one) : one));
    }
    rewrite(value[key]);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects in a list; none where there is no list. */
export function recordsIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

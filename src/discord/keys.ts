import { hash } from 'node:crypto';
import type { Entry, Pack } from '../knowledge/pack.ts';

const longest = 40;

/** A name that fits into a custom id: the id itself where it is short, else a digest of it. */
export function keyOf(id: string): string {
  return id !== '' && id.length <= longest && !id.startsWith('#') ? id : `#${digest(id)}`;
}

/** The entry that a key stands for. */
export function entryOf(pack: Pack, key: string): Entry | undefined {
  if (!key.startsWith('#')) return pack.entries.find(({ id }) => id === key);
  return pack.entries.find(({ id }) => isMeant(id, key));
}

/** The id of the answer that a key stands for: an entry, a session, or what the timetable tells of the event. */
export function answerIdOf(pack: Pack, key: string): string | undefined {
  const entry = entryOf(pack, key);
  if (entry) return entry.id;
  if (!key.startsWith('#')) return key;
  return pack.sessions.map(({ id }) => `session:${id}`).find((id) => isMeant(id, key));
}

/** Whether a key that is a digest stands for this id. Short ids are keys themselves, and need none made: packs may be large. */
function isMeant(id: string, key: string): boolean {
  return (id.length > longest || id === '' || id.startsWith('#')) && keyOf(id) === key;
}

function digest(text: string): string {
  return hash('sha256', text).slice(0, 20);
}

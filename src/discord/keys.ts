import { createHash } from 'node:crypto';
import type { Entry, Pack } from '../knowledge/pack.ts';

const longest = 40;

/** A name that fits into a custom id: the id itself where it is short, else a digest of it. */
export function keyOf(id: string): string {
  return id !== '' && id.length <= longest && !id.startsWith('#') ? id : `#${digest(id)}`;
}

/** The entry that a key stands for. */
export function entryOf(pack: Pack, key: string): Entry | undefined {
  return pack.entries.find(({ id }) => id === key || (key.startsWith('#') && keyOf(id) === key));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 20);
}

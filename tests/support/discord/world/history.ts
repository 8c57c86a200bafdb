import type { StoredMessage } from './message.ts';
import { compareIds } from './ids.ts';

export interface Page {
  readonly limit: number;
  readonly around?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/**
 * A part of a channel's messages, newest first, as everybody sees them. `after` starts with the messages that follow the
 * id, `before` with those that come before it; an id need not be a message's.
 *
 * @param messages Oldest first.
 */
export function pageOf(
  messages: readonly StoredMessage[],
  { limit, around, before, after }: Page,
): StoredMessage[] {
  if (around !== undefined) {
    const half = Math.floor(limit / 2);
    const from = firstFrom(messages, around);
    const older = collect(messages, from - 1, -1, half);
    const newer = collect(messages, from, 1, limit - older.length).slice(0, half + (limit % 2 || 1));
    return [...newer.toReversed(), ...older].slice(0, limit);
  }
  if (after !== undefined) {
    const from = firstFrom(messages, after);
    const start = messages[from]?.id === after ? from + 1 : from;
    return collect(messages, start, 1, limit).toReversed();
  }
  const end = before === undefined ? messages.length : firstFrom(messages, before);
  return collect(messages, end - 1, -1, limit);
}

function collect(messages: readonly StoredMessage[], start: number, step: 1 | -1, limit: number) {
  const found: StoredMessage[] = [];
  for (let index = start; found.length < limit; index += step) {
    const message = messages[index];
    if (!message) break;
    if (!message.deleted && message.visibleTo === undefined) found.push(message);
  }
  return found;
}

/** The index of the first message with this id or a later one. */
function firstFrom(messages: readonly StoredMessage[], id: string): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareIds(messages[middle]?.id ?? '', id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

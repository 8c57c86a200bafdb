import { z } from 'zod';

const idList = z.array(z.string());

export function writeIds(ids: readonly string[]): string {
  return JSON.stringify(ids);
}

export function readIds(column: string): readonly string[] {
  return idList.parse(JSON.parse(column));
}

/** Text as both databases can hold it: PostgreSQL refuses NUL, and neither keeps half a surrogate pair. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

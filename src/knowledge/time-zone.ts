import { Temporal } from 'temporal-polyfill';

export function isTimeZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

export type WallTime =
  | { readonly kind: 'valid'; readonly time: Temporal.ZonedDateTime }
  /** A clock change skips it; `next` is the first wall time after the gap that the same reading would reach. */
  | { readonly kind: 'skipped'; readonly next: Temporal.PlainDateTime }
  | { readonly kind: 'impossible' };

/**
 * Places a wall time in its zone. A wall time that a clock change repeats is taken as the first of the two.
 *
 * @param text `YYYY-MM-DD HH:MM[:SS]`.
 */
export function resolveWallTime(text: string, timezone: string): WallTime {
  if (text.endsWith(':60')) return { kind: 'impossible' };
  let plain: Temporal.PlainDateTime;
  try {
    plain = Temporal.PlainDateTime.from(text, { overflow: 'reject' });
  } catch {
    return { kind: 'impossible' };
  }
  const time = plain.toZonedDateTime(timezone, { disambiguation: 'compatible' });
  const read = time.toPlainDateTime();
  return read.equals(plain) ? { kind: 'valid', time } : { kind: 'skipped', next: read };
}

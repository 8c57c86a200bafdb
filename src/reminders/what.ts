import { Temporal } from 'temporal-polyfill';

/** What somebody wants to be reminded of, in one pack. */
export type What =
  /** Every session. */
  | { readonly kind: 'sessions' }
  /** The morning of every day with sessions. */
  | { readonly kind: 'days' }
  /** The anniversary of every such day, each year. */
  | { readonly kind: 'anniversaries' }
  | { readonly kind: 'session'; readonly id: string }
  /** The morning of one day of the summit. */
  | { readonly kind: 'day'; readonly date: Temporal.PlainDate }
  /** A time that somebody named, perhaps with a session that it is about. */
  | { readonly kind: 'time'; readonly at: Temporal.ZonedDateTime; readonly sessionId: string | null };

/** Occurrences that one subscription may be for all of. */
export type Group = 'sessions' | 'days' | 'anniversaries';

/**
 * As the store and buttons hold it: `sessions`, `session:dinner`, `day:2019-02-27`,
 * `time:2019-02-27T18:00:00[Asia/Ho_Chi_Minh]dinner`. One that is not for a whole group is the subject of its occurrence.
 */
export function writeWhat(what: What): string {
  switch (what.kind) {
    case 'session':
      return `session:${what.id}`;
    case 'day':
      return `day:${what.date.toString()}`;
    case 'time':
      return `time:${wallTime(what.at)}${what.sessionId ?? ''}`;
    default:
      return what.kind;
  }
}

/** @throws {Error} For what `writeWhat` has not written. */
export function readWhat(text: string): What {
  if (text === 'sessions' || text === 'days' || text === 'anniversaries') return { kind: text };
  const [, kind, rest = ''] = /^(session|day|time):(.+)$/s.exec(text) ?? [];
  if (kind === 'session') return { kind, id: rest };
  if (kind === 'day') return { kind, date: Temporal.PlainDate.from(rest) };
  const [, at, sessionId = ''] = /^(.+?\])(.*)$/s.exec(rest) ?? [];
  if (kind === 'time' && at !== undefined) {
    return { kind, at: Temporal.ZonedDateTime.from(at), sessionId: sessionId || null };
  }
  throw new Error(`"${text}" is nothing to be reminded of`);
}

/** `2019-02-27T18:30:00[Asia/Ho_Chi_Minh]`: what the clock on the wall shows, and where, whatever becomes of that zone's rules. */
export function wallTime(time: Temporal.ZonedDateTime): string {
  return time.toString({ smallestUnit: 'second', offset: 'never' });
}

/** The first of two, where a clock change repeats a wall time; the time after, where it skips one. */
export function readWallTime(text: string): Temporal.ZonedDateTime {
  return Temporal.ZonedDateTime.from(text, { disambiguation: 'compatible' });
}

/** The same instant, so that `readWallTime` reads it: in UTC where a clock change shows its wall time for the second time. */
export function readable(time: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const read = readWallTime(wallTime(time));
  return Temporal.Instant.compare(read.toInstant(), time.toInstant()) === 0 ? time : time.withTimeZone('UTC');
}

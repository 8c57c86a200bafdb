import { hash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Pack } from '../../knowledge/pack.ts';
import { isTimeZone } from '../../knowledge/time-zone.ts';
import type { What } from '../../reminders/what.ts';

/** What somebody wants, in one pack. */
export interface Wish {
  readonly what: What;
  readonly offsets: readonly number[];
}

const groups = { S: 'sessions', D: 'days', A: 'anniversaries' } as const;
const letters = { sessions: 'S', days: 'D', anniversaries: 'A' } as const;
const separator = '~';
const radix = 36;

/** The longest that a custom id's subject may be. */
export const longestCode = 60;

/**
 * A wish as a button holds it: pack, offsets, and what for. Sessions and the pack are digests, times are minutes in base 36.
 *
 * @returns Nothing when there are more offsets than fit.
 */
export function encodeWish({ what, offsets }: Wish, pack: Pick<Pack, 'id'>): string | undefined {
  const written = offsets.map((offset) => offset.toString(radix)).join('.');
  const code = [digest(pack.id, 4), written, encodeWhat(what)].join(separator);
  return code.length <= longestCode ? code : undefined;
}

/** The wish, if it is of this pack, and the pack still has what it is for. */
export function decodeWish(code: string, pack: Pack): Wish | undefined {
  const [mark, written = '', about = ''] = code.split(separator);
  const what = decodeWhat(about, pack);
  if (mark !== digest(pack.id, 4) || !what) return undefined;
  const offsets = written === '' ? [] : written.split('.').map((offset) => Number.parseInt(offset, radix));
  return offsets.every(Number.isSafeInteger) ? { what, offsets } : undefined;
}

function encodeWhat(what: What): string {
  switch (what.kind) {
    case 'session':
      return `s:${digest(what.id, 12)}`;
    case 'day':
      return `d:${what.date.toString()}`;
    case 'time': {
      const minutes = Math.floor(what.at.epochMilliseconds / 60_000).toString(radix);
      const session = what.sessionId === null ? '' : digest(what.sessionId, 12);
      return ['t', minutes, session, what.at.timeZoneId].join(':');
    }
    default:
      return letters[what.kind];
  }
}

function decodeWhat(text: string, pack: Pack): What | undefined {
  const group = Object.entries(groups).find(([letter]) => letter === text)?.[1];
  if (group) return { kind: group };
  const [kind, first = '', session = '', ...zone] = text.split(':');
  if (kind === 's') {
    const id = sessionOf(first, pack);
    return id === undefined ? undefined : { kind: 'session', id };
  }
  if (kind === 'd' && /^\d{4}-\d\d-\d\d$/.test(first)) {
    return { kind: 'day', date: Temporal.PlainDate.from(first) };
  }
  return kind === 't' ? decodeTime(first, session, zone.join(':'), pack) : undefined;
}

/** A fixed offset such as +07:00 is a zone too. */
function decodeTime(written: string, session: string, zone: string, pack: Pack): What | undefined {
  const minutes = Number.parseInt(written, radix);
  const sessionId = session === '' ? null : sessionOf(session, pack);
  const isZone = isTimeZone(zone) || /^[+-]\d\d:\d\d$/.test(zone);
  if (!Number.isSafeInteger(minutes) || sessionId === undefined || !isZone) return undefined;
  const instant = Temporal.Instant.fromEpochMilliseconds(minutes * 60_000);
  return { kind: 'time', at: instant.toZonedDateTimeISO(zone), sessionId };
}

function sessionOf(mark: string, { sessions }: Pack): string | undefined {
  return sessions.find(({ id }) => digest(id, 12) === mark)?.id;
}

function digest(text: string, length: number): string {
  return hash('sha256', text).slice(0, length);
}

import type { PublishedEvent } from '../ports.ts';
import type { ListedEvent } from './scheduled-events.ts';
import type { SessionEvent } from './session-events.ts';

/** Why a session is not among the server's events. */
export type LeftOut =
  /** It has started. */
  | 'past'
  | 'cancelled'
  /** A moderator has deleted its event. */
  | 'declined'
  | 'full'
  | 'refused';

/** One thing to do, so that a server's events are those of the pack. */
export type Step =
  | { readonly kind: 'create'; readonly event: SessionEvent }
  /** `timed` unless it has started: then Discord takes no other start, nor the same one. */
  | {
      readonly kind: 'change';
      readonly event: SessionEvent;
      readonly row: PublishedEvent;
      readonly timed: boolean;
    }
  | { readonly kind: 'cancel'; readonly event: SessionEvent; readonly row: PublishedEvent }
  /** Deletes what tells something wrong; `title` when nothing takes its place. */
  | { readonly kind: 'remove'; readonly row: PublishedEvent; readonly title: string | null }
  | { readonly kind: 'forget'; readonly row: PublishedEvent }
  | { readonly kind: 'note'; readonly row: PublishedEvent; readonly state: 'cancelled' | 'declined' }
  | { readonly kind: 'keep'; readonly event: SessionEvent }
  | { readonly kind: 'leave out'; readonly event: SessionEvent; readonly why: LeftOut };

export interface Situation {
  readonly pack: string;
  /** All sessions of the pack. */
  readonly sessions: readonly SessionEvent[];
  /** What was published. */
  readonly rows: readonly PublishedEvent[];
  /** What the server has, whoever made it. */
  readonly listed: readonly ListedEvent[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether somebody has just asked to publish: then what moderators have deleted comes back. */
  readonly isAsked: boolean;
}

/** What makes the server's events those of the pack, in order: what goes, goes first. */
export function planOf(situation: Situation): Step[] {
  const { rows, sessions, pack } = situation;
  const known = new Set(sessions.map(({ sessionId }) => sessionId));
  const isStray = (row: PublishedEvent) => row.pack !== pack || !known.has(row.sessionId);
  const strays = rows.filter(isStray);
  const others = new Map(rows.filter((row) => !isStray(row)).map((row) => [row.sessionId, row]));
  return [
    ...strays.flatMap((row) => stepsForStray(row, situation)),
    ...sessions.flatMap((event) => stepsFor(event, others.get(event.sessionId), situation)),
  ];
}

/** For the event of a session that is not in the pack any more. */
function stepsForStray(row: PublishedEvent, { listed, pack }: Situation): Step[] {
  const event = row.state === 'published' ? find(listed, row) : undefined;
  if (event?.isAhead) return [{ kind: 'remove', row, title: event.name }];
  return row.state === 'declined' && row.pack === pack ? [] : [{ kind: 'forget', row }];
}

function stepsFor(event: SessionEvent, row: PublishedEvent | undefined, situation: Situation): Step[] {
  const { listed, now, isAsked } = situation;
  const leave = (why: LeftOut): Step => ({ kind: 'leave out', event, why });
  const anew = event.startsAt > now ? ({ kind: 'create', event } as const) : leave('past');
  if (!row || row.state === 'cancelled') return [event.isCancelled ? leave('cancelled') : anew];
  if (row.state === 'declined') return [event.isCancelled ? leave('cancelled') : leave('declined')];
  const there = find(listed, row);
  const wasOver = row.endsAt <= now;
  if (event.isCancelled) {
    if (there?.isAhead) return [{ kind: 'cancel', event, row }];
    if (there) return [{ kind: 'remove', row, title: event.title }];
    return wasOver ? [leave('past')] : [{ kind: 'note', row, state: 'cancelled' }, leave('cancelled')];
  }
  if (!there) {
    if (wasOver || isAsked) return [{ kind: 'forget', row }, anew];
    return [{ kind: 'note', row, state: 'declined' }, leave('declined')];
  }
  if (row.fingerprint === event.fingerprint) return [{ kind: 'keep', event }];
  if (event.startsAt > now) {
    if (there.isAhead) return [{ kind: 'change', event, row, timed: true }];
    return [{ kind: 'remove', row, title: null }, anew];
  }
  if (there.startsAt === event.startsAt) return [{ kind: 'change', event, row, timed: false }];
  return [{ kind: 'remove', row, title: event.title }, leave('past')];
}

function find(listed: readonly ListedEvent[], { eventId }: PublishedEvent): ListedEvent | undefined {
  return listed.find(({ id }) => id === eventId);
}

/** An event that the bot has made for a session and did not live to note. */
export function orphanOf(
  event: SessionEvent,
  listed: readonly ListedEvent[],
  selfId: string,
  noted: ReadonlySet<string>,
): ListedEvent | undefined {
  return listed.find(
    ({ id, creatorId, name, startsAt }) =>
      creatorId === selfId && name === event.body.name && startsAt === event.startsAt && !noted.has(id),
  );
}

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
  /** Discord does not take what its event would say. */
  | 'refused'
  /** The bot may not touch its event, as where somebody has put that into a channel. */
  | 'forbidden';

/** One thing to do, so that a server's events are those of the pack. */
export type Step =
  /** `orphan` is to become its event: one that the bot has made for it and did not live to note. */
  | { readonly kind: 'create'; readonly event: SessionEvent; readonly orphan: ListedEvent | undefined }
  /** `timed` unless it has started: then Discord takes no other start, nor the same one. */
  | {
      readonly kind: 'change';
      readonly event: SessionEvent;
      readonly row: PublishedEvent;
      readonly timed: boolean;
    }
  | { readonly kind: 'cancel'; readonly event: SessionEvent; readonly row: PublishedEvent }
  /** Deletes what tells something wrong. */
  | {
      readonly kind: 'remove';
      readonly row: PublishedEvent;
      readonly title: string;
      /** Whether another event takes its place. */
      readonly isReplaced: boolean;
    }
  /** Deletes what the bot has made and did not live to note, and what is no session's. */
  | { readonly kind: 'clear'; readonly orphan: ListedEvent }
  | { readonly kind: 'forget'; readonly row: PublishedEvent }
  | { readonly kind: 'note'; readonly row: PublishedEvent }
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
  /** The bot's user. */
  readonly selfId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether somebody has just asked to publish: then what moderators have deleted comes back. */
  readonly isAsked: boolean;
}

/** What makes the server's events those of the pack, in order: what goes, goes first. */
export function planOf(situation: Situation): Step[] {
  const { rows, sessions } = situation;
  const events = new Map(sessions.map((event) => [event.sessionId, event]));
  const isStray = (row: PublishedEvent) => !isOf(events.get(row.sessionId), row, situation);
  const known = new Map(rows.filter((row) => !isStray(row)).map((row) => [row.sessionId, row]));
  const orphans = orphansIn(situation);
  const kept = sessions.flatMap((event) => {
    const row = known.get(event.sessionId);
    return row && row.pack !== situation.pack
      ? takenOver({ ...row, pack: situation.pack }, event, situation, orphans)
      : stepsFor(event, row, situation, orphans);
  });
  return [
    ...rows.filter(isStray).flatMap((row) => stepsForStray(row, situation)),
    ...[...orphans].map((orphan) => ({ kind: 'clear', orphan }) as const),
    ...kept,
  ];
}

/** Of another pack, an event is the session's where it says the same: as when a pack's folder was renamed. */
function isOf(event: SessionEvent | undefined, row: PublishedEvent, { pack }: Situation): boolean {
  return event !== undefined && (row.pack === pack || row.fingerprint === event.fingerprint);
}

function takenOver(
  row: PublishedEvent,
  event: SessionEvent,
  situation: Situation,
  orphans: Set<ListedEvent>,
): Step[] {
  return [{ kind: 'note', row }, ...stepsFor(event, row, situation, orphans)];
}

/** For the event of a session that is not in the pack any more. */
function stepsForStray(row: PublishedEvent, { listed, pack }: Situation): Step[] {
  const event = row.state === 'published' ? find(listed, row) : undefined;
  if (event?.isAhead) return [remove(row, event.name)];
  return row.state === 'declined' && row.pack === pack ? [] : [{ kind: 'forget', row }];
}

/** @param orphans Loses the one that the session takes up. */
function stepsFor(
  event: SessionEvent,
  row: PublishedEvent | undefined,
  situation: Situation,
  orphans: Set<ListedEvent>,
): Step[] {
  const { listed, now, isAsked } = situation;
  const leave = (why: LeftOut): Step => ({ kind: 'leave out', event, why });
  const anew = (): Step => {
    if (event.startsAt <= now) return leave('past');
    const orphan = [...orphans].find((one) => isFor(event, one));
    if (orphan) orphans.delete(orphan);
    return { kind: 'create', event, orphan };
  };
  if (!row || row.state === 'cancelled') return [event.isCancelled ? leave('cancelled') : anew()];
  if (row.state === 'declined') return [event.isCancelled ? leave('cancelled') : leave('declined')];
  const there = find(listed, row);
  const wasOver = row.endsAt <= now;
  if (event.isCancelled) {
    if (there?.isAhead) return [{ kind: 'cancel', event, row }];
    if (there) return [remove(row, event.title)];
    return wasOver
      ? [leave('past')]
      : [{ kind: 'note', row: { ...row, state: 'cancelled' } }, leave('cancelled')];
  }
  if (!there) {
    if (wasOver || isAsked) return [{ kind: 'forget', row }, anew()];
    return [{ kind: 'note', row: { ...row, state: 'declined' } }, leave('declined')];
  }
  if (row.fingerprint === event.fingerprint) return [{ kind: 'keep', event }];
  if (event.startsAt > now) {
    if (there.isAhead) return [{ kind: 'change', event, row, timed: true }];
    return [remove(row, event.title, true), anew()];
  }
  if (there.startsAt === event.startsAt) return [{ kind: 'change', event, row, timed: false }];
  return [remove(row, event.title), leave('past')];
}

function remove(row: PublishedEvent, title: string, isReplaced = false): Step {
  return { kind: 'remove', row, title, isReplaced };
}

function find(listed: readonly ListedEvent[], { eventId }: PublishedEvent): ListedEvent | undefined {
  return listed.find(({ id }) => id === eventId);
}

/** Events ahead that the bot has made and that no session of any pack has: it did not live to note them. */
function orphansIn({ rows, listed, selfId }: Situation): Set<ListedEvent> {
  const noted = new Set(rows.map(({ eventId }) => eventId));
  return new Set(
    listed.filter(({ id, creatorId, isAhead }) => creatorId === selfId && isAhead && !noted.has(id)),
  );
}

function isFor(event: SessionEvent, { name, startsAt }: ListedEvent): boolean {
  return name === event.body.name && startsAt === event.startsAt;
}

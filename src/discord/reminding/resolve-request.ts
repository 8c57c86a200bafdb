import { Temporal } from 'temporal-polyfill';
import type {
  ReminderRequest,
  RequestedThing,
  RequestedTime,
} from '../../answer/requests/reminder-request.ts';
import type { Pack } from '../../knowledge/pack.ts';
import { isAfter } from '../../reminders/instants.ts';
import type { Occurrence } from '../../reminders/occurrence.ts';
import { dueAt, occurrencesFor, type Offer } from '../../reminders/reminders.ts';
import type { What } from '../../reminders/what.ts';
import { usualOffsets } from './offer-message.ts';
import { wishesAhead, wishesLeft } from './times-ahead.ts';
import type { Wish } from './wish-code.ts';

type Remind = ReminderRequest & { readonly kind: 'remind' };

/** What a request in free text comes to, at a moment. */
export type Resolved =
  | {
      readonly kind: 'wish';
      readonly wish: Wish;
      /** When the first reminder is due, and of what where the wish is for several things. */
      readonly at: Temporal.Instant;
      readonly of: Occurrence | undefined;
      /** The time that was named, where it was past and the next day's is taken instead. */
      readonly past: Temporal.ZonedDateTime | undefined;
    }
  /** Which of these? None where nothing resembles it. */
  | { readonly kind: 'which'; readonly wishes: readonly Wish[] }
  /** How long before? */
  | { readonly kind: 'how long'; readonly what: What; readonly wishes: readonly Wish[] }
  /** Nothing of it lies ahead: `start` is what was meant. `left` is what can be had of the same. */
  | {
      readonly kind: 'past';
      readonly what: What;
      readonly start: Temporal.ZonedDateTime;
      readonly left: readonly Wish[];
    }
  /** The time that was named is later than what it is about. */
  | { readonly kind: 'too late'; readonly what: What; readonly at: Temporal.Instant }
  | { readonly kind: 'cancelled'; readonly what: What }
  /** `unread`: nobody knows when they want it. */
  | { readonly kind: 'unread' | 'over' | 'undated' | 'no zone' | 'no anniversaries' };

/** Most sessions that are offered where none was named. */
const mostOffered = 4;

/** @param zone The person's own, where it is known. */
export function resolveRequest(
  { thing, time }: Remind,
  offer: Offer,
  zone: string | null,
  now: Temporal.Instant,
): Resolved {
  if (time.kind === 'unread') return { kind: 'unread' };
  if (thing.kind === 'unclear' && time.kind === 'vague') return { kind: 'unread' };
  if (thing.kind === 'unclear') return whichOf(thing.sessionIds, time, offer, zone, now);
  const named = timeOf(time, zone ?? offer.pack.timezone, now);
  if (named === 'no zone') return { kind: 'no zone' };
  if (named) return atTime(named, thing, offer, now);
  if (offer.state === 'undated') return { kind: 'undated' };
  if (offer.state === 'over' && thing.kind !== 'anniversaries') return { kind: 'over' };
  const what = whatOf(thing);
  if (time.kind === 'vague') {
    const wishes = wishesAhead(what, offer, now);
    if (wishes.length > 0) return { kind: 'how long', what, wishes };
  }
  const offsets = time.kind === 'before' ? time.offsets : usualOffsets(what);
  return beforeStart({ what, offsets }, offer, now);
}

/** A wish that was made out before, as it stands now. */
export function resolveWish(wish: Wish, offer: Offer, now: Temporal.Instant): Resolved {
  const { what } = wish;
  if (what.kind !== 'time') return beforeStart(wish, offer, now);
  if (isOver(what.at, now)) return { kind: 'past', what, start: what.at, left: [] };
  return { kind: 'wish', wish, at: what.at.toInstant(), of: undefined, past: undefined };
}

interface NamedTime {
  readonly at: Temporal.ZonedDateTime;
  /** What was said, where that is past: `at` is the next day's. */
  readonly past: Temporal.ZonedDateTime | undefined;
}

function timeOf(
  time: RequestedTime,
  zone: string | undefined,
  now: Temporal.Instant,
): NamedTime | 'no zone' | undefined {
  if (time.kind === 'in') {
    return { at: now.add({ minutes: time.minutes }).toZonedDateTimeISO(zone ?? 'UTC'), past: undefined };
  }
  if (time.kind !== 'at') return undefined;
  const timeZone = time.zone ?? zone;
  if (timeZone === undefined) return 'no zone';
  const at = time.time.toZonedDateTime(timeZone);
  const tomorrow = time.time.add({ days: 1 }).toZonedDateTime(timeZone);
  const isPast = isOver(at, now);
  const isToday = at.toPlainDate().equals(now.toZonedDateTimeISO(timeZone).toPlainDate());
  return isPast && isToday ? { at: tomorrow, past: at } : { at, past: undefined };
}

/** A time that somebody named: about a session where one was meant, else about the summit. */
function atTime(
  { at, past }: NamedTime,
  thing: Exclude<RequestedThing, { kind: 'unclear' }>,
  offer: Offer,
  now: Temporal.Instant,
): Resolved {
  const session =
    thing.kind === 'session' ? offer.pack.sessions.find(({ id }) => id === thing.id) : undefined;
  const what: What = { kind: 'time', at, sessionId: session?.id ?? null };
  if (isOver(at, now)) return { kind: 'past', what, start: at, left: wishesLeft(whatOf(thing), offer, now) };
  if (session?.status === 'cancelled')
    return { kind: 'cancelled', what: { kind: 'session', id: session.id } };
  const start = session && startOf({ kind: 'session', id: session.id }, offer);
  if (session && start && Temporal.ZonedDateTime.compare(at, session.end ?? start) >= 0) {
    return isOver(start, now)
      ? { kind: 'past', what: { kind: 'session', id: session.id }, start, left: [] }
      : { kind: 'too late', what: { kind: 'session', id: session.id }, at: at.toInstant() };
  }
  return { kind: 'wish', wish: { what, offsets: [0] }, at: at.toInstant(), of: undefined, past };
}

function beforeStart(wish: Wish, offer: Offer, now: Temporal.Instant): Resolved {
  const { what, offsets } = wish;
  const due = occurrencesFor(what, offer.occurrences)
    .flatMap((of) => offsets.map((offset) => ({ of, at: dueAt(of, offset) })))
    .filter(({ at }) => isAfter(at, now))
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  const [next] = due;
  if (next) return { kind: 'wish', wish, at: next.at, of: next.of, past: undefined };
  if (isCancelled(what, offer.pack)) return { kind: 'cancelled', what };
  if (what.kind === 'anniversaries') return { kind: 'no anniversaries' };
  const start = startOf(what, offer);
  return start
    ? { kind: 'past', what, start, left: wishesLeft(what, offer, now) }
    : { kind: 'which', wishes: [] };
}

/** Those of the sessions that can be reminded of at such a time; the next ones where none was named. */
function whichOf(
  sessionIds: readonly string[],
  time: RequestedTime,
  offer: Offer,
  zone: string | null,
  now: Temporal.Instant,
): Resolved {
  if (offer.state !== 'ahead') return { kind: offer.state };
  const next = offer.occurrences
    .filter(({ group }) => group === 'sessions')
    .slice(0, mostOffered)
    .map(({ subject }) => subject.slice('session:'.length));
  const ids = sessionIds.length > 0 ? sessionIds : next;
  const resolved = ids.map((id) =>
    resolveRequest({ kind: 'remind', thing: { kind: 'session', id }, time }, offer, zone, now),
  );
  const wishes = resolved.flatMap((one) => (one.kind === 'wish' ? [one.wish] : []));
  const [only] = resolved;
  return wishes.length === 0 && sessionIds.length > 0 && only ? only : { kind: 'which', wishes };
}

function whatOf(thing: Exclude<RequestedThing, { kind: 'unclear' }>): What {
  switch (thing.kind) {
    case 'session':
      return { kind: 'session', id: thing.id };
    case 'day':
      return { kind: 'day', date: thing.date };
    case 'summit':
      return { kind: 'sessions' };
    default:
      return { kind: thing.kind };
  }
}

/** When the thing itself starts, or started. */
function startOf(what: What, { pack, days }: Offer): Temporal.ZonedDateTime | undefined {
  const { sessions, timezone = 'UTC' } = pack;
  switch (what.kind) {
    case 'session':
      return sessions.find(({ id }) => id === what.id)?.start;
    case 'day':
      return days.some((day) => day.equals(what.date)) ? what.date.toZonedDateTime(timezone) : undefined;
    default:
      return sessions.at(-1)?.start;
  }
}

function isCancelled(what: What, { sessions }: Pack): boolean {
  const meant = sessions.filter(({ id, start }) => {
    if (what.kind === 'session') return id === what.id;
    return what.kind !== 'day' || start.toPlainDate().equals(what.date);
  });
  return meant.length > 0 && meant.every(({ status }) => status === 'cancelled');
}

function isOver(time: Temporal.ZonedDateTime, now: Temporal.Instant): boolean {
  return time.epochMilliseconds <= now.epochMilliseconds;
}

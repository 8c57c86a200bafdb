import type { Temporal } from 'temporal-polyfill';
import type { Pack, Session } from '../../knowledge/pack.ts';
import { Timetable } from '../../knowledge/timetable.ts';
import type { Occurrence } from '../../reminders/occurrence.ts';
import type { Reminder } from '../../reminders/ports.ts';
import type { Timing } from '../../reminders/timing.ts';
import { readWallTime, readWhat, type What } from '../../reminders/what.ts';
import { plain } from './escape.ts';
import { stamp } from './moment.ts';
import { anniversaryName, anniversaryText, dayName, dayText } from './reminder-days.ts';

/** So many milliseconds after a start, "has started" says when. */
const late = 60_000;

/** What a reminder says, without pings and small print. */
export function reminderText(
  { delivery, timing }: Reminder,
  pack: Pack | undefined,
  now: Temporal.Instant,
): string {
  const { kind, occurrence, occurrenceKey } = delivery;
  switch (kind) {
    case 'moved':
      return movedText(occurrence, pack, now);
    case 'cancelled':
      return cancelledText(occurrence, occurrenceKey, pack);
    case 'reinstated':
      return `${nameOf(occurrence, pack)} takes place after all: ${whenAndWhere(occurrence)}`;
    default:
      break;
  }
  switch (occurrence.group) {
    case 'sessions':
      return sessionText(occurrence, timing, now);
    case 'days':
      return dayText(occurrence, timing, pack, now);
    case 'anniversaries':
      return anniversaryText(occurrence, timing, pack);
    case null:
      return namedTimeText({ delivery, timing }, pack, now);
  }
}

function sessionText(occurrence: Occurrence, timing: Timing, now: Temporal.Instant): string {
  const start = occurrence.start.epochMilliseconds;
  const name = nameOf(occurrence, undefined);
  if (timing === 'ahead') return `${name} starts ${whenAndWhere(occurrence, 'how soon first')}`;
  const since = now.epochMilliseconds - start >= late ? ` (${stamp(start, 't')})` : '';
  return `${name} has started${since}${placeOf(occurrence)}.`;
}

function movedText(occurrence: Occurrence, pack: Pack | undefined, now: Temporal.Instant): string {
  const name = nameOf(occurrence, pack);
  if (now.epochMilliseconds < occurrence.start.epochMilliseconds)
    return `${name} was moved: now ${whenAndWhere(occurrence)}`;
  return `${name} was moved, and has started (${stamp(occurrence.start.epochMilliseconds, 't')})${placeOf(occurrence)}.`;
}

function cancelledText(occurrence: Occurrence, key: string, pack: Pack | undefined): string {
  const name = nameOf(occurrence, pack);
  const planned = `It was planned for ${stamp(readWallTime(key).epochMilliseconds, 'F')}.`;
  return occurrence.status === 'withdrawn'
    ? `${name} is not in the schedule any more. ${planned}`
    : `${name} is cancelled. ${planned}`;
}

function namedTimeText(
  { delivery, timing }: Reminder,
  pack: Pack | undefined,
  now: Temporal.Instant,
): string {
  const { occurrence, subscription } = delivery;
  const what = readWhat(occurrence.subject);
  const opening = subscription.target.kind === 'user' ? 'You asked me to remind you of' : 'A reminder of';
  const start = occurrence.start.epochMilliseconds;
  const isLate = timing !== 'ahead' && now.epochMilliseconds - start >= late;
  const lines = [
    `${opening} **${plain(occurrence.title)}**.`,
    ...(pack ? [stateOf(what, pack, now)] : []),
    ...(timing === 'ahead' ? [`-# For ${stamp(start, 'F')}.`] : []),
    ...(isLate ? [`-# This was for ${stamp(start, 'F')}.`] : []),
  ];
  return lines.join('\n');
}

/** What there is to know now of the session that a named time is about, or else what comes next. */
function stateOf(what: What, pack: Pack, now: Temporal.Instant): string {
  const timetable = new Timetable(pack);
  const sessionId = what.kind === 'time' ? what.sessionId : null;
  if (sessionId !== null) {
    const session = pack.sessions.find(({ id }) => id === sessionId);
    return session ? sessionState(session, timetable, now) : 'It is not in the schedule any more.';
  }
  const phases = timetable.standing.map((session) => ({ session, phase: timetable.phase(session, now) }));
  const current = phases.find(({ phase }) => phase === 'on') ?? phases.find(({ phase }) => phase === 'ahead');
  if (!current) return 'Its schedule has nothing more ahead.';
  const { session, phase } = current;
  const title = `**${plain(session.title)}**`;
  if (phase === 'on') return `On now: ${title}${placeOf(session)}.`;
  return `Next: ${title}, ${whenAndWhere(session)}`;
}

function sessionState(session: Session, timetable: Timetable, now: Temporal.Instant): string {
  if (session.status === 'cancelled') return 'It is cancelled.';
  switch (timetable.phase(session, now)) {
    case 'ahead':
      return `It starts ${whenAndWhere(session, 'how soon first')}`;
    case 'on':
      return `It has started (${stamp(session.start.epochMilliseconds, 't')})${placeOf(session)}.`;
    case 'past':
      return 'It is over.';
  }
}

function nameOf(occurrence: Occurrence, pack: Pack | undefined): string {
  switch (occurrence.group) {
    case 'days':
      return dayName(occurrence, pack);
    case 'anniversaries':
      return anniversaryName(occurrence);
    default:
      return `**${plain(occurrence.title)}**`;
  }
}

interface Happening {
  readonly start: Temporal.ZonedDateTime;
  readonly place?: string | null;
}

/** "<t:…:F> (<t:…:R>), Lake stage." */
function whenAndWhere(happening: Happening, order: 'when first' | 'how soon first' = 'when first'): string {
  const start = happening.start.epochMilliseconds;
  const [first, second] =
    order === 'when first' ? [stamp(start, 'F'), stamp(start, 'R')] : [stamp(start, 'R'), stamp(start, 'F')];
  return `${first} (${second})${placeOf(happening)}.`;
}

function placeOf({ place }: { readonly place?: string | null }): string {
  return place ? `, ${plain(place)}` : '';
}

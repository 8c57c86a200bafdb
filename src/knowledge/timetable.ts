import type { Temporal } from 'temporal-polyfill';
import type { Pack, Session } from './pack.ts';

type Time = Temporal.ZonedDateTime;

/** Where a session stands at an instant. A session without an end counts as going on for `presumedMinutes`. */
export type Phase = 'ahead' | 'on' | 'past';

const presumedMinutes = 60;

/** The pack's sessions, by day and against the clock. */
export class Timetable {
  readonly sessions: readonly Session[];
  /** All sessions that are to happen or have happened. */
  readonly standing: readonly Session[];
  /** The calendar days with sessions, in order. */
  readonly days: readonly Temporal.PlainDate[];
  /** The calendar days with sessions that are not cancelled, in order. */
  readonly standingDays: readonly Temporal.PlainDate[];
  /** The name of the pack's clock, such as "Hanoi time". */
  readonly zoneName: string;
  readonly timezone: string;
  /** Without a zone, the sessions' times are compared as if they were UTC. */
  readonly knowsZone: boolean;

  constructor({ sessions, timezone, location }: Pick<Pack, 'sessions' | 'timezone' | 'location'>) {
    this.sessions = sessions;
    this.standing = sessions.filter(({ status }) => status !== 'cancelled');
    this.days = daysOf(this.sessions);
    this.standingDays = daysOf(this.standing);
    this.timezone = timezone ?? 'UTC';
    this.knowsZone = timezone !== undefined;
    const city = location?.split(',')[0]?.trim();
    this.zoneName = timezone === undefined || !city ? (timezone ?? 'local time') : `${city} time`;
  }

  onDay(day: Temporal.PlainDate): Session[] {
    return this.sessions.filter(({ start }) => start.toPlainDate().equals(day));
  }

  phase(session: Session, now: Temporal.Instant): Phase {
    const time = now.epochMilliseconds;
    if (time < session.start.epochMilliseconds) return 'ahead';
    return time < this.endOf(session).epochMilliseconds ? 'on' : 'past';
  }

  /** The end that is given, or the one that is presumed: an hour on, or the next session's start if that comes first. */
  endOf(session: Session): Time {
    if (session.end) return session.end;
    const presumed = session.start.add({ minutes: presumedMinutes });
    const next = this.standing.find(({ start }) => start.epochMilliseconds > session.start.epochMilliseconds);
    return next && next.start.epochMilliseconds < presumed.epochMilliseconds ? next.start : presumed;
  }

  /** Ahead before the first session starts, past when the last one has ended. */
  phaseOfAll(now: Temporal.Instant): Phase {
    const phases = this.standing.map((session) => this.phase(session, now));
    if (phases.every((phase) => phase === 'ahead')) return 'ahead';
    return phases.every((phase) => phase === 'past') ? 'past' : 'on';
  }
}

function daysOf(sessions: readonly Session[]): Temporal.PlainDate[] {
  const days = new Map(sessions.map(({ start }) => [start.toPlainDate().toString(), start.toPlainDate()]));
  return [...days.values()];
}

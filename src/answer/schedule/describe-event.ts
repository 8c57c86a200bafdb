import type { Temporal } from 'temporal-polyfill';
import type { Session } from '../../knowledge/pack.ts';
import { sessionLine } from './describe-session.ts';
import type { Timetable } from '../../knowledge/timetable.ts';
import { clockTime, count, dayName, length, list } from './wording.ts';

export function programmeOfDay(day: Temporal.PlainDate, timetable: Timetable): string {
  const lines = timetable.onDay(day).map((session) => `- ${sessionLine(session, timetable, 'no day')}`);
  return [`${dayName(day)} (${timetable.zoneName}):`, ...lines].join('\n');
}

function dates(timetable: Timetable): string {
  const days = timetable.standingDays.map((day) => dayName(day));
  const [first = '', last = ''] = [days[0], days.at(-1)];
  if (days.length === 1) return first;
  return days.length === 2 ? `${first} and ${last}` : `${first} to ${last}`;
}

export function whenItIs(first: Session, timetable: Timetable, now: Temporal.Instant): string {
  const phase = timetable.phaseOfAll(now);
  const opening = `${first.title}, ${clockTime(first.start)} ${timetable.zoneName}`;
  switch (phase) {
    case 'ahead': {
      const wait = length(first.start.epochMilliseconds - now.epochMilliseconds);
      if (!timetable.knowsZone) return `${dates(timetable)}. It starts with: ${opening}.`;
      return `${dates(timetable)}. It starts in ${wait}, with: ${opening}.`;
    }
    case 'on':
      return `It is on: ${dates(timetable)}. It started with: ${opening}.`;
    case 'past':
      return `It took place on ${dates(timetable)}. It started with: ${opening}.`;
  }
}

export function whenItEnds(last: Session, timetable: Timetable, now: Temporal.Instant): string {
  const cancelled = timetable.sessions
    .filter(({ status }) => status === 'cancelled')
    .map(({ title }) => title);
  const remark = cancelled.length === 0 ? '' : ` Cancelled: ${list(cancelled)}.`;
  const verb = timetable.phaseOfAll(now) === 'past' ? 'It ended' : 'It is to end';
  return `${verb} on ${dayName((last.end ?? last.start).toPlainDate())}. The last session: ${sessionLine(last, timetable, 'with day')}${remark}`;
}

export function howLong(timetable: Timetable): string {
  const days = timetable.standingDays.length;
  return `${count(days, 'day')}: ${dates(timetable)}, with ${count(timetable.standing.length, 'session')}.`;
}

export function whereItStands(timetable: Timetable, now: Temporal.Instant): string {
  const upcoming = timetable.standing.find((session) => timetable.phase(session, now) === 'ahead');
  const next = upcoming ? ` Next: ${sessionLine(upcoming, timetable, 'with day')}` : '';
  switch (timetable.phaseOfAll(now)) {
    case 'ahead': {
      const wait = upcoming ? length(upcoming.start.epochMilliseconds - now.epochMilliseconds) : '';
      return timetable.knowsZone
        ? `It has not started yet: ${wait} to go.${next}`
        : `It has not started yet.${next}`;
    }
    case 'on':
      return `It has started and is not over yet.${next}`;
    case 'past':
      return `It is over. It took place on ${dates(timetable)}, ${sinceEnd(timetable, now)} ago.`;
  }
}

function sinceEnd(timetable: Timetable, now: Temporal.Instant): string {
  const last = timetable.standing.at(-1);
  const today = now.toZonedDateTimeISO(timetable.timezone).toPlainDate();
  const since = last && today.since((last.end ?? last.start).toPlainDate(), { largestUnit: 'year' });
  if (!since || (since.years === 0 && since.months === 0 && since.days === 0)) return 'a few hours';
  if (since.years > 0) return count(since.years, 'year');
  return since.months > 0 ? count(since.months, 'month') : count(since.days, 'day');
}

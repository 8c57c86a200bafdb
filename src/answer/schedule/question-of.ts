import type { Session } from '../../knowledge/pack.ts';
import type { ScheduleQuestion } from './schedule-question.ts';

/** The questions whose kind their answer's id tells. A day's does not tell the day. */
const ofEvent: Readonly<Record<string, ScheduleQuestion>> = {
  all: { kind: 'all' },
  cancelled: { kind: 'standing', cancelled: true },
  first: { kind: 'first' },
  held: { kind: 'standing', cancelled: false },
  last: { kind: 'last' },
  length: { kind: 'length' },
  next: { kind: 'next' },
  now: { kind: 'now' },
  status: { kind: 'status' },
  time: { kind: 'time' },
  when: { kind: 'when' },
};

/** The question that an answer's id stands for, such as `schedule:next` or `session:dinner`; of a session, when it is. */
export function questionOf(id: string, sessions: readonly Session[]): ScheduleQuestion | undefined {
  const [, source, subject = ''] = /^(schedule|session):(.*)$/s.exec(id) ?? [];
  if (source === 'schedule') return Object.hasOwn(ofEvent, subject) ? ofEvent[subject] : undefined;
  const session = source === 'session' ? sessions.find((other) => other.id === subject) : undefined;
  return session && { kind: 'session', aspect: 'when', sessions: [session] };
}

import type { Temporal } from 'temporal-polyfill';
import type { Session } from '../../knowledge/pack.ts';
import type { Aspect, EventAspect, ScheduleQuestion } from './schedule-question.ts';
import type { Timetable } from '../../knowledge/timetable.ts';
import { whenItEnds, whenItIs, howLong, programmeOfDay, whereItStands } from './describe-event.ts';
import { describeSession, sessionLine } from './describe-session.ts';
import { clockTime, dayName, list } from './wording.ts';

/** What the timetable says at an instant, and on which sessions it rests. */
export interface ScheduleAnswer {
  readonly id: string;
  readonly question: string;
  readonly text: string;
  readonly sessions: readonly Session[];
}

/** Answers from the sessions and the present alone; nothing when there are no sessions. */
export function answerScheduleQuestion(
  asked: ScheduleQuestion,
  timetable: Timetable,
  now: Temporal.Instant,
): ScheduleAnswer | undefined {
  if (timetable.sessions.length === 0) return undefined;
  switch (asked.kind) {
    case 'session':
      return aboutSessions(asked.sessions, asked.aspect, timetable, now);
    case 'after':
      return neighbour(asked.session, 1, timetable, now);
    case 'before':
      return neighbour(asked.session, -1, timetable, now);
    case 'day':
      return programmeOf(asked.day, timetable);
    case 'all': {
      const text = timetable.days.map((day) => programmeOfDay(day, timetable)).join('\n');
      return answer('all', 'What is the programme?', text, timetable.sessions);
    }
    case 'standing':
      return byStanding(asked.cancelled, timetable);
    case 'time': {
      if (!timetable.knowsZone) return undefined;
      const local = now.toZonedDateTimeISO(timetable.timezone);
      const text = `It is ${clockTime(local)} on ${dayName(local.toPlainDate())} now, ${timetable.zoneName}.`;
      return answer('time', 'What time is it there?', text, []);
    }
    default:
      return aboutEvent(asked.kind, timetable, now);
  }
}

function aboutEvent(kind: EventAspect, timetable: Timetable, now: Temporal.Instant): ScheduleAnswer {
  const { sessions, standing } = timetable;
  const [first] = standing;
  const last = standing.at(-1);
  if (!first || !last) {
    const titles = list(sessions.map(({ title }) => title));
    return answer(
      'status',
      'Does it take place?',
      `It is cancelled, with all of its sessions: ${titles}.`,
      sessions,
    );
  }
  switch (kind) {
    case 'when':
      return answer('when', 'When does it take place?', whenItIs(first, timetable, now), [first]);
    case 'end':
      return answer('when', 'When does it end?', whenItEnds(last, timetable, now), [last]);
    case 'length':
      return answer('length', 'How long does it last?', howLong(timetable), [first, last]);
    case 'status':
      return answer('status', 'Is it over?', whereItStands(timetable, now), [first, last]);
    case 'next':
      return whatIsNext(timetable, now);
    case 'now':
      return whatIsOn(timetable, now);
    case 'first':
    case 'last': {
      const session = kind === 'first' ? first : last;
      const text = `The ${kind} session: ${sessionLine(session, timetable, 'with day')}`;
      return answer(kind, `What is the ${kind} session?`, text, [session]);
    }
  }
}

function answer(id: string, question: string, text: string, sessions: readonly Session[]): ScheduleAnswer {
  return { id: `schedule:${id}`, question, text, sessions };
}

function aboutSessions(
  sessions: readonly Session[],
  aspect: Aspect,
  timetable: Timetable,
  now: Temporal.Instant,
): ScheduleAnswer {
  const [first] = sessions;
  const questions: Record<Aspect, string> = {
    when: 'When is it',
    end: 'When does it end',
    length: 'How long does it last',
    place: 'Where is it',
    status: 'Does it take place',
  };
  return {
    id: `session:${first?.id ?? ''}`,
    question: `${list(sessions.map(({ title }) => title))}: ${questions[aspect].toLowerCase()}?`,
    text: sessions.map((session) => describeSession(session, aspect, timetable, now)).join('\n'),
    sessions,
  };
}

function neighbour(
  session: Session,
  step: 1 | -1,
  timetable: Timetable,
  now: Temporal.Instant,
): ScheduleAnswer | undefined {
  const order = timetable.standing.includes(session) ? timetable.standing : timetable.sessions;
  const other = order[order.indexOf(session) + step];
  const [word, extreme] = step === 1 ? ['after', 'last'] : ['before', 'first'];
  if (!other) {
    const text = `${session.title} is the ${extreme} session: ${sessionLine(session, timetable, 'with day')}`;
    return {
      id: `session:${session.id}`,
      question: `What comes ${word} ${session.title}?`,
      text,
      sessions: [session],
    };
  }
  const described = describeSession(other, 'when', timetable, now);
  return {
    id: `session:${other.id}`,
    question: `What comes ${word} ${session.title}?`,
    text: step === 1 ? `Next: ${described}` : `Before it: ${described}`,
    sessions: [other],
  };
}

function byStanding(cancelled: boolean, timetable: Timetable): ScheduleAnswer {
  const asked = timetable.sessions.filter(({ status }) => (status === 'cancelled') === cancelled);
  const heading = cancelled ? 'Cancelled' : 'Not cancelled';
  const lines = asked.map((session) => `- ${sessionLine(session, timetable, 'with day')}`);
  const text = asked.length === 0 ? `${heading}: no session.` : [`${heading}:`, ...lines].join('\n');
  return cancelled
    ? answer('cancelled', 'Which sessions are cancelled?', text, asked)
    : answer('held', 'Which sessions are not cancelled?', text, asked);
}

function programmeOf(day: Temporal.PlainDate, timetable: Timetable): ScheduleAnswer {
  const onDay = timetable.onDay(day);
  const [first] = timetable.days;
  const text =
    onDay.length > 0
      ? programmeOfDay(day, timetable)
      : `Nothing is on the programme for ${dayName(day)}. The days of the programme: ${list(timetable.days.map((other) => dayName(other)))}.`;
  const sessions = onDay.length > 0 || !first ? onDay : timetable.onDay(first);
  return answer('day', `What is on the programme on ${dayName(day)}?`, text, sessions);
}

function whatIsNext(timetable: Timetable, now: Temporal.Instant): ScheduleAnswer {
  const next = timetable.standing.find((session) => timetable.phase(session, now) === 'ahead');
  const last = timetable.standing.at(-1);
  if (!next) {
    const ended = last ? ` The last session was: ${sessionLine(last, timetable, 'with day')}` : '';
    return answer(
      'next',
      'What is next?',
      `Nothing more is on the programme: it is over.${ended}`,
      last ? [last] : [],
    );
  }
  return answer('next', 'What is next?', `Next: ${describeSession(next, 'when', timetable, now)}`, [next]);
}

function whatIsOn(timetable: Timetable, now: Temporal.Instant): ScheduleAnswer {
  const on = timetable.standing.filter((session) => timetable.phase(session, now) === 'on');
  if (on.length === 0) {
    const next = whatIsNext(timetable, now);
    const text = timetable.phaseOfAll(now) === 'past' ? next.text : `No session is on now. ${next.text}`;
    return answer('now', 'What is happening now?', text, next.sessions);
  }
  const lines = on.map((session) => `On now: ${sessionLine(session, timetable, 'with day')}`);
  return answer('now', 'What is happening now?', lines.join('\n'), on);
}

import type { Temporal } from 'temporal-polyfill';
import type { Session } from '../../knowledge/pack.ts';
import type { Aspect, ScheduleQuestion } from './schedule-question.ts';
import type { Timetable } from './timetable.ts';
import { clockTime, count, dayName, length, list, sentence, span } from './wording.ts';

/** What the timetable says at an instant, and on which sessions it rests. */
export interface ScheduleAnswer {
  readonly id: string;
  readonly question: string;
  readonly text: string;
  readonly sessions: readonly Session[];
}

/** Answers from the sessions and the present alone. */
export function answerScheduleQuestion(
  asked: ScheduleQuestion,
  timetable: Timetable,
  now: Temporal.Instant,
): ScheduleAnswer | undefined {
  const { sessions, standing } = timetable;
  const [first] = standing;
  const last = standing.at(-1);
  if (!first || !last) return undefined;
  switch (asked.kind) {
    case 'session':
      return aboutSessions(asked.sessions, asked.aspect, timetable, now);
    case 'after':
      return neighbour(asked.session, 1, timetable, now);
    case 'before':
      return neighbour(asked.session, -1, timetable, now);
    case 'day':
      return programmeOf(asked.day, timetable);
    case 'all':
      return answer(
        'all',
        'What is the programme?',
        timetable.days.map((day) => programme(day, timetable)).join('\n'),
        sessions,
      );
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
      return answer(
        'first',
        'What is the first session?',
        `The first session: ${line(first, timetable, 'with day')}`,
        [first],
      );
    case 'last':
      return answer(
        'last',
        'What is the last session?',
        `The last session: ${line(last, timetable, 'with day')}`,
        [last],
      );
    case 'time': {
      const local = now.toZonedDateTimeISO(timetable.timezone);
      const text = `It is ${clockTime(local)} on ${dayName(local.toPlainDate())} now, ${timetable.zoneName}.`;
      return answer('time', 'What time is it there?', text, []);
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
    text: sessions.map((session) => describe(session, aspect, timetable, now)).join('\n'),
    sessions,
  };
}

/** The answer to what was asked first, then the rest of what the timetable has, in two or three short sentences. */
function describe(session: Session, aspect: Aspect, timetable: Timetable, now: Temporal.Instant): string {
  const { title, start, end, place, status, note } = session;
  const day = dayName(start.toPlainDate());
  const times = `${span(start, end)} ${timetable.zoneName}`;
  const where = place ? `, ${place}` : '';
  const remark = note ? ` ${sentence(note)}` : '';
  if (status === 'cancelled') {
    const planned = end ? ` (${length(end.epochMilliseconds - start.epochMilliseconds)})` : '';
    return `${title}: cancelled. It had been planned for ${day}, ${times}${planned}${where}.${remark}`;
  }
  const phase = timetable.phase(session, now);
  const be = { ahead: 'is', on: 'is', past: 'was' }[phase];
  const state = {
    ahead: `It starts in ${length(start.epochMilliseconds - now.epochMilliseconds)}.`,
    on: 'It is on now.',
    past: 'It is over.',
  }[phase];
  const later = phase === 'ahead' && status === 'held' ? '' : remark;
  switch (aspect) {
    case 'length': {
      if (!end)
        return `${title}: the timetable gives no end. It ${be} on ${day}, from ${times}${where}.${later}`;
      const planned = length(end.epochMilliseconds - start.epochMilliseconds);
      return `${title}: ${planned} (${day}, ${times}${where}).${later}`;
    }
    case 'end':
      if (!end)
        return `${title}: the timetable gives no end. It ${be} on ${day}, from ${times}${where}.${later}`;
      return `${title}: until ${clockTime(end)} ${timetable.zoneName} on ${day}; from ${clockTime(start)}${where}.${later}`;
    case 'place':
      if (!place) return `${title}: the timetable names no place. It ${be} on ${day}, ${times}.${later}`;
      return `${title}: ${place}, on ${day}, ${times}.${later}`;
    case 'status':
      return `${title}: ${statusInWords(session, phase)} It ${be} on ${day}, ${times}${where}.${later}`;
    case 'when':
      return `${title}: ${day}, ${times}${where}.${phase === 'past' ? '' : ` ${state}`}${later}`;
  }
}

function statusInWords({ status, start }: Session, phase: 'ahead' | 'on' | 'past'): string {
  const moved = status === 'moved' ? ' It was moved.' : '';
  if (phase === 'ahead') return `still ahead, at ${clockTime(start)}.${moved}`;
  if (phase === 'on') return `on now.${moved}`;
  if (status === 'held') return 'it took place.';
  return status === 'moved'
    ? 'it was moved.'
    : 'its time is past; the pack does not say whether it took place.';
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
    const text = `${session.title} is the ${extreme} session: ${line(session, timetable, 'with day')}`;
    return {
      id: `session:${session.id}`,
      question: `What comes ${word} ${session.title}?`,
      text,
      sessions: [session],
    };
  }
  const described = describe(other, 'when', timetable, now);
  return {
    id: `session:${other.id}`,
    question: `What comes ${word} ${session.title}?`,
    text: step === 1 ? `Next: ${described}` : `Before it: ${described}`,
    sessions: [other],
  };
}

function programmeOf(day: Temporal.PlainDate, timetable: Timetable): ScheduleAnswer {
  const onDay = timetable.onDay(day);
  const [first] = timetable.days;
  const text =
    onDay.length > 0
      ? programme(day, timetable)
      : `Nothing is on the programme for ${dayName(day)}. The days of the programme: ${list(timetable.days.map((other) => dayName(other)))}.`;
  const sessions = onDay.length > 0 || !first ? onDay : timetable.onDay(first);
  return answer('day', `What is on the programme on ${dayName(day)}?`, text, sessions);
}

function programme(day: Temporal.PlainDate, timetable: Timetable): string {
  const lines = timetable.onDay(day).map((session) => `- ${line(session, timetable, 'no day')}`);
  return [`${dayName(day)} (${timetable.zoneName}):`, ...lines].join('\n');
}

/** "Social dinner, Wednesday 27 February 2019, 19:00–20:35 Hanoi time, at the Metropole (cancelled)". */
function line(session: Session, timetable: Timetable, day: 'with day' | 'no day'): string {
  const { title, start, end, place, status } = session;
  const mark = status === 'cancelled' || status === 'moved' ? ` (${status})` : '';
  const where = place ? `, ${place}` : '';
  if (day === 'no day') return `${span(start, end)} ${title}${where}${mark}`;
  return `${title}, ${dayName(start.toPlainDate())}, ${span(start, end)} ${timetable.zoneName}${where}${mark}.`;
}

function dates(timetable: Timetable): string {
  const days = timetable.days.map((day) => dayName(day));
  const [first = '', last = ''] = [days[0], days.at(-1)];
  if (days.length === 1) return first;
  return days.length === 2 ? `${first} and ${last}` : `${first} to ${last}`;
}

function whenItIs(first: Session, timetable: Timetable, now: Temporal.Instant): string {
  const phase = timetable.phaseOfAll(now);
  const opening = `${first.title}, ${clockTime(first.start)} ${timetable.zoneName}`;
  switch (phase) {
    case 'ahead': {
      const wait = length(first.start.epochMilliseconds - now.epochMilliseconds);
      return `${dates(timetable)}. It starts in ${wait}, with: ${opening}.`;
    }
    case 'on':
      return `It is on: ${dates(timetable)}. It started with: ${opening}.`;
    case 'past':
      return `It took place on ${dates(timetable)}. It started with: ${opening}.`;
  }
}

function whenItEnds(last: Session, timetable: Timetable, now: Temporal.Instant): string {
  const cancelled = timetable.sessions
    .filter(({ status }) => status === 'cancelled')
    .map(({ title }) => title);
  const remark = cancelled.length === 0 ? '' : ` Cancelled: ${list(cancelled)}.`;
  const verb = timetable.phaseOfAll(now) === 'past' ? 'It ended' : 'It is to end';
  return `${verb} on ${dayName(last.start.toPlainDate())}. The last session: ${line(last, timetable, 'with day')}${remark}`;
}

function howLong(timetable: Timetable): string {
  const count = timetable.days.length;
  return `${count} day${count === 1 ? '' : 's'}: ${dates(timetable)}, with ${timetable.standing.length} sessions.`;
}

function whereItStands(timetable: Timetable, now: Temporal.Instant): string {
  const upcoming = timetable.standing.find((session) => timetable.phase(session, now) === 'ahead');
  const next = upcoming ? ` Next: ${line(upcoming, timetable, 'with day')}` : '';
  switch (timetable.phaseOfAll(now)) {
    case 'ahead': {
      const wait = upcoming ? length(upcoming.start.epochMilliseconds - now.epochMilliseconds) : '';
      return `It has not started yet: ${wait} to go.${next}`;
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
  const since = last && today.since(last.start.toPlainDate(), { largestUnit: 'year' });
  if (!since || (since.years === 0 && since.months === 0 && since.days === 0)) return 'a few hours';
  if (since.years > 0) return count(since.years, 'year');
  return since.months > 0 ? count(since.months, 'month') : count(since.days, 'day');
}

function whatIsNext(timetable: Timetable, now: Temporal.Instant): ScheduleAnswer {
  const next = timetable.standing.find((session) => timetable.phase(session, now) === 'ahead');
  const last = timetable.standing.at(-1);
  if (!next) {
    const ended = last ? ` The last session was: ${line(last, timetable, 'with day')}` : '';
    return answer(
      'next',
      'What is next?',
      `Nothing more is on the programme: it is over.${ended}`,
      last ? [last] : [],
    );
  }
  return answer('next', 'What is next?', `Next: ${describe(next, 'when', timetable, now)}`, [next]);
}

function whatIsOn(timetable: Timetable, now: Temporal.Instant): ScheduleAnswer {
  const on = timetable.standing.filter((session) => timetable.phase(session, now) === 'on');
  if (on.length === 0) {
    const next = whatIsNext(timetable, now);
    const text = timetable.phaseOfAll(now) === 'past' ? next.text : `No session is on now. ${next.text}`;
    return answer('now', 'What is happening now?', text, next.sessions);
  }
  const lines = on.map((session) => `On now: ${line(session, timetable, 'with day')}`);
  return answer('now', 'What is happening now?', lines.join('\n'), on);
}

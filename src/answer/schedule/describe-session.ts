import type { Temporal } from 'temporal-polyfill';
import type { Session } from '../../knowledge/pack.ts';
import type { Aspect } from './schedule-question.ts';
import type { Phase, Timetable } from '../../knowledge/timetable.ts';
import { clockTime, dayName, length, sentence, span } from './wording.ts';

/** The answer to what was asked first, then the rest of what the timetable has, in two or three short sentences. */
export function describeSession(
  session: Session,
  aspect: Aspect,
  timetable: Timetable,
  now: Temporal.Instant,
): string {
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
  const be = phase === 'past' ? 'was' : 'is';
  const wait = length(start.epochMilliseconds - now.epochMilliseconds);
  const later = phase === 'ahead' && status === 'held' ? '' : remark;
  const noEnd = `${title}: the timetable gives no end. It ${be} on ${day}, from ${times}${where}.${later}`;
  switch (aspect) {
    case 'length':
      if (!end) return noEnd;
      return `${title}: ${length(end.epochMilliseconds - start.epochMilliseconds)} (${day}, ${times}${where}).${later}`;
    case 'end': {
      if (!end) return noEnd;
      const lastDay = dayName(end.toPlainDate());
      return `${title}: until ${clockTime(end)} ${timetable.zoneName} on ${lastDay}; from ${clockTime(start)}${where}.${later}`;
    }
    case 'place':
      if (!place) return `${title}: the timetable names no place. It ${be} on ${day}, ${times}.${later}`;
      return `${title}: ${place}, on ${day}, ${times}.${later}`;
    case 'status':
      return `${title}: ${statusInWords(session, phase, wait)} It ${be} on ${day}, ${times}${where}.${later}`;
    case 'when': {
      const state = { ahead: ` It starts in ${wait}.`, on: ' It is on now.', past: '' }[phase];
      return `${title}: ${day}, ${times}${where}.${timetable.knowsZone ? state : ''}${later}`;
    }
  }
}

function statusInWords({ status }: Session, phase: Phase, wait: string): string {
  const moved = status === 'moved' ? ' It was moved.' : '';
  switch (phase) {
    case 'ahead':
      return `still ahead, in ${wait}.${moved}`;
    case 'on':
      return `on now.${moved}`;
    case 'past':
      if (status === 'held') return 'it took place.';
      return moved === ''
        ? 'its time is past; the pack does not say whether it took place.'
        : 'it was moved.';
  }
}

/** "Social dinner, Wednesday 27 February 2019, 19:00–20:35 Hanoi time, at the Metropole (cancelled)". */
export function sessionLine(session: Session, timetable: Timetable, day: 'with day' | 'no day'): string {
  const { title, start, end, place, status } = session;
  const mark = status === 'cancelled' || status === 'moved' ? ` (${status})` : '';
  const where = place ? `, ${place}` : '';
  if (day === 'no day') return `${span(start, end)} ${title}${where}${mark}`;
  return `${title}, ${dayName(start.toPlainDate())}, ${span(start, end)} ${timetable.zoneName}${where}${mark}.`;
}

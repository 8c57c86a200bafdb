import type { Occurrence } from './occurrence.ts';
import { wallTime } from './what.ts';

/** What a new schedule does to an occurrence. */
export interface ScheduleChange {
  readonly kind:
    | 'added'
    /** It takes place at another time. */
    | 'moved'
    | 'cancelled'
    /** It is not in the schedule any more. */
    | 'withdrawn'
    /** It takes place after all, at its old time or another. */
    | 'reinstated'
    /** The next of what recurs every year: the last one stays what it was. */
    | 'next'
    /** Something that no reminder is planned by: its title, its place, its end, or anything of what does not take place. */
    | 'reworded';
  /** As it is to be from now on. */
  readonly occurrence: Occurrence;
}

/**
 * What leads from one schedule of a pack to another. Times that people named are nothing that a pack holds: they stay as they are.
 *
 * @param known What the old schedule holds, `withdrawn` ones too.
 */
export function changesBetween(
  known: readonly Occurrence[],
  wanted: readonly Occurrence[],
): ScheduleChange[] {
  const old = new Map(known.map((occurrence) => [occurrence.subject, occurrence]));
  const subjects = new Set(wanted.map(({ subject }) => subject));
  const gone = known.filter(
    ({ subject, group, status }) => group !== null && status === 'standing' && !subjects.has(subject),
  );
  return [
    ...wanted.flatMap((occurrence) => changeOf(old.get(occurrence.subject), occurrence) ?? []),
    ...gone.map((occurrence) => ({
      kind: 'withdrawn' as const,
      occurrence: { ...occurrence, status: 'withdrawn' as const },
    })),
  ];
}

function changeOf(old: Occurrence | undefined, occurrence: Occurrence): ScheduleChange | undefined {
  if (!old) return { kind: 'added', occurrence };
  const stands = occurrence.status === 'standing';
  if (stands && occurrence.group === 'anniversaries' && occurrence.start.year > old.start.year) {
    return { kind: 'next', occurrence };
  }
  if (stands && old.status !== 'standing') return { kind: 'reinstated', occurrence };
  if (!stands && old.status === 'standing') return { kind: 'cancelled', occurrence };
  if (stands && wallTime(old.start) !== wallTime(occurrence.start)) return { kind: 'moved', occurrence };
  return written(old) === written(occurrence) ? undefined : { kind: 'reworded', occurrence };
}

function written({ group, title, place, note, start, end, status }: Occurrence): string {
  return JSON.stringify([group, title, place, note, wallTime(start), wallTime(end), status]);
}

import type { Temporal } from 'temporal-polyfill';
import type { Group } from './what.ts';

export type OccurrenceStatus =
  | 'standing'
  | 'cancelled'
  /** Not in the pack any more. */
  | 'withdrawn';

/** Something to remind of, as the store knows it: a session, a day of the summit, the next anniversary of one, or a named time. */
export interface Occurrence {
  /** The pack's name. */
  readonly pack: string;
  /** What it is, whenever it is: `session:dinner`, `day:2019-02-27`, `anniversary:2019-02-27`, `time:…`. Unique in a pack. */
  readonly subject: string;
  /** None for a named time. */
  readonly group: Group | null;
  readonly title: string;
  readonly place: string | null;
  readonly note: string | null;
  /** Tells it from other times of the same subject: `wallTime(start)` is the occurrence's key. */
  readonly start: Temporal.ZonedDateTime;
  /** Until then it is of use to say that it has started. */
  readonly end: Temporal.ZonedDateTime;
  readonly status: OccurrenceStatus;
}

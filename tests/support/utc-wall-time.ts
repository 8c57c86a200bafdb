import type { Temporal } from 'temporal-polyfill';

/** As a pack in UTC has it: `2030-07-06 20:00:05`. */
export function utcWallTime(instant: Temporal.Instant): string {
  return instant
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ');
}

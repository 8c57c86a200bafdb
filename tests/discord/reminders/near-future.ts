import { Temporal } from 'temporal-polyfill';
import { utcWallTime } from '../../support/utc-wall-time.ts';

/** A whole second that lies at least so many milliseconds ahead, in real time. */
export function secondAhead(milliseconds: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Math.ceil((Date.now() + milliseconds) / 1000) * 1000);
}

/** A pack with one session, by the real clock. */
export function fireworksAt(start: Temporal.Instant): string {
  return `title: Lakeside Fireworks
timezone: UTC
sources:
  leaflet: {publisher: Festival office, title: Leaflet for visitors, published: 2030-05-01}
  radio: {publisher: City Radio, title: Interview with Ada Brook, published: 2030-06-14}
sessions:
  - {id: fireworks, title: Fireworks, start: "${utcWallTime(start)}", end: "${utcWallTime(start.add({ hours: 1 }))}", place: Lake, source: leaflet}
`;
}

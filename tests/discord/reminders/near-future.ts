import type { Temporal } from 'temporal-polyfill';
import { utcWallTime } from '../../support/utc-wall-time.ts';

/** A pack with a session every second, by the real clock: Rocket 1 starts a second after `from`. */
export function rocketsAfter(from: Temporal.Instant, count: number): string {
  const sessions = Array.from({ length: count }, (_, place) => {
    const start = from.add({ seconds: place + 1 });
    const [begins, ends] = [start, start.add({ hours: 1 })].map(utcWallTime);
    return `  - {id: rocket-${place + 1}, title: Rocket ${place + 1}, start: "${begins}", end: "${ends}", place: Lake, source: leaflet}`;
  });
  return `title: Lakeside Fireworks
timezone: UTC
sources:
  leaflet: {publisher: Festival office, title: Leaflet for visitors, published: 2030-05-01}
  radio: {publisher: City Radio, title: Interview with Ada Brook, published: 2030-06-14}
sessions:
${sessions.join('\n')}
`;
}

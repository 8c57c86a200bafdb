import { Temporal } from 'temporal-polyfill';
import { lazyLog } from '../../src/log.ts';
import type { Occurrence } from '../../src/reminders/occurrence.ts';
import { openStore, type StorePlace } from '../../src/store/open-store.ts';

export interface PlanningResult {
  /** Deliveries planned. */
  readonly planned: number;
  readonly seconds: number;
  /** To move every one of them by an hour, as a changed schedule does. */
  readonly moving: number;
  /** To adopt the same again, which changes nothing. */
  readonly again: number;
  /** Megabytes. */
  readonly memory: number;
}

const sessionCount = 50;
const offsets = [1440, 60, 15, 5, 0];

/** Plans so many deliveries from nothing, moves all of them, and plans them again. */
export async function planning(place: StorePlace, deliveries: number): Promise<PlanningResult> {
  const store = await openStore(place, lazyLog('warn'));
  const now = Temporal.Now.instant();
  const { subscriptions, schedule } = store.reminders;
  const count = Math.ceil(deliveries / sessionCount / offsets.length);
  for (let number = 0; number < count; number++) {
    const userId = String(number + 1);
    const target = { kind: 'user', userId } as const;
    await subscriptions.add(
      { pack: 'plan', target, what: { kind: 'sessions' }, offsets, createdBy: userId },
      null,
      1,
      now,
    );
  }
  const start = now.add({ hours: 48 }).toZonedDateTimeISO('UTC').round('second');
  const adopt = async (version: string, sessions: readonly Occurrence[]) => {
    const begin = performance.now();
    await schedule.adopt('plan', version, sessions, now);
    return (performance.now() - begin) / 1000;
  };
  const seconds = await adopt('1', sessionsFrom(start));
  const moving = await adopt('2', sessionsFrom(start.add({ hours: 1 })));
  const again = await adopt('3', sessionsFrom(start.add({ hours: 1 })));
  const memory = process.memoryUsage.rss() / 1e6;
  await store.close();
  return { planned: count * sessionCount * offsets.length, seconds, moving, again, memory };
}

function sessionsFrom(first: Temporal.ZonedDateTime): Occurrence[] {
  return Array.from({ length: sessionCount }, (_, place) => {
    const start = first.add({ minutes: place });
    return {
      pack: 'plan',
      subject: `session:leg-${place}`,
      group: 'sessions',
      title: `Leg ${place}`,
      place: null,
      note: null,
      start,
      end: start.add({ hours: 1 }),
      status: 'standing',
    };
  });
}

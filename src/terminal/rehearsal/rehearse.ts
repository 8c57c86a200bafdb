import { setTimeout as sleep } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { Log } from '../../log.ts';
import { isAfter } from '../../reminders/instants.ts';
import type { Occurrence } from '../../reminders/occurrence.ts';
import { occurrencesOf } from '../../reminders/occurrences-of.ts';
import { Planner } from '../../reminders/planner.ts';
import type { DeliveryStore, Postman, ReminderStore, SchedulePacks } from '../../reminders/ports.ts';
import type { Preferences } from '../../reminders/preferences.ts';
import { dueAt, occurrencesFor, Reminders } from '../../reminders/reminders.ts';
import type { NewSubscription } from '../../reminders/subscription.ts';
import { DeliveryWorker, usualOptions } from '../../reminders/worker.ts';
import type { Output } from '../output.ts';
import { SimulatedClock } from './simulated-clock.ts';
import { Transcript } from './transcript.ts';

type Instant = Temporal.Instant;

export interface RehearsalParts {
  readonly found: NonNullable<ReturnType<SchedulePacks['find']>>;
  /** The pack's. */
  readonly zone: string;
  readonly wishes: readonly NewSubscription[];
  /** By person. */
  readonly preferences: ReadonlyMap<string, Preferences>;
  /** Empty, and of no use afterwards. */
  readonly store: ReminderStore;
  /** Before the first reminder. */
  readonly start: Instant;
  /** So many times faster than the clock on the wall; at once when not given. */
  readonly speed: number | undefined;
  readonly output: Output;
  readonly log: Log;
}

/** Has the real planner and worker go through everything that is due, and tells what would be posted. Ends early when `stop` aborts. */
export async function rehearse(parts: RehearsalParts, stop: AbortSignal): Promise<void> {
  const { found, zone, store, output, log } = parts;
  const clock = new SimulatedClock(parts.start);
  const transcript = new Transcript(found.pack, zone);
  const packs: SchedulePacks = {
    standard: found.pack.id,
    find: (name) => (name === found.pack.id ? found : undefined),
  };
  await subscribeAll(parts, packs, clock);
  const planner = new Planner({ schedule: store.schedule, packs, clock, log, changed: () => undefined });
  await planner.adoptAll();
  const worker = new DeliveryWorker(
    {
      deliveries: telling(store.deliveries, transcript),
      subscriptions: store.subscriptions,
      postman: printing(transcript, clock),
      clock,
      log,
    },
    usualOptions,
  );
  const end = new AbortController();
  const running = worker.run(end.signal);
  const notices = cancelledOnes(parts);
  while (!stop.aborted) {
    await worker.idle();
    await output.write(transcript.take(clock.now()));
    const next = earliest(await store.deliveries.nextDue(), notices[0]?.at);
    if (!next) break;
    await pass(clock.now(), next, parts.speed, stop);
    if (!stop.aborted) clock.moveTo(next);
    while (notices[0] && !isAfter(notices[0].at, clock.now())) {
      const notice = notices.shift();
      if (notice) transcript.cancelled(notice.occurrence, notice.subscriptions);
    }
  }
  end.abort();
  await running;
  if (stop.aborted) await output.write('\nStopped before the end.\n');
  await output.write(transcript.summary());
}

/** A minute before the first reminder of these is due; nothing when there is none. */
export function startOf(
  wishes: readonly NewSubscription[],
  occurrences: readonly Occurrence[],
): Instant | undefined {
  const due = wishes.flatMap(({ what, offsets }) =>
    offsets.flatMap((offset) =>
      what.kind === 'time'
        ? dueAt({ start: what.at }, offset)
        : occurrencesFor(what, occurrences).map((occurrence) => dueAt(occurrence, offset)),
    ),
  );
  return due
    .reduce<Instant | undefined>((first, at) => earliest(first, at), undefined)
    ?.subtract({ minutes: 1 });
}

async function subscribeAll(
  { wishes, preferences, store }: RehearsalParts,
  packs: SchedulePacks,
  clock: SimulatedClock,
): Promise<void> {
  const reminders = new Reminders(store, packs, clock, () => undefined);
  for (const [userId, told] of preferences) await reminders.savePreferences(userId, told);
  for (const wish of wishes) await reminders.subscribe(wish);
}

/** What is cancelled already nobody is reminded of, which the operator is to see all the same. */
function cancelledOnes({ found, wishes, start }: RehearsalParts) {
  return occurrencesOf(found.pack, start)
    .filter((occurrence) => occurrence.status === 'cancelled')
    .map((occurrence) => ({
      occurrence,
      at: occurrence.start.toInstant(),
      subscriptions: wishes.filter(({ what }) => occurrencesFor(what, [occurrence]).length > 0).length,
    }))
    .filter(({ subscriptions, at }) => subscriptions > 0 && isAfter(at, start))
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}

function telling(deliveries: DeliveryStore, transcript: Transcript): DeliveryWorkerDeliveries {
  return {
    lease: (most, now, until) => deliveries.lease(most, now, until),
    begin: (delivery, now, until) => deliveries.begin(delivery, now, until),
    divert: (delivery, diversion) => deliveries.divert(delivery, diversion),
    nextDue: () => deliveries.nextDue(),
    async settle(delivery, outcome, now) {
      transcript.settled(delivery, outcome);
      await deliveries.settle(delivery, outcome, now);
    },
  };
}

type DeliveryWorkerDeliveries = Pick<DeliveryStore, 'lease' | 'begin' | 'divert' | 'settle' | 'nextDue'>;

function printing(transcript: Transcript, clock: SimulatedClock): Postman {
  return {
    clock,
    async post(reminder) {
      transcript.posted(reminder, clock.now());
      const { id, subscription } = reminder.delivery;
      const channelId = subscription.target.kind === 'channel' ? subscription.target.channelId : id;
      return { kind: 'posted', channelId, messageId: id, diversion: null };
    },
    lookFor: () => Promise.resolve({ kind: 'absent' }),
  };
}

/** As much as a timer takes. */
const longestSleep = 2 ** 31 - 1;

async function pass(from: Instant, to: Instant, speed: number | undefined, stop: AbortSignal): Promise<void> {
  if (speed === undefined) return;
  let left = (to.epochMilliseconds - from.epochMilliseconds) / speed;
  for (; left > 0 && !stop.aborted; left -= longestSleep) {
    await sleep(Math.min(left, longestSleep), undefined, { signal: stop }).catch(() => undefined);
  }
}

function earliest(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  if (!a || !b) return a ?? b;
  return isAfter(a, b) ? b : a;
}

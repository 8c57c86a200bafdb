import { Temporal } from 'temporal-polyfill';
import { expect } from 'vitest';
import type { LeasedDelivery } from '../../../../src/reminders/delivery.ts';
import type { Occurrence } from '../../../../src/reminders/occurrence.ts';
import type { NewSubscription, Owner, Subscription } from '../../../../src/reminders/subscription.ts';
import type { Store } from '../../../../src/store/store.ts';
import { noon } from '../../test-store.ts';

export const zone = 'Asia/Ho_Chi_Minh';
export const person: Owner = { kind: 'user', userId: '7' };
export const server: Owner = { kind: 'guild', guildId: '1' };
export const channel = {
  kind: 'channel',
  guildId: '1',
  channelId: '10',
  roleId: null,
  interested: false,
} as const;

/** A wish of one person for the dinner, an hour before. */
export const wish: NewSubscription = {
  pack: 'hanoi',
  target: { kind: 'user', userId: '7' },
  what: { kind: 'session', id: 'dinner' },
  offsets: [60],
  createdBy: '7',
};

/** A session from 20:00 to 22:00 in Hanoi (13:00 to 15:00 UTC), an hour after noon. */
export const dinner: Occurrence = sessionAt('dinner', '20:00', '22:00');

export function sessionAt(id: string, from: string, to: string): Occurrence {
  return {
    pack: 'hanoi',
    subject: `session:${id}`,
    group: 'sessions',
    title: id,
    place: 'Metropole',
    note: null,
    start: hanoi(from),
    end: hanoi(to),
    status: 'standing',
  };
}

export function movedTo(from: string, to: string, occurrence = dinner): Occurrence {
  return { ...occurrence, start: hanoi(from), end: hanoi(to) };
}

export const cancelled: Occurrence = { ...dinner, status: 'cancelled' };

/** `20:00` on the day of the tests, or `2019-02-28T20:00`. */
export function hanoi(time: string): Temporal.ZonedDateTime {
  const dated = time.includes('T') ? time : `2019-02-27T${time}`;
  return Temporal.PlainDateTime.from(dated).toZonedDateTime(zone);
}

export async function add(
  store: Store,
  change: Partial<NewSubscription> = {},
  now = noon,
): Promise<Subscription> {
  const added = await store.reminders.subscriptions.add({ ...wish, ...change }, null, 50, now);
  if (added === 'too many') throw new Error(added);
  return added;
}

/** Adopts a schedule; each has a version of its own. */
export async function adopt(store: Store, wanted: readonly Occurrence[], now = noon): Promise<void> {
  await store.reminders.schedule.adopt('hanoi', crypto.randomUUID(), wanted, now);
}

/** Every delivery of an owner in a line: `reminder 60 20:00 pending 19:00`; the time is when it is due, in Hanoi. */
export async function deliveriesOf(store: Store, owner = person): Promise<string[]> {
  const all = await store.reminders.deliveries.statusOf(owner, 1000);
  return all
    .map(({ kind, offset, occurrenceKey, dueAt, state, reason }) =>
      [
        kind,
        offset,
        occurrenceKey.slice(11, 16),
        reason ?? state,
        dueAt.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' }),
      ].join(' '),
    )
    .toSorted();
}

export async function lease(
  store: Store,
  now: Temporal.Instant,
  most = 100,
): Promise<readonly LeasedDelivery[]> {
  return (await store.reminders.deliveries.lease(most, now, now.add({ seconds: 30 }))).deliveries;
}

/** Sends everything that is due. */
export async function sendDue(store: Store, now: Temporal.Instant): Promise<string[]> {
  const { deliveries } = store.reminders;
  const due = await lease(store, now);
  for (const delivery of due) {
    expect(await deliveries.begin(delivery, now, now.add({ seconds: 30 }))).toBe(true);
    await deliveries.settle(delivery, sent, now);
  }
  return due.map(({ kind, offset }) => `${kind} ${offset}`);
}

export const sent = { kind: 'sent', channelId: '20', messageId: '900', detour: null } as const;

export async function wakes(store: Store): Promise<string | undefined> {
  return (await store.reminders.deliveries.nextDue())?.toString();
}

export async function leaseOne(store: Store, now: Temporal.Instant): Promise<LeasedDelivery> {
  const [delivery] = await lease(store, now, 1);
  if (!delivery) throw new Error('nothing is due');
  return delivery;
}

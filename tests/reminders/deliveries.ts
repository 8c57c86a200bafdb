import { Temporal } from 'temporal-polyfill';
import type { LeasedDelivery } from '../../src/reminders/delivery.ts';
import type { Occurrence } from '../../src/reminders/occurrence.ts';
import { noPreferences, type Preferences } from '../../src/reminders/preferences.ts';
import type { Subscription } from '../../src/reminders/subscription.ts';
import { readWallTime, wallTime } from '../../src/reminders/what.ts';

export const zoned = (text: string) => readWallTime(`${text}[Asia/Ho_Chi_Minh]`);

/** A dinner in Hanoi from 18:30 to 20:30, which is from 11:30 to 13:30 in UTC. */
export const dinner: Occurrence = {
  pack: 'hanoi',
  subject: 'session:dinner',
  group: 'sessions',
  title: 'Dinner',
  place: null,
  note: null,
  start: zoned('2019-02-27T18:30'),
  end: zoned('2019-02-27T20:30'),
  status: 'standing',
};

export const toAnn: Subscription['target'] = { kind: 'user', userId: 'ann' };
export const toHall: Subscription['target'] = {
  kind: 'channel',
  guildId: 'guild',
  channelId: 'hall',
  roleId: null,
  interested: false,
};

/** One of the dinner, an hour before, to a person. */
export function leased(
  change: Partial<Omit<LeasedDelivery, 'occurrence'>> & {
    readonly occurrence?: Partial<Occurrence>;
    readonly target?: Subscription['target'];
  } = {},
): LeasedDelivery {
  const { occurrence: changes, target = toAnn, ...rest } = change;
  const occurrence = { ...dinner, ...changes };
  return {
    id: 'delivery',
    kind: 'reminder',
    offset: 60,
    occurrenceKey: wallTime(occurrence.start),
    dueAt: occurrence.start.toInstant().subtract({ minutes: 60 }),
    subscription: {
      id: 'subscription',
      pack: 'hanoi',
      target,
      what: { kind: 'sessions' },
      offsets: [60],
      createdBy: 'ann',
      createdAt: Temporal.Instant.from('2019-01-01T00:00Z'),
      paused: null,
    },
    occurrence,
    token: 'token',
    attempts: 0,
    openAttempt: null,
    replaced: false,
    behind: false,
    preferences: noPreferences,
    ...rest,
  };
}

export function quietFrom(from: string, to: string, zone: string | null = null): Preferences {
  return { zone, quietHours: { from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) } };
}

/** On the day of the dinner, in UTC. */
export const at = (time: string) => Temporal.Instant.from(`2019-02-27T${time}Z`);

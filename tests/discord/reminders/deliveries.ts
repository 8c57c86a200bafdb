import { Temporal } from 'temporal-polyfill';
import type { Pack } from '../../../src/knowledge/pack.ts';
import type { Delivery } from '../../../src/reminders/delivery.ts';
import type { Occurrence } from '../../../src/reminders/occurrence.ts';
import { occurrencesOf } from '../../../src/reminders/occurrences-of.ts';
import type { Subscription, Target } from '../../../src/reminders/subscription.ts';
import { wallTime } from '../../../src/reminders/what.ts';
import { festival } from '../../support/festival.ts';

export const forAda: Target = { kind: 'user', userId: '10' };

export function forChannel(channelId: string, others: Partial<Target & { kind: 'channel' }> = {}): Target {
  return { kind: 'channel', guildId: '1', channelId, roleId: null, interested: false, ...others };
}

/** An occurrence of a pack, with changes. */
export function occurrence(
  subject: string,
  change: Partial<Occurrence> = {},
  pack: Pack = festival,
  now = '2030-07-01T00:00Z',
): Occurrence {
  const found = occurrencesOf(pack, Temporal.Instant.from(now)).find((one) => one.subject === subject);
  if (!found) throw new Error(`the pack has no ${subject}`);
  return { ...found, ...change };
}

export interface DeliveryOptions extends Partial<Omit<Delivery, 'subscription' | 'occurrence'>> {
  readonly createdBy?: string | null;
}

/** A delivery of an occurrence, 15 minutes before its start. */
export function deliveryOf(of: Occurrence, target: Target = forAda, options: DeliveryOptions = {}): Delivery {
  const { createdBy = '10', ...others } = options;
  const subscription: Subscription = {
    id: 'abcdefghijkl',
    pack: of.pack,
    target,
    what: { kind: 'sessions' },
    offsets: [15],
    createdBy,
    createdAt: Temporal.Instant.from('2030-06-01T00:00Z'),
    paused: null,
  };
  return {
    id: 'abcdefghijklmnopqrstuv',
    kind: 'reminder',
    offset: 15,
    occurrenceKey: wallTime(of.start),
    dueAt: of.start.toInstant().subtract({ minutes: 15 }),
    subscription,
    occurrence: of,
    ...others,
  };
}

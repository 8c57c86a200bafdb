import { Temporal } from 'temporal-polyfill';
import type { Subscription } from '../../../src/reminders/subscription.ts';
import { forAda } from '../reminders/deliveries.ts';

/** A subscription of Ada's to the gala, 15 minutes before, with changes. */
export function subscription(change: Partial<Subscription> = {}): Subscription {
  return {
    id: 'abcdefghijkl',
    pack: 'test',
    target: forAda,
    what: { kind: 'session', id: 'gala' },
    offsets: [15],
    createdBy: '10',
    createdAt: Temporal.Instant.from('2030-06-01T00:00Z'),
    paused: null,
    ...change,
  };
}

export function paused(reason: NonNullable<Subscription['paused']>['reason']): Pick<Subscription, 'paused'> {
  return { paused: { reason, at: Temporal.Instant.from('2030-06-02T00:00Z') } };
}

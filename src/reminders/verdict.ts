import type { Temporal } from 'temporal-polyfill';
import type { LeasedDelivery, Outcome } from './delivery.ts';
import { quietUntil } from './quiet-hours.ts';
import { helpsAt, isOutdated, timingOf } from './timing.ts';

/** What follows a change of the schedule does not wait for that. */
const untilInLine = { seconds: 10 } as const;

/**
 * What to do with a due delivery of which nothing was sent: to send it, or how it ends without.
 *
 * What the schedule has overtaken is left to whoever adopts that: it moves, or is dropped for a notice.
 *
 * Quiet hours hold back what is still of use afterwards. What is not, a channel gets nevertheless and a person does not.
 */
export function verdictOn(delivery: LeasedDelivery, now: Temporal.Instant): Outcome | 'send' {
  if (delivery.replaced) return { kind: 'dropped', reason: 'replaced' };
  // Before the next one: an anniversary that is over gives way to the next.
  if (timingOf(delivery, now) === 'over') return { kind: 'dropped', reason: 'late' };
  if (isOutdated(delivery)) {
    return delivery.behind
      ? { kind: 'later', at: now.add(untilInLine), certain: true }
      : { kind: 'dropped', reason: 'changed' };
  }
  const until = quietFor(delivery, now);
  if (!until) return 'send';
  if (helpsAt(delivery, until)) return { kind: 'later', at: until, certain: true };
  return delivery.subscription.target.kind === 'channel'
    ? 'send'
    : { kind: 'dropped', reason: 'quiet-hours' };
}

function quietFor(
  { kind, occurrence, preferences: { quietHours, zone } }: LeasedDelivery,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  // Whoever asks for a snooze is awake.
  if (!quietHours || kind === 'snooze') return undefined;
  return quietUntil(quietHours, zone ?? occurrence.start.timeZoneId, now);
}

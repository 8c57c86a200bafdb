import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../clock.ts';
import type { InvalidRequests } from '../gateway/invalid-requests.ts';

/** Until when reminders wait, so that Discord does not ban the address; nothing while they need not. */
export function holdOf(invalid: Pick<InvalidRequests, 'hold'>, clock: Clock): Temporal.Instant | undefined {
  const wait = invalid.hold();
  return wait > 0 ? clock.now().add({ milliseconds: Math.ceil(wait) }) : undefined;
}

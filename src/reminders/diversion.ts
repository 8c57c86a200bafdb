import type { PauseReason } from './subscription.ts';

/** Where a message ends up, if not where it was meant to. */
export type Detour = 'parent-channel' | 'creator';

/** A message that ends up elsewhere than it was meant to, and why. */
export interface Diversion {
  readonly to: Detour;
  /** `closed` is a thread that the bot may not open. */
  readonly why: PauseReason | 'closed';
}

/** Why a subscription pauses whose messages would go that way. */
export function pauseReasonOf({ why }: Pick<Diversion, 'why'>): PauseReason {
  return why === 'closed' ? 'no-permission' : why;
}

import { readOffsets } from '../../reminders/offsets.ts';
import type { Offer } from '../../reminders/reminders.ts';
import { echoed } from '../messages/escape.ts';
import { type BotMessage, say, shortened } from '../messages/message.ts';
import { chosenOf } from './choices.ts';
import { overMessage, undatedMessage, usualOffsets } from './offer-message.ts';
import type { Wish } from './wish-code.ts';

/** What the options of `/remind me` and `/remind channel` come to. */
export type WishRead =
  | { readonly kind: 'wish'; readonly wish: Wish }
  | { readonly kind: 'refusal'; readonly message: BotMessage };

/**
 * @param before In words; the usual where it is left out.
 * @param userId Who gets a button to have what still makes sense; nobody for a channel.
 */
export function readWish(
  offer: Offer | undefined,
  session: string,
  before: string | null,
  userId: string | null,
): WishRead {
  if (!offer) return refusal(say('I have no schedule to remind of here.'));
  if (offer.state === 'undated') return refusal(undatedMessage(offer));
  const what = chosenOf(offer, session);
  if (offer.state === 'over' && what?.kind !== 'anniversaries') return refusal(overMessage(offer, userId));
  if (!what)
    return refusal(
      say(`I find no session like “${echoed(shortened(session, 100))}”. Choose one of those offered.`),
    );
  if (before === null) return { kind: 'wish', wish: { what, offsets: usualOffsets(what) } };
  const read = readOffsets(before);
  if (read.kind === 'problem') return refusal(say(echoed(read.problem)));
  return { kind: 'wish', wish: { what, offsets: read.offsets } };
}

function refusal(message: BotMessage): WishRead {
  return { kind: 'refusal', message };
}

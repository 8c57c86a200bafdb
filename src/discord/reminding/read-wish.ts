import type { RequestedThing } from '../../answer/requests/reminder-request.ts';
import { list } from '../../answer/schedule/wording.ts';
import { readOffsets } from '../../reminders/offsets.ts';
import type { Offer } from '../../reminders/reminders.ts';
import { echoed } from '../messages/escape.ts';
import { type BotMessage, say, shortened } from '../messages/message.ts';
import { chosenOf } from './choices.ts';
import { overMessage, undatedMessage, usualOffsets } from './offer-message.ts';
import { boldName } from './names.ts';
import type { Wish } from './wish-code.ts';

const mostNamed = 5;

/** What the options of `/remind me` and `/remind channel` come to. */
export type WishRead =
  | { readonly kind: 'wish'; readonly wish: Wish }
  | { readonly kind: 'refusal'; readonly message: BotMessage };

/** The options as they were typed. */
export interface Typed {
  readonly session: string;
  /** What `session` names, as it is read. */
  readonly thing: RequestedThing;
  /** In words; the usual where it is left out. */
  readonly before: string | null;
}

/** @param userId Who gets a button to have what still makes sense; nobody for a channel. */
export function readWish(
  offer: Offer | undefined,
  { session, thing, before }: Typed,
  userId: string | null,
): WishRead {
  if (!offer) return refusal('I have no schedule to remind of here.');
  if (offer.state === 'undated') return { kind: 'refusal', message: undatedMessage(offer) };
  const [what, ...others] = chosenOf(offer, session, thing);
  if (offer.state === 'over' && what?.kind !== 'anniversaries') {
    return { kind: 'refusal', message: overMessage(offer, userId) };
  }
  const quoted = `“${echoed(shortened(session, 100))}”`;
  if (!what) return refusal(`I find no session like ${quoted}. Choose one of those offered.`);
  if (others.length > 0) {
    const names = [what, ...others].slice(0, mostNamed).map((one) => boldName(one, offer.pack));
    return refusal(`${quoted} fits ${list(names)}. Choose one of those offered.`);
  }
  if (before === null) return { kind: 'wish', wish: { what, offsets: usualOffsets(what) } };
  const read = readOffsets(before);
  if (read.kind === 'problem') return refusal(echoed(read.problem));
  return { kind: 'wish', wish: { what, offsets: read.offsets } };
}

function refusal(sentence: string): WishRead {
  return { kind: 'refusal', message: say(sentence) };
}

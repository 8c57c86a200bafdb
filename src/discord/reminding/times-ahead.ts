import type { Temporal } from 'temporal-polyfill';
import { isAfter } from '../../reminders/instants.ts';
import { describeOffset } from '../../reminders/offsets.ts';
import { dueAt, occurrencesFor, type Offer } from '../../reminders/reminders.ts';
import { type What, writeWhat } from '../../reminders/what.ts';
import { encodeId } from '../custom-id.ts';
import { type BotMessage, button, type Row, rowOf, say } from '../messages/message.ts';
import { boldName } from './names.ts';
import { usualOffsets } from './offer-message.ts';
import { pastText } from './subscribed-message.ts';
import { encodeWish, type Wish } from './wish-code.ts';

/** Minutes before the start. */
const offered = [1440, 60, 15, 0];

/** What may be chosen where somebody left open how long before, as far as it is not past. */
export function wishesAhead(what: What, offer: Offer, now: Temporal.Instant): Wish[] {
  return possible(what, offered, offer, now);
}

/** What still makes sense where the time that somebody named is past: the usual one, or the start itself. */
export function wishesLeft(what: What, offer: Offer, now: Temporal.Instant): Wish[] {
  return possible(what, [...new Set([...usualOffsets(what), 0])], offer, now);
}

/** A button for each, which shows when that is, to be confirmed. */
export function timeRows(wishes: readonly Wish[], { pack }: Offer, userId: string): Row[] {
  const buttons = wishes.flatMap((wish) => {
    const code = encodeWish(wish, pack);
    const [label = ''] = wish.offsets.map(describeOffset);
    return code === undefined
      ? []
      : [button(encodeId('propose', userId, code), label.replace('at the', 'At the'))];
  });
  return buttons.length > 0 ? [rowOf(...buttons)] : [];
}

/**
 * It is too late, and what can be had all the same.
 *
 * @param start When it starts, or started.
 */
export function pastMessage(
  what: What,
  start: Temporal.ZonedDateTime,
  left: readonly Wish[],
  offer: Offer,
  userId: string,
): BotMessage {
  const text = pastText(what, start, offer.pack);
  const [first] = left;
  if (!first) return say(text);
  const name = writeWhat(first.what) === writeWhat(what) ? 'it' : boldName(first.what, offer.pack);
  return say(`${text} I can still remind you of ${name}:`, timeRows(left, offer, userId));
}

function possible(what: What, offsets: readonly number[], offer: Offer, now: Temporal.Instant): Wish[] {
  const starts = occurrencesFor(what, offer.occurrences);
  return offsets
    .filter((offset) => starts.some((of) => isAfter(dueAt(of, offset), now)))
    .map((offset) => ({ what, offsets: [offset] }));
}

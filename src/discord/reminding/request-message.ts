import { ButtonStyle } from 'discord.js';
import { askWhen } from '../../answer/requests/unclear-time.ts';
import type { Offer } from '../../reminders/reminders.ts';
import type { What } from '../../reminders/what.ts';
import { encodeId } from '../custom-id.ts';
import { plain } from '../messages/escape.ts';
import { type BotMessage, button, type Row, rowOf, say } from '../messages/message.ts';
import { stamp } from '../messages/moment.ts';
import { boldName, nameOf } from './names.ts';
import { overMessage, undatedMessage } from './offer-message.ts';
import type { Resolved } from './resolve-request.ts';
import { cancelledText, noAnniversariesText, whenText } from './subscribed-message.ts';
import { pastMessage, timeRows } from './times-ahead.ts';
import { encodeWish, type Wish } from './wish-code.ts';

/** What a wish in free text was taken for, to be confirmed; or why it cannot be. */
export function requestMessage(resolved: Resolved, offer: Offer, userId: string): BotMessage {
  const { pack } = offer;
  switch (resolved.kind) {
    case 'wish':
      return wishMessage(resolved, offer, userId);
    case 'which':
      return whichMessage(resolved.wishes, offer, userId);
    case 'how long':
      return say(
        `How long before shall I remind you of ${boldName(resolved.what, pack)}?`,
        timeRows(resolved.wishes, offer, userId),
      );
    case 'past':
      return pastMessage(resolved.what, resolved.start, resolved.left, offer, userId);
    case 'too late':
      return say(
        `${stamp(resolved.at.epochMilliseconds, 'F')} is too late: ${boldName(resolved.what, pack)} is over by then.`,
      );
    case 'cancelled':
      return say(cancelledText(resolved.what, pack));
    case 'unread':
      return say(askWhen);
    case 'over':
      return overMessage(offer, userId);
    case 'undated':
      return undatedMessage(offer);
    case 'no anniversaries':
      return say(
        pack.commemorate ? 'It lies ahead; its anniversaries come after it.' : noAnniversariesText(pack),
      );
    case 'no zone':
      return say(
        'I know neither your time zone nor that of the sessions. /remind zone tells me yours; then please ask again.',
      );
  }
}

function wishMessage(resolved: Resolved & { kind: 'wish' }, offer: Offer, userId: string): BotMessage {
  const { wish, past } = resolved;
  const code = encodeWish(wish, offer.pack);
  if (code === undefined) return say('Those are too many times at once. Please name fewer.');
  const lines = [
    wishText(resolved, offer),
    ...(past ? [`-# ${stamp(past.epochMilliseconds, 'F')} is past, so I take the day after.`] : []),
  ];
  return say(lines.join('\n'), [confirmRow('confirm', userId, code)]);
}

function wishText(
  { wish: { what, offsets }, at: due, of }: Resolved & { kind: 'wish' },
  offer: Offer,
): string {
  const name = boldName(what, offer.pack);
  const at = `${stamp(due.epochMilliseconds, 'F')} (${stamp(due.epochMilliseconds, 'R')})`;
  const isOne = what.kind === 'session' || what.kind === 'day' || what.kind === 'time';
  if (isOne && offsets.length === 1) return `I will remind you of ${name} ${at}, by direct message.`;
  const of1 = of && what.kind === 'sessions' ? `, **${plain(of.title)}**,` : '';
  return `I will remind you of ${name}${whenText(what, offsets)}, by direct message. The first${of1} is due ${at}.`;
}

function whichMessage(wishes: readonly Wish[], offer: Offer, userId: string): BotMessage {
  const buttons = wishes.slice(0, 5).flatMap((wish) => {
    const code = encodeWish(wish, offer.pack);
    return code === undefined
      ? []
      : [button(encodeId('propose', userId, code), nameOf(wish.what, offer.pack))];
  });
  if (buttons.length === 0) return say('I do not know which session you mean. /remind me offers them all.');
  return say('Which session do you mean?', [rowOf(...buttons)]);
}

/** To stop what somebody named, or everything. */
export function unwishMessage(
  what: What | undefined,
  count: number,
  offer: Offer,
  userId: string,
): BotMessage {
  if (count === 0 && what === undefined) return say('You have no reminders.');
  const name = what && boldName(what, offer.pack);
  if (count === 0) {
    return say(`You have no reminder of just that: ${name}. /remind list shows what you have.`);
  }
  const text =
    name === undefined ? 'I will stop all of your reminders.' : `I will stop your reminder of ${name}.`;
  const code = what ? encodeWish({ what, offsets: [] }, offer.pack) : '';
  return say(text, [confirmRow('unwish', userId, code ?? '')]);
}

/** Not for a channel that others read. */
export const listElsewhere = say('That is for you alone: /remind list shows it.');

function confirmRow(action: 'confirm' | 'unwish', userId: string, code: string): Row {
  return rowOf(
    button(encodeId(action, userId, code), 'Confirm', ButtonStyle.Primary),
    button(encodeId('cancel', userId), 'Cancel'),
  );
}

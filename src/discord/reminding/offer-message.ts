import type { Offer } from '../../reminders/reminders.ts';
import type { What } from '../../reminders/what.ts';
import { anybody, encodeId } from '../custom-id.ts';
import { plain } from '../messages/escape.ts';
import { type BotMessage, button, type Row, rowOf, say } from '../messages/message.ts';
import { stamp } from '../messages/moment.ts';
import { datesOf } from './names.ts';
import { noZoneText } from './subscribed-message.ts';
import { encodeWish } from './wish-code.ts';

/** Minutes before the start, where nobody says. */
export function usualOffsets({ kind }: What): readonly number[] {
  return kind === 'sessions' || kind === 'session' ? [15] : [0];
}

/**
 * What cannot be had any more, and what still can.
 *
 * @param userId Who gets a button for that; nobody for a channel's reminders, which are chosen anew.
 */
export function overMessage(offer: Offer, userId: string | null): BotMessage {
  const { pack, days } = offer;
  const [next] = offer.occurrences.filter(({ group }) => group === 'anniversaries');
  const at = next?.start.epochMilliseconds ?? 0;
  const lines = [
    `${plain(pack.title)} is over: it took place ${datesOf(days)}.`,
    ...(next
      ? [
          `I can remind ${userId === null ? 'people' : 'you'} of every anniversary. The next one is ${stamp(at, 'D')} (${stamp(at, 'R')}).`,
        ]
      : []),
  ];
  if (!next || userId === null) return say(lines.join('\n'));
  return say(lines.join('\n'), [rowOf(followButton(offer, { kind: 'anniversaries' }, userId))]);
}

export function undatedMessage({ pack }: Offer): BotMessage {
  if (pack.sessions.length === 0) return say(`The sources name no sessions of ${plain(pack.title)}.`);
  return say(noZoneText(pack));
}

/** For `/schedule`: everybody may press it. Nothing where nothing lies ahead. */
export function offerRows(offer: Offer | undefined): Row[] {
  const groups = new Set(offer?.occurrences.map(({ group }) => group));
  if (!offer || groups.size === 0) return [];
  const what = groups.has('sessions')
    ? ({ kind: 'sessions' } as const)
    : groups.has('anniversaries')
      ? ({ kind: 'anniversaries' } as const)
      : undefined;
  if (!what) return [];
  const stop = button(encodeId('unremind', anybody, codeOf(offer, what)), 'Stop');
  return [rowOf(followButton(offer, what, anybody), stop)];
}

function followButton(offer: Offer, what: What, userId: string) {
  const label = what.kind === 'sessions' ? 'Remind me of every session' : 'Remind me of every anniversary';
  return button(encodeId('remind', userId, codeOf(offer, what)), label);
}

/** A group with one offset always fits. */
function codeOf({ pack }: Offer, what: What): string {
  return encodeWish({ what, offsets: usualOffsets(what) }, pack) ?? '';
}

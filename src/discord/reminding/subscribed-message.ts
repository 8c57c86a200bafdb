import type { Temporal } from 'temporal-polyfill';
import { list } from '../../answer/schedule/wording.ts';
import type { Pack } from '../../knowledge/pack.ts';
import { describeOffset } from '../../reminders/offsets.ts';
import type { Subscribed } from '../../reminders/reminders.ts';
import type { Subscription, Target } from '../../reminders/subscription.ts';
import type { What } from '../../reminders/what.ts';
import { plain } from '../messages/escape.ts';
import { stamp } from '../messages/moment.ts';
import { boldName, dayTitle } from './names.ts';

/**
 * What came of a wish, in one or a few sentences.
 *
 * @param wish With `offsets`, only those are told, not those of earlier wishes for the same: others may read it.
 */
export function subscribedText(
  outcome: Subscribed,
  wish: Pick<Subscription, 'what' | 'target' | 'pack'> & { readonly offsets?: readonly number[] },
  pack: Pack | undefined,
): string {
  switch (outcome.kind) {
    case 'subscribed':
      return successText(outcome, wish.offsets ?? outcome.subscription.offsets, pack);
    case 'too many':
      return tooManyText(outcome.most, wish.target);
    case 'past':
      return pastText(wish.what, outcome.of.start, pack, wish.pack);
    case 'cancelled':
      return cancelledText(wish.what, pack, wish.pack);
    case 'nothing':
      return nothingText(wish, pack);
  }
}

export function tooManyText(most: number, { kind }: Pick<Target, 'kind'>): string {
  const has = kind === 'user' ? 'You have' : 'This server has';
  return `${has} ${most} reminders, which is the most that there can be. Stop one first: /remind list shows them.`;
}

/** ", 15 minutes before"; nothing where the name itself says when, and none where only a snooze made the subscription. */
export function whenText(what: What, offsets: readonly number[]): string {
  if (what.kind === 'time') return '';
  if (offsets.length === 0) return ' (snoozed)';
  const isMorning = what.kind !== 'session' && what.kind !== 'sessions';
  return isMorning && offsets.length === 1 && offsets[0] === 0 ? '' : `, ${offsetsText(offsets)}`;
}

/** "1 day before, 1 hour before and at the start". */
function offsetsText(offsets: readonly number[]): string {
  return list(offsets.map(describeOffset));
}

/** "by direct message", or where in a server. */
export function routeText(target: Target): string {
  if (target.kind === 'user') return 'by direct message';
  const { channelId, guildId, roleId, interested } = target;
  const role = roleId === null ? '' : `, and ping ${roleId === guildId ? '@everyone' : `<@&${roleId}>`}`;
  const others = interested ? ', and ping whoever is interested in the event' : '';
  return `in <#${channelId}>${role}${others}`;
}

function successText(
  { subscription, next, past }: Subscribed & { kind: 'subscribed' },
  offsets: readonly number[],
  pack: Pack | undefined,
): string {
  const { what, target } = subscription;
  const at = next.at.epochMilliseconds;
  const of = what.kind === 'sessions' ? `: **${plain(next.of.title)}**,` : '';
  return [
    `I will remind ${target.kind === 'user' ? 'you' : 'people'} of ${boldName(what, pack, subscription.pack)}${whenText(what, offsets)}, ${routeText(target)}.`,
    `Next${of || ':'} ${stamp(at, 'F')} (${stamp(at, 'R')}).`,
    ...(past.length > 0 ? [`-# Past already: ${offsetsText(past)}.`] : []),
  ].join('\n');
}

/** "**Dinner** is cancelled." */
export function cancelledText(what: What, pack: Pack | undefined, packName = ''): string {
  return `${capital(boldName(what, pack, packName))} is cancelled.`;
}

/** @param start When it starts, or started; of several, the last. */
export function pastText(
  what: What,
  start: Temporal.ZonedDateTime,
  pack: Pack | undefined,
  packName = '',
): string {
  const told = `${stamp(start.epochMilliseconds, 'F')} (${stamp(start.epochMilliseconds, 'R')})`;
  switch (what.kind) {
    case 'time':
      return `${told} is past already.`;
    case 'day':
      return `${capital(plain(dayTitle(what.date, pack)))} has begun already.`;
    default:
      return `It is too late for that. ${boldName(what, pack, packName)}: ${told}.`;
  }
}

function nothingText({ what, pack: name }: Pick<Subscription, 'what' | 'pack'>, pack?: Pack): string {
  if (!pack) return `I have nothing about ${plain(name)} any more.`;
  if (pack.sessions.length === 0) return `The sources name no sessions of ${plain(pack.title)}.`;
  if (pack.timezone === undefined) return noZoneText(pack);
  if (what.kind === 'anniversaries') return noAnniversariesText(pack);
  return 'That is not in the schedule any more. /schedule shows it.';
}

export function noAnniversariesText({ title }: Pack): string {
  return `The anniversaries of ${plain(title)} are not kept.`;
}

export function noZoneText({ title }: Pack): string {
  return `I cannot remind of ${plain(title)}: its sources name no time zone, so that nobody knows when its sessions are.`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

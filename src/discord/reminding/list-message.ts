import { mostSubscriptions, type PauseReason, type Subscription } from '../../reminders/subscription.ts';
import { encodeId } from '../custom-id.ts';
import { type BotMessage, button, type Option, type Row, rowOf, say, select } from '../messages/message.ts';
import { stamp } from '../messages/moment.ts';
import { boldName, type FindPack, nameOf } from './names.ts';
import { routeText, whenText } from './subscribed-message.ts';

/** So many of a page are within 2,000 characters. */
const perPage = 10;

export interface Listed {
  readonly own: readonly Subscription[];
  /** Those of the server's channels, for who may see them. */
  readonly server: readonly Subscription[] | undefined;
}

interface Item {
  readonly subscription: Subscription;
  readonly number: number;
  readonly ofServer: boolean;
}

/**
 * A page of what somebody is reminded of, with selects to stop and to resume.
 *
 * @param news What has just happened, above all else.
 */
export function listMessage(
  listed: Listed,
  findPack: FindPack,
  userId: string,
  page = 0,
  news = '',
): BotMessage {
  const items = itemsOf(listed);
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const current = Math.min(page, pages - 1);
  const shown = items.slice(current * perPage, (current + 1) * perPage);
  const lines = [
    ...(news === '' ? [] : [news]),
    ...section('Your reminders', shown, false, listed.own.length, mostSubscriptions.user, findPack),
    ...(listed.own.length === 0
      ? ['You have no reminders. /remind me, or a button on /schedule, makes one.']
      : []),
    ...section(
      'Reminders in the channels of this server',
      shown,
      true,
      listed.server?.length ?? 0,
      mostSubscriptions.guild,
      findPack,
    ),
    ...(pages > 1 ? [`-# Page ${current + 1} of ${pages}`] : []),
  ];
  return say(lines.join('\n'), rowsOf(shown, findPack, userId, current, pages));
}

/** "**Dinner**, 15 minutes before, by direct message". */
export function subscriptionText(subscription: Subscription, findPack: FindPack): string {
  const { what, offsets, target } = subscription;
  const name = boldName(what, findPack(subscription.pack), subscription.pack);
  const at = what.kind === 'time' ? ` ${stamp(what.at.epochMilliseconds, 'F')}` : '';
  return `${name}${at}${whenText(what, offsets)}, ${routeText(target)}`;
}

/** The same without formatting, for options. */
export function subscriptionLabel(subscription: Subscription, findPack: FindPack): string {
  const { what, offsets, pack } = subscription;
  const name = nameOf(what, findPack(pack), pack);
  const at = what.kind === 'time' ? ` ${what.at.toPlainDateTime().toString({ smallestUnit: 'minute' })}` : '';
  return `${name}${at}${whenText(what, offsets)}`;
}

/** In the words of somebody who is told what to do about it. */
export function pauseText(reason: PauseReason): string {
  switch (reason) {
    case 'closed-dms':
      return 'direct messages from me are refused; allow them, then press Resume';
    case 'channel-gone':
      return 'its channel is gone';
    case 'no-permission':
      return 'I may not write there; /doctor tells what is missing, then press Resume';
  }
}

function itemsOf({ own, server = [] }: Listed): Item[] {
  return [...numbered(own, false), ...numbered(server, true)];
}

function numbered(subscriptions: readonly Subscription[], ofServer: boolean): Item[] {
  return subscriptions.map((subscription, place) => ({ subscription, number: place + 1, ofServer }));
}

function section(
  title: string,
  shown: readonly Item[],
  ofServer: boolean,
  count: number,
  most: number,
  findPack: FindPack,
): string[] {
  const items = shown.filter((item) => item.ofServer === ofServer);
  if (items.length === 0) return [];
  return [`**${title}** (${count} of at most ${most})`, ...items.map((item) => line(item, findPack))];
}

function line({ subscription, number }: Item, findPack: FindPack): string {
  const { paused } = subscription;
  const state = paused ? ` · paused: ${pauseText(paused.reason)}` : '';
  return `${number}. ${subscriptionText(subscription, findPack)}${state}`;
}

function rowsOf(
  shown: readonly Item[],
  findPack: FindPack,
  userId: string,
  page: number,
  pages: number,
): Row[] {
  const options = (items: readonly Item[]): Option[] =>
    items.map((item) => ({ label: optionLabel(item, findPack), value: item.subscription.id }));
  const paused = shown.filter(({ subscription }) => subscription.paused !== null);
  const turns = [
    ...(page > 0 ? [button(encodeId('reminders', userId, '', page - 1), 'Back')] : []),
    ...(page < pages - 1 ? [button(encodeId('reminders', userId, '', page + 1), 'Next')] : []),
  ];
  return [
    ...(shown.length > 0 ? [rowOf(select(encodeId('drop', userId, '', page), 'Stop', options(shown)))] : []),
    ...(paused.length > 0
      ? [rowOf(select(encodeId('resume', userId, '', page), 'Resume', options(paused)))]
      : []),
    ...(turns.length > 0 ? [rowOf(...turns)] : []),
  ];
}

function optionLabel({ subscription, number, ofServer }: Item, findPack: FindPack): string {
  return `${ofServer ? 'Server, ' : ''}${number}. ${subscriptionLabel(subscription, findPack)}`;
}

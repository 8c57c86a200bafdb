import type { DeliveryStatus, DropReason } from '../../reminders/delivery.ts';
import { describeOffset } from '../../reminders/offsets.ts';
import type { Target } from '../../reminders/subscription.ts';
import { plain } from '../messages/escape.ts';
import { type BotMessage, say } from '../messages/message.ts';
import { stamp } from '../messages/moment.ts';

/** So many latest and next deliveries of an owner are told of. */
export const mostShown = 10;

export interface Statuses {
  readonly own: readonly DeliveryStatus[];
  /** Those of the server's channels, for who may see them. */
  readonly server: readonly DeliveryStatus[] | undefined;
}

/** What was sent, when, or why not; and what comes next. */
export function statusMessage({ own, server }: Statuses): BotMessage {
  const parts = [section('Your reminders', own), section('In the channels of this server', server ?? [])];
  const told = parts.filter((part) => part !== '');
  if (told.length === 0) return say('Nothing was sent so far, and nothing is due. /remind me changes that.');
  return say(told.join('\n\n'));
}

function section(title: string, statuses: readonly DeliveryStatus[]): string {
  if (statuses.length === 0) return '';
  const pending = statuses.filter(({ state }) => state === 'pending');
  const settled = statuses.filter(({ state }) => state !== 'pending');
  return [
    `**${title}**`,
    ...settled.map((status) => `- ${subjectOf(status)}: ${outcomeText(status)}`),
    ...(pending.length > 0 ? ['Next:'] : []),
    ...pending.map((status) => `- ${subjectOf(status)}: ${pendingText(status)}`),
  ].join('\n');
}

/** "**Dinner**, 15 minutes before". */
function subjectOf({ kind, offset, occurrence, subscription: { target } }: DeliveryStatus): string {
  const title = `**${plain(occurrence.title)}**`;
  const where = target.kind === 'channel' ? ` in <#${target.channelId}>` : '';
  switch (kind) {
    case 'reminder':
      return `${title}${occurrence.group === null ? '' : `, ${describeOffset(offset)}`}${where}`;
    case 'snooze':
      return `${title}, snoozed${where}`;
    case 'moved':
      return `${title}, notice of the new time${where}`;
    case 'cancelled':
      return `${title}, notice of the cancellation${where}`;
    case 'reinstated':
      return `${title}, notice that it takes place after all${where}`;
  }
}

function pendingText({ dueAt, subscription: { paused, target } }: DeliveryStatus): string {
  const at = dueAt.epochMilliseconds;
  const due = `due ${stamp(at, 'F')} (${stamp(at, 'R')})`;
  return paused ? `${due}, but paused: ${dropText(paused.reason, target)}` : due;
}

function outcomeText(status: DeliveryStatus): string {
  const { state, reason, settledAt, dueAt, subscription } = status;
  const at = stamp((settledAt ?? dueAt).epochMilliseconds, 'F');
  switch (state) {
    case 'sent':
      return `sent ${at}${detourText(status)}${linkText(status)}`;
    case 'dropped':
      return `not sent (${at}): ${reason ? dropText(reason, subscription.target) : 'I do not know why'}`;
    case 'unknown':
      return `perhaps sent (${at}): Discord did not say whether it arrived, and I do not risk sending it twice`;
    case 'pending':
      return pendingText(status);
  }
}

export function dropText(reason: DropReason, { kind }: Pick<Target, 'kind'>): string {
  switch (reason) {
    case 'late':
      return 'it was over before I could send it';
    case 'replaced':
      return 'a later reminder of the same was due as well';
    case 'quiet-hours':
      return 'it fell into your quiet hours, and was of no use after them';
    case 'stopped':
      return 'it was stopped';
    case 'changed':
      return 'the schedule changed, and a notice told so';
    case 'closed-dms':
      return 'direct messages from me are refused';
    case 'channel-gone':
      return kind === 'channel' ? 'the channel is gone' : 'the direct messages are gone';
    case 'no-permission':
      return 'I may not write there';
  }
}

function detourText({ detour, subscription: { target } }: DeliveryStatus): string {
  const meant = target.kind === 'channel' ? `<#${target.channelId}>` : 'there';
  switch (detour) {
    case 'parent-channel':
      return `, in the channel of the thread, as ${meant} takes no messages`;
    case 'creator':
      return `, to whoever set it up, as ${meant} takes no messages`;
    case null:
      return '';
  }
}

/** Direct messages have `@me` in the place of a server. */
function linkText({ channelId, messageId, detour, subscription: { target } }: DeliveryStatus): string {
  if (channelId === null || messageId === null) return '';
  const server = target.kind === 'channel' && detour !== 'creator' ? target.guildId : '@me';
  return ` · [message](https://discord.com/channels/${server}/${channelId}/${messageId})`;
}

import type { Temporal } from 'temporal-polyfill';
import type { Pack } from '../../knowledge/pack.ts';
import type { Delivery } from '../../reminders/delivery.ts';
import type { Diversion } from '../../reminders/diversion.ts';
import type { Reminder } from '../../reminders/ports.ts';
import { anybody, encodeId } from '../custom-id.ts';
import { plain } from './escape.ts';
import { type BotMessage, button, type Row, rowOf } from './message.ts';
import { reminderText } from './reminder-text.ts';

/**
 * Ping, what there is to say, small print, buttons. The delivery's id is in the buttons: by it the message is recognised.
 *
 * @param pack The one that the subscription follows; nothing when it is gone.
 */
export function reminderMessage(
  reminder: Reminder,
  pack: Pack | undefined,
  now: Temporal.Instant,
  diversion: Diversion | null = null,
): BotMessage {
  const { delivery } = reminder;
  const smallPrint = [
    ...(delivery.occurrence.note ? [plain(delivery.occurrence.note.replaceAll(/\s+/g, ' ').trim())] : []),
    ...(diversion ? [explained(diversion, delivery)] : []),
  ];
  const content = [
    `${ping(delivery, diversion)}${reminderText(reminder, pack, now)}`,
    ...smallPrint.map((line) => `-# ${line}`),
  ].join('\n');
  return { content, rows: [buttonsOf(delivery, diversion)] };
}

/** The role that whoever subscribed may ping: not in direct messages, where there are no roles. */
export function pingedRole(
  { subscription: { target } }: Delivery,
  diversion: Diversion | null,
): string | undefined {
  if (target.kind === 'user' || diversion?.to === 'creator') return undefined;
  return target.roleId ?? undefined;
}

function ping(delivery: Delivery, diversion: Diversion | null): string {
  const roleId = pingedRole(delivery, diversion);
  if (roleId === undefined) return '';
  return isEverybody(roleId, delivery) ? '@everyone ' : `<@&${roleId}> `;
}

/** The role of everybody has its server's id, and is mentioned in its own way. */
export function isEverybody(roleId: string | undefined, { subscription: { target } }: Delivery): boolean {
  return target.kind === 'channel' && roleId === target.guildId;
}

function explained({ to, why }: Diversion, { subscription: { target } }: Delivery): string {
  const channel = target.kind === 'channel' ? `<#${target.channelId}>` : 'there';
  if (to === 'parent-channel') {
    switch (why) {
      case 'channel-gone':
        return 'Posted here because the thread that it was for is gone.';
      case 'closed':
        return `Posted here because the thread ${channel} is closed, and I may not open it.`;
      default:
        return `Posted here because I may not write in the thread ${channel}.`;
    }
  }
  switch (why) {
    case 'channel-gone':
      return 'Only you get this, because the channel that it was for is gone.';
    case 'closed':
      return `Only you get this, because the thread ${channel} is closed, and I may neither open it nor write in its channel.`;
    default:
      return `Only you get this, because I may not write in ${channel}. /doctor there tells what I lack.`;
  }
}

function buttonsOf({ id, kind, subscription: { target } }: Delivery, diversion: Diversion | null): Row {
  const isOver = kind === 'cancelled';
  const isForMany = target.kind === 'channel' && diversion?.to !== 'creator';
  return rowOf(
    ...(isForMany && !isOver ? [button(encodeId('follow', anybody, id), 'Remind me too')] : []),
    ...(isOver ? [] : [button(encodeId('snooze', anybody, id), 'Snooze 10 min')]),
    button(encodeId('stop', anybody, id), 'Stop'),
  );
}

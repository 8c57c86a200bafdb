import type { Temporal } from 'temporal-polyfill';
import type { Pack } from '../../knowledge/pack.ts';
import type { Diversion } from '../../reminders/diversion.ts';
import type { Reminder } from '../../reminders/ports.ts';
import { partsOf } from '../messages/message.ts';
import { isEverybody, pingedRole, reminderMessage } from '../messages/reminder.ts';
import { maxContent } from '../messages/split.ts';
import { bodyOf, once } from '../sending.ts';

/** Discord's limit for the ids in `allowed_mentions`. */
const mostMentions = 100;

/** The place of a part in its nonce may have two digits. */
const mostParts = 100;

/** A message as Discord's API takes it. */
export type Letter = Omit<ReturnType<typeof bodyOf>, 'allowed_mentions'> &
  ReturnType<typeof once> & {
    readonly allowed_mentions: {
      readonly parse: readonly 'everyone'[];
      readonly replied_user: false;
      readonly roles: readonly string[];
      readonly users: readonly string[];
    };
  };

interface Text {
  readonly content: string;
  readonly users: readonly string[];
}

/**
 * A reminder as the messages that Discord takes: what there is to say, then those who are mentioned, as many as fit.
 *
 * The first has the buttons, so that one that broke off after it is recognised. Each has a nonce made of the delivery.
 */
export function lettersOf(
  reminder: Reminder,
  pack: Pack | undefined,
  now: Temporal.Instant,
  diversion: Diversion | null,
  mentioned: readonly string[],
): Letter[] {
  const { delivery } = reminder;
  const message = reminderMessage(reminder, pack, now, diversion);
  const role = pingedRole(delivery, diversion);
  const texts = partsOf(message).map(({ content }): Text => ({ content, users: [] }));
  return withMentions(texts, mentioned)
    .slice(0, mostParts)
    .map(({ content, users }, place) => {
      const isPinging = place === 0 && role !== undefined;
      const everybody = isPinging && isEverybody(role, delivery);
      const roles = isPinging && !everybody ? [role] : [];
      const parse = everybody ? (['everyone'] as const) : [];
      return {
        ...bodyOf({ content, components: place === 0 ? [...message.rows] : [] }),
        allowed_mentions: { parse, replied_user: false, roles, users },
        ...once(`${delivery.id}-${place}`),
      };
    });
}

/** The first mentions stand below the last text, where they fit. */
function withMentions(texts: readonly Text[], users: readonly string[]): Text[] {
  const all = [...texts];
  for (const user of users) {
    const last = all.at(-1);
    const mention = `<@${user}>`;
    const joined = last && `${last.content}${last.users.length === 0 ? '\n' : ' '}${mention}`;
    if (last && joined && joined.length <= maxContent && last.users.length < mostMentions) {
      all[all.length - 1] = { content: joined, users: [...last.users, user] };
    } else {
      all.push({ content: mention, users: [user] });
    }
  }
  return all;
}

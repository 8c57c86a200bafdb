import type { Temporal } from 'temporal-polyfill';
import { clockTime, dayName } from '../../answer/schedule/wording.ts';
import type { Pack } from '../../knowledge/pack.ts';
import type { Delivery, DropReason, LeasedDelivery, Outcome } from '../../reminders/delivery.ts';
import type { Reminder } from '../../reminders/ports.ts';
import type { Target } from '../../reminders/subscription.ts';
import { reminderText } from './reminder-text.ts';

interface Line {
  readonly where: string;
  readonly text: string;
}

type Kind = 'posted' | 'held back' | 'not posted';

const indent = '       ';

/** What an operator reads of a rehearsal: what happens at one time after what happens at another, and in all. */
export class Transcript {
  readonly #pack: Pack;
  readonly #zone: string;
  readonly #counts = new Map<string, Map<Kind, number>>();
  #lines: Line[] = [];
  #day: Temporal.PlainDate | undefined;

  /** @param zone The summit's, in which all times are shown. */
  constructor(pack: Pack, zone: string) {
    this.#pack = pack;
    this.#zone = zone;
  }

  posted(reminder: Reminder, now: Temporal.Instant): void {
    const { target } = reminder.delivery.subscription;
    const pings = target.kind === 'channel' ? pingsOf(target) : '';
    this.#count(target, 'posted');
    this.#lines.push({ where: `${nameOf(target)}${pings}`, text: reminderText(reminder, this.#pack, now) });
  }

  /** What came of a delivery without a message; what was posted is told by `posted`. */
  settled({ occurrence, subscription }: LeasedDelivery, outcome: Outcome): void {
    const name = nameOf(subscription.target);
    if (outcome.kind === 'later') {
      const until = outcome.at.toZonedDateTimeISO(this.#zone);
      this.#count(subscription.target, 'held back');
      this.#lines.push({
        where: `${name}: held back until ${clockTime(until)} by quiet hours`,
        text: occurrence.title,
      });
    } else if (outcome.kind === 'dropped') {
      this.#count(subscription.target, 'not posted');
      this.#lines.push({ where: `${name}: not posted, ${reasons[outcome.reason]}`, text: occurrence.title });
    }
  }

  /** Something that nobody is reminded of, so that the operator knows. */
  cancelled({ title, note }: Delivery['occurrence'], subscriptions: number): void {
    const people = subscriptions === 1 ? '1 subscription' : `${subscriptions} subscriptions`;
    this.#lines.push({
      where: `not posted, cancelled (${people})`,
      text: `${title}${note ? `. ${note}` : ''}`,
    });
  }

  /** All that was told since the last time, in an order that is always the same. */
  take(now: Temporal.Instant): string {
    const lines = this.#lines.toSorted(
      (a, b) => a.where.localeCompare(b.where, 'en', { numeric: true }) || a.text.localeCompare(b.text, 'en'),
    );
    this.#lines = [];
    if (lines.length === 0) return '';
    const local = now.toZonedDateTimeISO(this.#zone);
    const day = local.toPlainDate();
    const heading = this.#day?.equals(day) ? '' : `\n${dayName(day)}\n`;
    this.#day = day;
    const told = lines.map(
      ({ where, text }) => `${clockTime(local)}  ${where}\n${text.replaceAll(/^/gm, indent)}\n`,
    );
    return `${heading}${told.join('')}`;
  }

  summary(): string {
    const places = [...this.#counts].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
    if (places.length === 0) return '\nNothing would be posted.\n';
    const lines = places.map(([name, counts]) => `- ${name}: ${counted(counts)}`);
    return ['', 'In all', ...lines, ''].join('\n');
  }

  #count(target: Target, kind: Kind): void {
    const name = nameOf(target);
    const counts = this.#counts.get(name) ?? new Map<Kind, number>();
    this.#counts.set(name, counts.set(kind, (counts.get(kind) ?? 0) + 1));
  }
}

const reasons: Readonly<Record<DropReason, string>> = {
  late: 'over before it could be',
  replaced: 'replaced by a later reminder that is due as well',
  'quiet-hours': 'quiet hours, after which it would be of no use',
  stopped: 'stopped',
  changed: 'changed',
  'closed-dms': 'this person takes no direct messages',
  'channel-gone': 'the channel is gone',
  'no-permission': 'the bot may not write there',
};

/** Also of a subscription that is not rehearsed. */
export function nameOf(target: Target): string {
  return target.kind === 'user' ? `direct message to ${target.userId}` : `channel ${target.channelId}`;
}

function pingsOf({ roleId, interested }: Target & { kind: 'channel' }): string {
  const pinged = [...(roleId ? [`role ${roleId}`] : []), ...(interested ? ['whoever is interested'] : [])];
  return pinged.length > 0 ? `, pings ${pinged.join(' and ')}` : '';
}

function counted(counts: ReadonlyMap<Kind, number>): string {
  const kinds: Kind[] = ['posted', 'held back', 'not posted'];
  return kinds
    .filter((kind) => counts.has(kind))
    .map((kind) => `${counts.get(kind)} ${kind}`)
    .join(', ');
}

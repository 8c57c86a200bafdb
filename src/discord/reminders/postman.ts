import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Delivery } from '../../reminders/delivery.ts';
import type { Finding, Posting, Postman, Reminder, SchedulePacks } from '../../reminders/ports.ts';
import type { PauseReason, Target } from '../../reminders/subscription.ts';
import type { Diversion } from '../messages/reminder.ts';
import { postMessage } from '../sending.ts';
import { type Failure, failureOf } from './failures.ts';
import { lettersOf } from './letters.ts';
import type { Places } from './places.ts';
import type { Requests } from './requests.ts';
import { searchChannel } from './search.ts';

/** Those who marked themselves interested in the native event of something that a pack holds. */
export type InterestedIn = (guildId: string, pack: string, subject: string) => Promise<readonly string[]>;

export interface PostmanParts {
  readonly requests: Requests;
  readonly places: Places;
  readonly packs: Pick<SchedulePacks, 'find'>;
  readonly interestedIn: InterestedIn;
  /** The bot's own id; nothing before the gateway's first word. */
  readonly selfId: () => string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

type Attempt = { readonly kind: 'posted'; readonly channelId: string; readonly messageId: string } | Failure;

type ChannelTarget = Target & { readonly kind: 'channel' };

/**
 * Posts reminders in Discord. In a channel that takes none, it goes down a ladder: a thread is opened, or its parent channel
 * stands in, or whoever subscribed gets a direct message.
 *
 * Only what Discord says to a request counts, never what the client's cache lacks.
 */
export class DiscordPostman implements Postman {
  readonly #parts: PostmanParts;

  constructor(parts: PostmanParts) {
    this.#parts = parts;
  }

  async post(reminder: Reminder): Promise<Posting> {
    const { target } = reminder.delivery.subscription;
    try {
      return target.kind === 'user'
        ? await this.#postToPerson(reminder, target.userId)
        : await this.#postToChannel(reminder, target);
    } catch (error) {
      this.#parts.log().error({ err: error, deliveryId: reminder.delivery.id }, 'unexpected fault');
      return { kind: 'unsure', cause: error };
    }
  }

  async lookFor(delivery: Delivery, since: Temporal.Instant): Promise<Finding> {
    const selfId = this.#parts.selfId();
    if (selfId === undefined) return { kind: 'not now', retryAfter: null };
    const { places } = this.#parts;
    const { target, createdBy } = delivery.subscription;
    const ways: (() => Promise<string | undefined>)[] =
      target.kind === 'user'
        ? [() => places.directMessages(target.userId)]
        : [
            async () => target.channelId,
            () => places.parentOf(target.channelId),
            async () => (createdBy === null ? undefined : places.directMessages(createdBy)),
          ];
    let isClear = true;
    for (const way of ways) {
      const finding = await this.#lookIn(way, selfId, delivery.id, since);
      if (finding.kind === 'found' || finding.kind === 'not now') return finding;
      isClear &&= finding.kind === 'absent';
    }
    return { kind: isClear ? 'absent' : 'unclear' };
  }

  async #lookIn(
    way: () => Promise<string | undefined>,
    selfId: string,
    deliveryId: string,
    since: Temporal.Instant,
  ): Promise<Finding> {
    try {
      const channelId = await way();
      if (channelId === undefined) return { kind: 'absent' };
      const seen = await searchChannel(this.#parts.requests, channelId, selfId, deliveryId, since);
      return typeof seen === 'string' ? { kind: seen } : { kind: 'found', channelId, ...seen };
    } catch (error) {
      return findingOf(failureOf(error));
    }
  }

  async #postToPerson(reminder: Reminder, userId: string): Promise<Posting> {
    const attempt = await this.#directly(reminder, userId, null);
    switch (attempt.kind) {
      case 'posted':
        return { ...attempt, detour: null, pause: null };
      case 'refused':
      case 'closed':
        return { kind: 'refused', reason: 'closed-dms' };
      default:
        return attempt;
    }
  }

  async #postToChannel(reminder: Reminder, target: ChannelTarget): Promise<Posting> {
    const mentioned = await this.#interested(reminder, target);
    const first = await this.#inThread(reminder, target.channelId, mentioned);
    if (first.kind === 'posted') return { ...first, detour: null, pause: null };
    if (first.kind !== 'refused' && first.kind !== 'closed') return first;
    const why = first.kind === 'closed' ? 'closed' : first.reason;
    const second = await this.#inParent(reminder, target.channelId, why, mentioned);
    if (second.kind === 'posted') return { ...second, detour: 'parent-channel', pause: null };
    if (second.kind !== 'refused' && second.kind !== 'closed') return second;
    return this.#toCreator(reminder, why);
  }

  /** The channel itself. A thread that is closed is opened. */
  async #inThread(reminder: Reminder, channelId: string, mentioned: readonly string[]): Promise<Attempt> {
    const attempt = await this.#in(channelId, reminder, null, mentioned);
    if (attempt.kind !== 'closed') return attempt;
    try {
      await this.#parts.places.unarchive(channelId);
    } catch (error) {
      const failure = failureOf(error);
      return failure.kind === 'refused' ? attempt : certain(failure);
    }
    return this.#in(channelId, reminder, null, mentioned);
  }

  async #inParent(
    reminder: Reminder,
    channelId: string,
    why: Diversion['why'],
    mentioned: readonly string[],
  ): Promise<Attempt> {
    let parent: string | undefined;
    try {
      parent = await this.#parts.places.parentOf(channelId);
    } catch (error) {
      return certain(failureOf(error));
    }
    if (parent === undefined) return { kind: 'refused', reason: 'channel-gone' };
    return this.#in(parent, reminder, { to: 'parent-channel', why }, mentioned);
  }

  async #toCreator(reminder: Reminder, why: Diversion['why']): Promise<Posting> {
    const reason: PauseReason = why === 'closed' ? 'no-permission' : why;
    const { createdBy } = reminder.delivery.subscription;
    if (createdBy === null) return { kind: 'refused', reason };
    const attempt = await this.#directly(reminder, createdBy, { to: 'creator', why });
    switch (attempt.kind) {
      case 'posted':
        return { ...attempt, detour: 'creator', pause: reason };
      case 'refused':
      case 'closed':
        return { kind: 'refused', reason };
      default:
        return attempt;
    }
  }

  async #directly(reminder: Reminder, userId: string, diversion: Diversion | null): Promise<Attempt> {
    let channelId: string;
    try {
      channelId = await this.#parts.places.directMessages(userId);
    } catch (error) {
      return certain(failureOf(error));
    }
    return this.#in(channelId, reminder, diversion, []);
  }

  async #in(
    channelId: string,
    reminder: Reminder,
    diversion: Diversion | null,
    mentioned: readonly string[],
  ): Promise<Attempt> {
    const { packs, clock, requests } = this.#parts;
    const pack = packs.find(reminder.delivery.subscription.pack)?.pack;
    let messageId: string | undefined;
    for (const letter of lettersOf(reminder, pack, clock.now(), diversion, mentioned)) {
      try {
        const id = await postMessage(requests, channelId, letter);
        messageId ??= id;
      } catch (error) {
        const failure = failureOf(error);
        if (messageId === undefined) return failure;
        // Those who were to be mentioned in it are not worth saying everything again.
        if (failure.kind === 'refused' || failure.kind === 'closed') break;
        return { kind: 'unsure', cause: error };
      }
    }
    return messageId === undefined
      ? { kind: 'unsure', cause: new Error('nothing to post') }
      : { kind: 'posted', channelId, messageId };
  }

  /** Nobody where that cannot be told: the reminder matters more. */
  async #interested({ delivery }: Reminder, target: ChannelTarget): Promise<readonly string[]> {
    if (!target.interested) return [];
    const { pack, subject } = delivery.occurrence;
    try {
      return await this.#parts.interestedIn(target.guildId, pack, subject);
    } catch (error) {
      this.#parts
        .log()
        .warn({ err: error, deliveryId: delivery.id }, 'it cannot be told who is interested in an event');
      return [];
    }
  }
}

/** Of a request that posts nothing, whatever becomes of it. */
function certain(failure: Failure): Failure {
  return failure.kind === 'unsure' ? { kind: 'not now', retryAfter: null, cause: failure.cause } : failure;
}

/** What was posted in a channel that is gone is gone with it. */
function findingOf(failure: Failure): Finding {
  switch (failure.kind) {
    case 'refused':
      return { kind: failure.reason === 'channel-gone' ? 'absent' : 'unclear' };
    case 'closed':
      return { kind: 'unclear' };
    case 'not now':
      return { kind: 'not now', retryAfter: failure.retryAfter };
    case 'unsure':
      return { kind: 'not now', retryAfter: null };
  }
}

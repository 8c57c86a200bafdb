import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Delivery, OpenAttempt } from '../../reminders/delivery.ts';
import { type Detour, type Diversion, pauseReasonOf } from '../../reminders/diversion.ts';
import { earlier } from '../../reminders/instants.ts';
import type { Attempt, Finding, Posting, Postman, Reminder, SchedulePacks } from '../../reminders/ports.ts';
import { onlyWhile } from '../gateway/only-while.ts';
import { Recent } from '../recent.ts';
import { postMessage } from '../sending.ts';
import { within } from '../within.ts';
import { type Failure, failureOf } from './failures.ts';
import { lettersOf } from './letters.ts';
import type { Places } from './places.ts';
import type { Requests } from './requests.ts';
import { ChannelSearch, type Sighting } from './search.ts';

/** Those who marked themselves interested in the native event of something that a pack holds. */
export type InterestedIn = (guildId: string, pack: string, subject: string) => Promise<readonly string[]>;

export interface PostmanParts {
  readonly requests: Requests;
  readonly places: Places;
  readonly packs: Pick<SchedulePacks, 'find'>;
  readonly interestedIn: InterestedIn;
  /** Milliseconds to wait for them: much less than an attempt may take, which has begun when they are asked for. */
  readonly patience: number;
  /** The bot's own id; nothing before the gateway's first word. */
  readonly selfId: () => string | undefined;
  readonly clock: Clock;
  readonly discordClock: Clock;
  readonly log: Log;
}

/** What came of posting at one place. */
type Try = { readonly kind: 'posted'; readonly channelId: string; readonly messageId: string } | Failure;

/** A reminder, and how it is to be posted. */
interface Order extends Reminder {
  readonly attempt: Attempt;
  readonly mentioned: readonly string[];
}

/** In the order in which they stand in for a channel. */
const detours: readonly Detour[] = ['parent-channel', 'creator'];

/**
 * Posts reminders in Discord. In a channel that takes none, it goes down a ladder: a thread is opened, or its parent channel
 * stands in, or whoever subscribed gets a direct message. Nonces hold for one channel, so an attempt that repeats another stays
 * where that one was.
 *
 * Only what Discord says to a request counts, never what the client's cache lacks.
 */
export class DiscordPostman implements Postman {
  readonly clock: Clock;
  readonly #parts: PostmanParts;
  /** Those that broke off. */
  readonly #searches = new Recent<ChannelSearch>(1000);

  constructor(parts: PostmanParts) {
    this.#parts = parts;
    this.clock = parts.discordClock;
  }

  async post(reminder: Reminder, attempt: Attempt): Promise<Posting> {
    const { subscription } = reminder.delivery;
    try {
      const mentioned = await this.#interested(reminder);
      const order = { ...reminder, attempt, mentioned };
      return subscription.target.kind === 'user'
        ? await this.#postToPerson(order)
        : await this.#postToChannel(order);
    } catch (error) {
      this.#parts.log().error({ err: error, deliveryId: reminder.delivery.id }, 'unexpected fault');
      return { kind: 'unsure', cause: error };
    }
  }

  async lookFor(delivery: Delivery, { at, diversion }: OpenAttempt): Promise<Finding> {
    const { selfId } = this.#parts;
    const self = selfId();
    if (self === undefined) return { kind: 'not now', retryAfter: null };
    let channelId: string | undefined;
    try {
      channelId = await this.#placeOf(delivery, diversion);
    } catch (error) {
      const finding = findingOf(failureOf(error));
      return finding.kind === 'absent' ? { kind: 'unclear' } : finding;
    }
    // Such as the parent of a thread that is gone, and that nobody remembers.
    if (channelId === undefined) return { kind: 'unclear' };
    try {
      const seen = await this.#search(channelId, delivery.id, self, at);
      return typeof seen === 'string' ? { kind: seen } : { kind: 'found', channelId, ...seen };
    } catch (error) {
      return findingOf(failureOf(error));
    }
  }

  async #search(
    channelId: string,
    deliveryId: string,
    self: string,
    at: Temporal.Instant,
  ): Promise<Sighting> {
    const key = `${deliveryId} ${at.epochMilliseconds} ${channelId}`;
    const since = earlier(at, this.clock.now());
    const search = this.#searches.get(key) ?? new ChannelSearch(this.#parts.requests, channelId, since);
    this.#searches.delete(key);
    try {
      return await search.lookFor(deliveryId, self);
    } catch (error) {
      if (search.hasBegun) this.#searches.set(key, search);
      throw error;
    }
  }

  async #postToPerson(order: Order): Promise<Posting> {
    const attempt = await this.#postAt(order, null);
    return isRefusal(attempt) ? { kind: 'refused', reason: 'closed-dms' } : postingOf(attempt, null);
  }

  async #postToChannel(order: Order): Promise<Posting> {
    const { repeated } = order.attempt;
    const diversion = repeated?.diversion ?? null;
    const first = await this.#postAt(order, diversion);
    if (!isRefusal(first)) return postingOf(first, diversion);
    const why = first.kind === 'closed' ? 'closed' : first.reason;
    for (const to of repeated ? [] : detours) {
      const next = await this.#postAt(order, { to, why });
      if (!isRefusal(next)) return postingOf(next, { to, why });
    }
    return { kind: 'refused', reason: pauseReasonOf({ why }) };
  }

  async #postAt(order: Order, diversion: Diversion | null): Promise<Try> {
    let channelId: string | undefined;
    try {
      channelId = await this.#placeOf(order.delivery, diversion);
    } catch (error) {
      return certain(failureOf(error));
    }
    if (channelId === undefined) return { kind: 'refused', reason: 'channel-gone' };
    if (diversion && !order.attempt.repeated && !(await order.attempt.divert(diversion))) {
      return { kind: 'not now', retryAfter: null, cause: new Error('the detour could not be recorded') };
    }
    const attempt = await this.#write(channelId, order, diversion);
    if (attempt.kind !== 'closed' || diversion) return attempt;
    return this.#opened(channelId, attempt, () => this.#write(channelId, order, null));
  }

  /** A thread that is closed is opened, where that is allowed. */
  async #opened(threadId: string, closed: Try, again: () => Promise<Try>): Promise<Try> {
    try {
      await this.#parts.places.unarchive(threadId);
    } catch (error) {
      const failure = failureOf(error);
      return failure.kind === 'refused' ? closed : certain(failure);
    }
    return again();
  }

  /** The channel to write in; nothing where nobody can stand in. */
  async #placeOf({ subscription }: Delivery, diversion: Diversion | null): Promise<string | undefined> {
    const { places } = this.#parts;
    const { target, createdBy } = subscription;
    if (target.kind === 'user') return places.directMessages(target.userId);
    switch (diversion?.to) {
      case undefined:
        return target.channelId;
      case 'parent-channel':
        return places.parentOf(target.channelId);
      case 'creator':
        return createdBy === null ? undefined : places.directMessages(createdBy);
    }
  }

  async #write(channelId: string, order: Order, diversion: Diversion | null): Promise<Try> {
    const { packs, clock, requests } = this.#parts;
    const { delivery, attempt } = order;
    const pack = packs.find(delivery.subscription.pack)?.pack;
    const mentioned = diversion?.to === 'creator' ? [] : order.mentioned;
    let messageId: string | undefined;
    for (const letter of lettersOf(order, pack, clock.now(), diversion, mentioned)) {
      try {
        const id = await onlyWhile(attempt.mayLeave, () => postMessage(requests, channelId, letter));
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
  async #interested({ delivery }: Reminder): Promise<readonly string[]> {
    const { target } = delivery.subscription;
    if (target.kind === 'user' || !target.interested) return [];
    const { pack, subject } = delivery.occurrence;
    const { interestedIn, patience, log } = this.#parts;
    try {
      return await within(patience, interestedIn(target.guildId, pack, subject));
    } catch (error) {
      log().warn({ err: error, deliveryId: delivery.id }, 'it cannot be told who is interested in an event');
      return [];
    }
  }
}

type Refusal = Failure & { readonly kind: 'refused' | 'closed' };

function isRefusal(attempt: Try): attempt is Refusal {
  return attempt.kind === 'refused' || attempt.kind === 'closed';
}

function postingOf(attempt: Exclude<Try, Refusal>, diversion: Diversion | null): Posting {
  return attempt.kind === 'posted' ? { ...attempt, diversion } : attempt;
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

import type { ReminderRequest, RequestedThing } from '../../answer/requests/reminder-request.ts';
import type { Clock } from '../../clock.ts';
import type { Pack } from '../../knowledge/pack.ts';
import type { Offer } from '../../reminders/reminders.ts';
import type { Subscription } from '../../reminders/subscription.ts';
import { type What, writeWhat } from '../../reminders/what.ts';
import type { Audience } from '../interactions/respond.ts';
import { type BotMessage, say } from '../messages/message.ts';
import { listMessage } from './list-message.ts';
import { listElsewhere, requestMessage, unwishMessage } from './request-message.ts';
import { resolveRequest } from './resolve-request.ts';
import { thingsIn } from './things.ts';
import type { SteadyReminders } from './steady-reminders.ts';

export interface Asked {
  readonly request: ReminderRequest;
  /** The same in a person's own time zone. */
  readonly inZone: (zone: string) => ReminderRequest;
  readonly pack: Pack;
  readonly userId: string;
  readonly audience: Audience;
}

type RemindersRead = Pick<SteadyReminders, 'findPack' | 'offer' | 'list' | 'preferences'>;

/** Answers wishes about reminders in free text. Nothing is stored before it is confirmed with a button. */
export class Requests {
  readonly #reminders: RemindersRead;
  readonly #clock: Clock;

  constructor(reminders: RemindersRead, clock: Clock) {
    this.#reminders = reminders;
    this.#clock = clock;
  }

  /** @throws {UserError} When the store is needed, and busy. */
  async answer({ request, inZone, pack, userId, audience }: Asked): Promise<BotMessage> {
    const offer = this.#reminders.offer(pack.id);
    if (!offer) return say('I have no schedule to remind of here.');
    switch (request.kind) {
      case 'remind': {
        const { kind } = request.time;
        const needsZone = kind === 'at' || kind === 'in';
        const zone = needsZone ? (await this.#reminders.preferences(userId)).zone : null;
        const wish = zone === null ? request : inZone(zone);
        const meant = wish.kind === 'remind' ? wish : request;
        return requestMessage(resolveRequest(meant, offer, zone, this.#clock.now()), offer, userId);
      }
      case 'stop':
        return this.#stop(request.thing, offer, userId);
      case 'list': {
        if (audience === 'others') return listElsewhere;
        const own = await this.#reminders.list({ kind: 'user', userId });
        return listMessage({ own, server: undefined }, this.#reminders.findPack, userId);
      }
    }
  }

  async #stop(thing: RequestedThing, offer: Offer, userId: string): Promise<BotMessage> {
    const own = await this.#reminders.list({ kind: 'user', userId });
    if (thing.kind === 'summit') return unwishMessage(undefined, own.length, offer, userId);
    const named = thingsIn(thing);
    const found = named.filter((what) => matching(own, offer.pack.id, what).length > 0);
    const [what = named[0], ...others] = found;
    if (!what || others.length > 0) {
      return say('I do not know which one you mean. /remind list lets you choose.');
    }
    return unwishMessage(what, found.length, offer, userId);
  }
}

/** Those that are for this, and for times that were named for a session. */
export function matching(
  subscriptions: readonly Subscription[],
  pack: string,
  what: What,
): readonly Subscription[] {
  const written = writeWhat(what);
  return subscriptions.filter(
    (subscription) =>
      subscription.pack === pack &&
      (writeWhat(subscription.what) === written ||
        (what.kind === 'session' &&
          subscription.what.kind === 'time' &&
          subscription.what.sessionId === what.id)),
  );
}

import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock.ts';
import type { Pack } from '../knowledge/pack.ts';
import { Timetable } from '../knowledge/timetable.ts';
import type { Delivery, DeliveryStatus } from './delivery.ts';
import type { Occurrence } from './occurrence.ts';
import { comingOccurrencesOf } from './occurrences-of.ts';
import { adoptIfNew } from './planner.ts';
import type { ReminderStore, SchedulePacks } from './ports.ts';
import type { Preferences } from './preferences.ts';
import { mostSubscriptions, type NewSubscription, type Owner, type Subscription } from './subscription.ts';
import { readable, readWhat, type What, writeWhat } from './what.ts';
import { isAfter } from './instants.ts';

/** What came of the wish to be reminded. */
export type Subscribed =
  | {
      readonly kind: 'subscribed';
      readonly subscription: Subscription;
      /** When the next reminder is due, and of what. */
      readonly next: { readonly at: Temporal.Instant; readonly of: Occurrence };
      /** Offsets that are past for everything it is for. */
      readonly past: readonly number[];
    }
  | { readonly kind: 'too many'; readonly most: number }
  /** There is such a thing, but no reminder of it lies ahead. */
  | { readonly kind: 'past'; readonly of: Occurrence }
  | { readonly kind: 'cancelled'; readonly of: Occurrence }
  /** The pack has no such thing; a pack without a time zone has nothing. */
  | { readonly kind: 'nothing' };

/** What people may choose to be reminded of, and whether it is too late. */
export interface Offer {
  readonly pack: Pack;
  /** `undated` when it has no sessions, or no time zone. */
  readonly state: 'ahead' | 'over' | 'undated';
  /** Days with sessions, in order, whatever became of them. */
  readonly days: readonly Temporal.PlainDate[];
  /** What still lies ahead and is not cancelled, in the order of its start. Anniversaries only when it is over. */
  readonly occurrences: readonly Occurrence[];
}

export type Snoozed =
  | { readonly kind: 'snoozed'; readonly until: Temporal.Instant }
  | { readonly kind: 'gone' | 'over' | 'too many' };

/** Subscribing and looking up: all that people do with reminders. Every method may throw a `StoreBusyError`. */
export class Reminders {
  readonly #store: ReminderStore;
  readonly #packs: SchedulePacks;
  readonly #clock: Clock;
  readonly #changed: () => void;

  /** @param changed Told when something may be due earlier than was known. */
  constructor(store: ReminderStore, packs: SchedulePacks, clock: Clock, changed: () => void) {
    this.#store = store;
    this.#packs = packs;
    this.#clock = clock;
    this.#changed = changed;
  }

  /** What a pack offers to be reminded of; nothing when it is not there. */
  offer(packName: string): Offer | undefined {
    const pack = this.#packs.find(packName)?.pack;
    return pack && offerOf(pack, this.#clock.now());
  }

  /** Does not check who may subscribe a channel. */
  async subscribe(wish: NewSubscription): Promise<Subscribed> {
    const now = this.#clock.now();
    const found = this.#packs.find(wish.pack);
    const pack = found?.pack;
    const what = wish.what.kind === 'time' ? { ...wish.what, at: keepable(wish.what.at) } : wish.what;
    const named = what.kind === 'time' ? namedTime(what, wish.pack, pack) : null;
    const meant = named ? [named] : occurrencesFor(what, pack ? comingOccurrencesOf(pack, now) : []);
    const [first] = meant;
    if (!first) return { kind: 'nothing' };
    const standing = meant.filter(({ status }) => status === 'standing');
    if (standing.length === 0) return { kind: 'cancelled', of: first };
    const due = standing.flatMap((of) =>
      wish.offsets.map((offset) => ({ of, offset, at: dueAt(of, offset) })),
    );
    const [next] = due.filter(({ at }) => isAfter(at, now)).toSorted((a, b) => compare(a.at, b.at));
    if (!next) return { kind: 'past', of: standing.at(-1) ?? first };
    const most = mostSubscriptions[wish.target.kind === 'user' ? 'user' : 'guild'];
    if (found) await adoptIfNew(this.#store.schedule, found, now);
    const subscription = await this.#store.subscriptions.add({ ...wish, what }, named, most, now);
    if (subscription === 'too many') return { kind: 'too many', most };
    this.#changed();
    const past = wish.offsets.filter((offset) =>
      due.every((other) => other.offset !== offset || !isAfter(other.at, now)),
    );
    return { kind: 'subscribed', subscription, next, past };
  }

  async list(owner: Owner): Promise<readonly Subscription[]> {
    return this.#store.subscriptions.of(owner);
  }

  /** The next due reminders and the latest settled ones, at most so many of each. */
  async status(owner: Owner, most: number): Promise<readonly DeliveryStatus[]> {
    return this.#store.deliveries.statusOf(owner, most);
  }

  /**
   * Stops those of the ids that are the owner's; all of the owner's without ids.
   *
   * @returns What was stopped.
   */
  async stop(owner: Owner, ids?: readonly string[]): Promise<readonly Subscription[]> {
    const owned = await this.#store.subscriptions.of(owner);
    const stopped = ids ? owned.filter(({ id }) => ids.includes(id)) : owned;
    if (stopped.length > 0) {
      await this.#store.subscriptions.stop(
        stopped.map(({ id }) => id),
        this.#clock.now(),
      );
    }
    return stopped;
  }

  /** Takes up a paused subscription again. False when it is not the owner's, or gone. */
  async resume(owner: Owner, id: string): Promise<boolean> {
    const owned = await this.#store.subscriptions.of(owner);
    if (!owned.some((subscription) => subscription.id === id)) return false;
    await this.#store.subscriptions.resume(id, this.#clock.now());
    this.#changed();
    return true;
  }

  /** The subscription that a reminder was sent for, if it is still there. */
  async subscriptionOf(deliveryId: string): Promise<Subscription | undefined> {
    return (await this.#store.deliveries.find(deliveryId))?.subscription;
  }

  /** Reminds a person of the same as a reminder that others got. */
  async follow(userId: string, deliveryId: string, offsets: readonly number[]): Promise<Subscribed> {
    const delivery = await this.#store.deliveries.find(deliveryId);
    if (!delivery) return { kind: 'nothing' };
    const { pack, what } = delivery.subscription;
    return this.subscribe({ pack, what, offsets, target: { kind: 'user', userId }, createdBy: userId });
  }

  /**
   * Says a reminder again to one person, some minutes from now: by the person's own subscription, or by one for this alone where
   * the reminder was for others.
   */
  async snooze(userId: string, deliveryId: string, minutes: number): Promise<Snoozed> {
    const now = this.#clock.now();
    const delivery = await this.#store.deliveries.find(deliveryId);
    if (!delivery) return { kind: 'gone' };
    const until = now.add({ minutes });
    const { occurrence } = delivery;
    if (occurrence.status !== 'standing') return { kind: 'gone' };
    if (!isAfter(occurrence.end.toInstant(), until)) return { kind: 'over' };
    const own = await this.#ownFor(userId, delivery, now);
    if (own === 'too many') return { kind: 'too many' };
    if (!(await this.#store.deliveries.snooze(own.id, delivery, until))) return { kind: 'gone' };
    this.#changed();
    return { kind: 'snoozed', until };
  }

  async preferences(userId: string): Promise<Preferences> {
    return this.#store.preferences.of(userId);
  }

  async savePreferences(userId: string, change: Partial<Preferences>): Promise<Preferences> {
    const saved = await this.#store.preferences.save(userId, change, this.#clock.now());
    this.#changed();
    return saved;
  }

  /** Adding it again resumes one that was paused: whoever presses a button can be reached. */
  async #ownFor(
    userId: string,
    { subscription, occurrence }: Delivery,
    now: Temporal.Instant,
  ): Promise<Subscription | 'too many'> {
    const isOwn = subscription.target.kind === 'user' && subscription.target.userId === userId;
    const isThere = isOwn && (await this.#store.subscriptions.find(subscription.id)) !== undefined;
    if (isThere && !subscription.paused) return subscription;
    const what = isThere ? subscription.what : whatOf(occurrence);
    const named = what.kind === 'time' ? occurrence : null;
    const target = { kind: 'user', userId } as const;
    const wish = { pack: subscription.pack, what, target, offsets: [], createdBy: userId };
    return this.#store.subscriptions.add(wish, named, mostSubscriptions.user, now);
  }
}

function offerOf(pack: Pack, now: Temporal.Instant): Offer {
  const timetable = new Timetable(pack);
  const { days } = timetable;
  if (days.length === 0 || !timetable.knowsZone) return { pack, state: 'undated', days, occurrences: [] };
  const state = timetable.phaseOfAll(now) === 'past' ? 'over' : 'ahead';
  const occurrences = comingOccurrencesOf(pack, now)
    .filter(({ status, start }) => status === 'standing' && isAfter(start.toInstant(), now))
    .filter(({ group }) => state === 'over' || group !== 'anniversaries')
    .toSorted((a, b) => compare(a.start.toInstant(), b.start.toInstant()))
    .filter(({ subject }, index, all) => all.findIndex((other) => other.subject === subject) === index);
  return { pack, state, days, occurrences };
}

/** What a subscription is for. */
export function occurrencesFor(what: What, all: readonly Occurrence[]): Occurrence[] {
  const written = writeWhat(what);
  return all.filter(({ subject, group }) => subject === written || group === written);
}

/** What one may subscribe to so as to be reminded of this; anniversaries come all together. */
function whatOf({ subject, group }: Occurrence): What {
  return group === 'anniversaries' ? { kind: group } : readWhat(subject);
}

/** The time as it can be kept: in whole minutes. */
function keepable(at: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return readable(at.round({ smallestUnit: 'minute', roundingMode: 'halfExpand' }));
}

/** For so long after a named time it is of use to say that it has come. */
const patienceForNamedTime = { hours: 12 } as const;

function namedTime(
  { at, sessionId }: What & { kind: 'time' },
  packName: string,
  pack: Pack | undefined,
): Occurrence {
  const session = pack?.sessions.find(({ id }) => id === sessionId);
  return {
    pack: packName,
    subject: writeWhat({ kind: 'time', at, sessionId }),
    group: null,
    title: session?.title ?? pack?.title ?? packName,
    place: session?.place ?? null,
    note: null,
    start: at,
    end: readable(at.add(patienceForNamedTime)),
    status: 'standing',
  };
}

export function dueAt({ start }: Pick<Occurrence, 'start'>, offset: number): Temporal.Instant {
  return start.toInstant().subtract({ minutes: offset });
}

const compare = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b);

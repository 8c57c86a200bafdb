import type { Temporal } from 'temporal-polyfill';
import type { WaitingClock } from '../clock.ts';
import type { Log } from '../log.ts';
import { backoff } from './backoff.ts';
import type { LeasedDelivery, Outcome } from './delivery.ts';
import type { DeliveryStore, Postman, Posting } from './ports.ts';
import type { Records } from './records.ts';
import { isAfter } from './instants.ts';
import { timingOf } from './timing.ts';
import { verdictOn } from './verdict.ts';

export interface HandlingParts {
  readonly deliveries: Pick<DeliveryStore, 'begin'>;
  readonly postman: Postman;
  readonly clock: WaitingClock;
  readonly log: Log;
  /** Until when nothing may be asked of Discord at all, if so. */
  readonly hold?: () => Temporal.Instant | undefined;
}

export interface HandlingOptions {
  /** Milliseconds: longer than an attempt takes. */
  readonly lease: number;
  /** Milliseconds from the first attempt in which Discord suppresses a duplicate. */
  readonly nonceWindow: number;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** After a fault of ours, which another try does not mend soon. Milliseconds. */
const faultRest = 60_000;

/** What is done with one leased delivery. */
export class Handling {
  readonly #parts: HandlingParts;
  readonly #options: HandlingOptions;
  readonly #records: Records;

  constructor(parts: HandlingParts, options: HandlingOptions, records: Records) {
    this.#parts = parts;
    this.#options = options;
    this.#records = records;
  }

  /** Never rejects. */
  async handle(delivery: LeasedDelivery): Promise<void> {
    try {
      await this.#deliver(delivery);
    } catch (error) {
      this.#parts.log().error({ err: error, delivery: delivery.id }, 'a reminder could not be handled');
      const wait = faultRest * (0.5 + this.#options.random() / 2);
      await this.#records.settle(delivery, this.#later(wait, false));
    }
  }

  async #deliver(delivery: LeasedDelivery): Promise<void> {
    const { clock, hold } = this.#parts;
    const now = clock.now();
    const { attemptedAt } = delivery;
    const verdict = verdictOn(delivery, now);
    if (attemptedAt === null && verdict !== 'send') return this.#records.settle(delivery, verdict);
    const heldUntil = hold?.();
    if (heldUntil && isAfter(heldUntil, now)) {
      return this.#records.settle(delivery, { kind: 'later', at: heldUntil, certain: attemptedAt === null });
    }
    // Quiet hours that began meanwhile do not keep an attempt from being finished.
    const goesOn = verdict === 'send' || verdict.kind === 'later';
    if (attemptedAt === null || (goesOn && this.#isInWindow(attemptedAt, now))) {
      return this.#attempt(delivery);
    }
    return this.#look(delivery, attemptedAt, verdict === 'send' ? this.#later(0, true) : verdict);
  }

  #isInWindow(attemptedAt: Temporal.Instant, now: Temporal.Instant): boolean {
    return now.epochMilliseconds - attemptedAt.epochMilliseconds <= this.#options.nonceWindow;
  }

  async #attempt(delivery: LeasedDelivery): Promise<void> {
    const { deliveries, postman, clock } = this.#parts;
    const now = clock.now();
    const until = now.add({ milliseconds: this.#options.lease });
    let isOurs: boolean;
    try {
      isOurs = await deliveries.begin(delivery, now, until);
    } catch (error) {
      this.#records.health.failed(error);
      // It may have been recorded as begun, but was not.
      return this.#records.giveBack(delivery);
    }
    this.#records.health.works();
    if (!isOurs) return;
    const posting = await postman.post({ delivery, timing: timingOf(delivery, now) });
    await this.#conclude(delivery, posting);
  }

  async #conclude(delivery: LeasedDelivery, posting: Posting): Promise<void> {
    const { id, attemptedAt, attempts } = delivery;
    const { random } = this.#options;
    switch (posting.kind) {
      case 'posted': {
        const { channelId, messageId, detour, pause } = posting;
        await this.#records.settle(delivery, { kind: 'sent', channelId, messageId, detour });
        if (pause) await this.#records.pause(delivery, pause);
        return;
      }
      case 'refused': {
        const { reason } = posting;
        const dropped = { kind: 'dropped', reason } as const;
        // An earlier attempt may have succeeded all the same.
        await (attemptedAt === null
          ? this.#records.settle(delivery, dropped)
          : this.#look(delivery, attemptedAt, dropped));
        return this.#records.pause(delivery, reason);
      }
      case 'not now': {
        this.#parts.log().debug({ err: posting.cause, delivery: id }, 'a reminder has to wait');
        const wait = backoff(attempts, posting.retryAfter, random);
        return this.#records.settle(delivery, this.#later(wait, attemptedAt === null));
      }
      case 'unsure':
        this.#parts.log().warn({ err: posting.cause, delivery: id }, 'a reminder may have been sent');
        return this.#records.settle(delivery, this.#later(backoff(attempts, null, random), false));
    }
  }

  /** Finds out what became of an earlier attempt. */
  async #look(delivery: LeasedDelivery, since: Temporal.Instant, ifAbsent: Outcome): Promise<void> {
    const found = await this.#parts.postman.lookFor(delivery, since);
    switch (found.kind) {
      case 'found': {
        const { channelId, messageId } = found;
        return this.#records.settle(delivery, { kind: 'sent', channelId, messageId, detour: null });
      }
      case 'absent':
        return this.#records.settle(delivery, ifAbsent);
      case 'unclear':
        this.#parts.log().warn({ delivery: delivery.id }, 'nobody can tell whether a reminder was sent');
        return this.#records.settle(delivery, { kind: 'unknown' });
      case 'not now': {
        const wait = backoff(delivery.attempts, found.retryAfter, this.#options.random);
        return this.#records.settle(delivery, this.#later(wait, false));
      }
    }
  }

  #later(milliseconds: number, certain: boolean): Outcome {
    const at = this.#parts.clock.now().add({ milliseconds: Math.round(milliseconds) });
    return { kind: 'later', at, certain };
  }
}

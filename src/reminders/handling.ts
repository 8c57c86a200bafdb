import type { Temporal } from 'temporal-polyfill';
import type { WaitingClock } from '../clock.ts';
import type { Log } from '../log.ts';
import { backoff } from './backoff.ts';
import type { LeasedDelivery, OpenAttempt, Outcome } from './delivery.ts';
import { type Diversion, pauseReasonOf } from './diversion.ts';
import { isAfter } from './instants.ts';
import type { DeliveryStore, Postman, Posting } from './ports.ts';
import type { Records } from './records.ts';
import { isOutdated, timingOf } from './timing.ts';
import { verdictOn } from './verdict.ts';

export interface HandlingParts {
  readonly deliveries: Pick<DeliveryStore, 'begin' | 'divert'>;
  readonly postman: Postman;
  readonly clock: WaitingClock;
  readonly log: Log;
  /** Until when nothing may be asked of Discord at all, if so. */
  readonly hold?: () => Temporal.Instant | undefined;
}

export interface HandlingOptions {
  /** Milliseconds: longer than an attempt takes. */
  readonly lease: number;
  /** Milliseconds: longer than it takes to look for one, which may be many requests. */
  readonly leaseForLook: number;
  /** Milliseconds from the first attempt in which Discord suppresses a duplicate. */
  readonly nonceWindow: number;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** After a fault of ours, which another try does not mend soon. Milliseconds. */
const faultRest = 60_000;

/** Milliseconds by which two readings of the postman's clock may be the wrong way round. */
const clockExactness = 10_000;

/** Milliseconds. What is open for longer will stay so, and is not tried any more. */
const longestDoubt = 24 * 3_600_000;

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
      await this.#records.settle(delivery, this.#afterFault(delivery));
    }
  }

  async #deliver(delivery: LeasedDelivery): Promise<void> {
    const { clock, hold } = this.#parts;
    const now = clock.now();
    const { openAttempt } = delivery;
    const verdict = verdictOn(delivery, now);
    if (openAttempt === null && verdict !== 'send') return this.#records.settle(delivery, verdict);
    const heldUntil = hold?.();
    if (heldUntil && isAfter(heldUntil, now)) {
      return this.#records.settle(delivery, { kind: 'later', at: heldUntil, certain: openAttempt === null });
    }
    // Quiet hours that began meanwhile do not keep an attempt from being finished.
    const goesOn = verdict === 'send' || (verdict.kind === 'later' && !isOutdated(delivery));
    if (openAttempt === null || (goesOn && this.#isInWindow(openAttempt))) {
      return this.#attempt(delivery);
    }
    return this.#look(delivery, openAttempt, verdict === 'send' ? this.#later(0, true) : verdict);
  }

  /** What cannot be handled for a day is given up, and its status says so. */
  #afterFault({ dueAt }: LeasedDelivery): Outcome {
    const overdue = dueAt.until(this.#parts.clock.now()).total('milliseconds');
    if (overdue > longestDoubt) return { kind: 'unknown' };
    return this.#later(faultRest * (0.5 + this.#options.random() / 2), false);
  }

  /** Nobody knows how long ago an attempt was made that lies ahead. */
  #isInWindow(attempt: OpenAttempt): boolean {
    const age = this.#ageOf(attempt);
    return age >= -clockExactness && age <= this.#options.nonceWindow;
  }

  /** Milliseconds, by the postman's clock. */
  #ageOf({ at }: OpenAttempt): number {
    return at.until(this.#parts.postman.clock.now()).total('milliseconds');
  }

  async #attempt(delivery: LeasedDelivery): Promise<void> {
    const { postman, clock } = this.#parts;
    const now = clock.now();
    const until = now.add({ milliseconds: this.#options.lease });
    if (!(await this.#begin(delivery, until))) return;
    const { openAttempt: repeated } = delivery;
    const mayLeave = () => !isAfter(clock.now(), until) && (!repeated || this.#isInWindow(repeated));
    const divert = (diversion: Diversion) => this.#divert(delivery, diversion);
    const reminder = { delivery, timing: timingOf(delivery, now) };
    const posting = await postman.post(reminder, { repeated, mayLeave, divert });
    await this.#conclude(delivery, posting);
  }

  /** @returns False when somebody else has it, or the store fails: then nothing may be done with it. */
  async #begin(delivery: LeasedDelivery, until: Temporal.Instant): Promise<boolean> {
    const { deliveries, postman } = this.#parts;
    try {
      return await deliveries.begin(delivery, postman.clock.now(), until);
    } catch (error) {
      this.#records.health.failed(error);
      // It may have been recorded as begun, but was not.
      this.#records.giveBack(delivery);
      return false;
    }
  }

  async #divert(delivery: LeasedDelivery, diversion: Diversion): Promise<boolean> {
    try {
      return await this.#parts.deliveries.divert(delivery, diversion);
    } catch (error) {
      this.#records.health.failed(error);
      return false;
    }
  }

  async #conclude(delivery: LeasedDelivery, posting: Posting): Promise<void> {
    const { id, openAttempt, attempts } = delivery;
    const { random } = this.#options;
    switch (posting.kind) {
      case 'posted':
        return this.#sent(delivery, posting, posting.diversion);
      case 'refused': {
        // An earlier attempt may have succeeded all the same. Otherwise another one may go elsewhere.
        if (openAttempt !== null) return this.#look(delivery, openAttempt, this.#later(0, true));
        const { reason } = posting;
        await this.#records.settle(delivery, { kind: 'dropped', reason });
        return this.#records.pause(delivery, reason);
      }
      case 'not now': {
        this.#parts.log().debug({ err: posting.cause, delivery: id }, 'a reminder has to wait');
        const wait = backoff(attempts, posting.retryAfter, random);
        return this.#records.settle(delivery, this.#later(wait, openAttempt === null));
      }
      case 'unsure':
        this.#parts.log().warn({ err: posting.cause, delivery: id }, 'a reminder may have been sent');
        return this.#records.settle(delivery, this.#later(backoff(attempts, null, random), false));
    }
  }

  /** Finds out what became of an earlier attempt. */
  async #look(delivery: LeasedDelivery, attempt: OpenAttempt, ifAbsent: Outcome): Promise<void> {
    const { clock, postman } = this.#parts;
    const until = clock.now().add({ milliseconds: this.#options.leaseForLook });
    if (!(await this.#begin(delivery, until))) return;
    const found = await postman.lookFor(delivery, attempt);
    switch (found.kind) {
      case 'found':
        return this.#sent(delivery, found, attempt.diversion);
      case 'absent':
        return this.#records.settle(delivery, ifAbsent);
      case 'unclear':
        return this.#unknown(delivery);
      case 'not now': {
        if (this.#ageOf(attempt) > longestDoubt) return this.#unknown(delivery);
        const wait = backoff(delivery.attempts, found.retryAfter, this.#options.random);
        return this.#records.settle(delivery, this.#later(wait, false));
      }
    }
  }

  async #unknown(delivery: LeasedDelivery): Promise<void> {
    this.#parts.log().warn({ delivery: delivery.id }, 'nobody can tell whether a reminder was sent');
    await this.#records.settle(delivery, { kind: 'unknown' });
  }

  async #sent(
    delivery: LeasedDelivery,
    { channelId, messageId }: { readonly channelId: string; readonly messageId: string },
    diversion: Diversion | null,
  ): Promise<void> {
    const detour = diversion?.to ?? null;
    await this.#records.settle(delivery, { kind: 'sent', channelId, messageId, detour });
    // The channel got nothing, and would not get the next one either.
    if (diversion?.to === 'creator') await this.#records.pause(delivery, pauseReasonOf(diversion));
  }

  #later(milliseconds: number, certain: boolean): Outcome {
    const at = this.#parts.clock.now().add({ milliseconds: Math.round(milliseconds) });
    return { kind: 'later', at, certain };
  }
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Temporal } from 'temporal-polyfill';
import type { LeasedDelivery } from './delivery.ts';
import { Handling, type HandlingOptions, type HandlingParts } from './handling.ts';
import { isAfter, isBefore } from './instants.ts';
import { InFlight } from './in-flight.ts';
import type { DeliveryStore, Leased } from './ports.ts';
import { type RecordParts, Records } from './records.ts';
import { Rest } from './rest.ts';

export interface WorkerParts extends HandlingParts, RecordParts {
  readonly deliveries: Pick<DeliveryStore, 'lease' | 'begin' | 'divert' | 'settle' | 'nextDue'>;
  readonly clock: HandlingParts['clock'];
}

export interface WorkerOptions extends HandlingOptions {
  /** So many deliveries are leased at once. */
  readonly batch: number;
  /** So many are under way at once, which leaves the rest of the connections to answers. */
  readonly mostInFlight: number;
}

export const usualOptions: WorkerOptions = {
  batch: 100,
  mostInFlight: 32,
  lease: 15_000,
  leaseForLook: 60_000,
  nonceWindow: 120_000,
  random: Math.random,
};

/** Other processes plan deliveries as well, and wake only their own worker: it looks again after so many milliseconds. */
const longestRest = 30_000;
/** When something is due but leased by another process. Milliseconds. */
const shortRest = 200;

/**
 * Sends what is due. Any number of them may work on one store, and any of them may end at any instant: what is under way is in
 * the store, and is taken up again when its lease ends.
 */
export class DeliveryWorker {
  readonly #parts: WorkerParts;
  readonly #options: WorkerOptions;
  readonly #records: Records;
  readonly #handling: Handling;
  readonly #inFlight: InFlight;
  readonly #rest: Rest;
  #wake = new AbortController();

  constructor(parts: WorkerParts, options: WorkerOptions) {
    this.#parts = parts;
    this.#options = options;
    this.#records = new Records(parts, (at) => this.#wakeFor(at));
    this.#handling = new Handling(parts, options, this.#records);
    this.#inFlight = new InFlight(options.mostInFlight, () => this.#rest.tellIfIdle());
    this.#rest = new Rest(parts.clock, () => this.#inFlight.size > 0);
  }

  /** Resolves when `stop` has aborted and all that was under way is over. Never rejects. To be called once. */
  async run(stop: AbortSignal): Promise<void> {
    const end = () => this.notify();
    stop.addEventListener('abort', end);
    while (!stop.aborted) await this.#round(stop);
    stop.removeEventListener('abort', end);
    await this.#inFlight.all();
    await this.#records.lastFlush();
  }

  /** Something may be due earlier than was known. */
  notify(): void {
    this.#wake.abort();
  }

  /** Resolves when there is nothing to do before the clock moves on. */
  async idle(): Promise<void> {
    await this.#rest.idle();
  }

  async #round(stop: AbortSignal): Promise<void> {
    const { deliveries, clock } = this.#parts;
    const { health } = this.#records;
    // SQLite answers within one turn of the event loop, which others wait for.
    await nextTurn();
    const wasFailing = health.isFailing;
    if (wasFailing) await this.#rest.take(clock.now().add({ milliseconds: health.nextPause() }), stop);
    if (stop.aborted) return;
    const wake = (this.#wake = new AbortController());
    const now = clock.now();
    const until = now.add({ milliseconds: this.#options.lease });
    let leased: Leased;
    let next: Temporal.Instant | undefined;
    try {
      await this.#records.flush();
      // One is enough to see whether the store works again.
      leased = await deliveries.lease(wasFailing ? 1 : this.#options.batch, now, until);
      if (isEmpty(leased)) next = await deliveries.nextDue();
    } catch (error) {
      return health.failed(error);
    }
    for (const { id, cause } of leased.unreadable) {
      this.#parts.log().error({ err: cause, delivery: id }, 'a reminder cannot be read; it is tried again');
    }
    if (!isEmpty(leased)) return this.#startAll(leased.deliveries, stop, wasFailing);
    health.works();
    await this.#rest.take(endOfRest(now, next), wake.signal);
  }

  async #startAll(leased: readonly LeasedDelivery[], stop: AbortSignal, wasFailing: boolean): Promise<void> {
    const { health } = this.#records;
    const { failures } = health;
    for (const delivery of leased) {
      await this.#inFlight.room();
      if (stop.aborted || (health.isFailing && !wasFailing)) this.#records.giveBack(delivery);
      // It outlived its lease; how it ends tells more than another attempt.
      else if (!this.#inFlight.has(delivery.id)) {
        this.#inFlight.start(delivery.id, () => this.#handling.handle(delivery));
      }
    }
    if (!wasFailing) return;
    await this.#inFlight.all();
    if (health.failures === failures) health.works();
  }

  /** While it does not rest, it may have looked already. */
  #wakeFor(at: Temporal.Instant): void {
    const { until } = this.#rest;
    if (!until || isBefore(at, until)) this.notify();
  }
}

function isEmpty({ deliveries, unreadable }: Leased): boolean {
  return deliveries.length + unreadable.length === 0;
}

/** What was due already and yet not to be had is another process's. */
function endOfRest(now: Temporal.Instant, next: Temporal.Instant | undefined): Temporal.Instant {
  const latest = now.add({ milliseconds: longestRest });
  if (!next || isAfter(next, latest)) return latest;
  return isAfter(next, now) ? next : now.add({ milliseconds: shortRest });
}

import type { Temporal } from 'temporal-polyfill';
import type { WaitingClock } from '../clock.ts';
import { isBefore } from './instants.ts';
import { sleepUntil } from './sleep.ts';

/** How something that works until there is nothing to do rests then, and who waits for that. */
export class Rest {
  readonly #clock: WaitingClock;
  readonly #isBusy: () => boolean;
  #current: { readonly until: Temporal.Instant; readonly wake: AbortSignal } | undefined;
  #whenIdle: (() => void)[] = [];

  /** @param isBusy Whether something is under way although it rests. */
  constructor(clock: WaitingClock, isBusy: () => boolean = () => false) {
    this.#clock = clock;
    this.#isBusy = isBusy;
  }

  /** The end of the rest; nothing while it works. */
  get until(): Temporal.Instant | undefined {
    return this.#current?.until;
  }

  /** Rests until then, or until `wake` aborts. */
  async take(until: Temporal.Instant, wake: AbortSignal): Promise<void> {
    this.#current = { until, wake };
    this.tellIfIdle();
    await sleepUntil(this.#clock, until, wake);
    this.#current = undefined;
  }

  /** Resolves when there is nothing to do before the clock moves on. */
  async idle(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#whenIdle.push(resolve);
    this.tellIfIdle();
    await promise;
  }

  /** To be called when what kept it busy has ended. */
  tellIfIdle(): void {
    if (!this.#current || this.#isBusy()) return;
    const { until, wake } = this.#current;
    if (wake.aborted || !isBefore(this.#clock.now(), until)) return;
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}

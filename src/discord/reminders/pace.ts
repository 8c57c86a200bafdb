import { LastSecond } from '../gateway/last-second.ts';
import type { RequestRates } from '../gateway/rest.ts';

/**
 * Lets requests of one kind pass, in their order, as fast as is fair to the others: `rates.ofOneKind` within any second, and
 * `rates.all` together with the others.
 */
export class Pace {
  readonly #rates: RequestRates;
  readonly #own: LastSecond;
  readonly #others: LastSecond;
  #last: Promise<void> = Promise.resolve();

  /** @param now Milliseconds that never run backwards. */
  constructor(rates: RequestRates, others: LastSecond, now: () => number) {
    this.#rates = rates;
    this.#own = new LastSecond(now);
    this.#others = others;
  }

  async turn(): Promise<void> {
    if (this.#rates.all === Infinity) return;
    this.#last = this.#last.then(() => this.#room());
    await this.#last;
  }

  async #room(): Promise<void> {
    for (let wait = this.#wait(); wait > 0; wait = this.#wait()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      setTimeout(resolve, wait);
      await promise;
    }
    this.#own.add();
  }

  /** In milliseconds. */
  #wait(): number {
    const { all, ofOneKind } = this.#rates;
    const left = Math.max(1, all - this.#others.count);
    return this.#own.until(Math.min(ofOneKind, left));
  }
}

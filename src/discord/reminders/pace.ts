import { setTimeout } from 'node:timers/promises';
import { LastSecond } from '../gateway/last-second.ts';
import type { RequestRates } from '../gateway/rest.ts';

/**
 * Lets requests of one kind pass, in their order, as fast as is fair to the others: `rates.ofOneKind` within any second, and
 * `rates.all` together with the others.
 *
 * When a request reaches Discord is not known, only that it does so before it is answered. So it counts until a second after
 * that: a burst that was slow on its way is not followed by one that was fast within the same second there.
 */
export class Pace {
  readonly #rates: RequestRates;
  readonly #answered: LastSecond;
  readonly #others: LastSecond;
  readonly #sleep: (milliseconds: number) => Promise<unknown>;
  #underWay = 0;
  #ended = Promise.withResolvers<void>();
  #last: Promise<void> = Promise.resolve();

  /** @param now Milliseconds that never run backwards. */
  constructor(
    rates: RequestRates,
    others: LastSecond,
    now: () => number,
    sleep: (milliseconds: number) => Promise<unknown> = setTimeout,
  ) {
    this.#rates = rates;
    this.#answered = new LastSecond(now);
    this.#others = others;
    this.#sleep = sleep;
  }

  /** Makes a request when it is its turn. */
  async run<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    if (this.#rates.all === Infinity) return request();
    this.#last = this.#last.then(() => this.#room());
    await this.#last;
    try {
      return await request();
    } finally {
      this.#underWay -= 1;
      this.#answered.add();
      this.#ended.resolve();
      this.#ended = Promise.withResolvers();
    }
  }

  async #room(): Promise<void> {
    for (;;) {
      const room = this.#most() - this.#underWay;
      const wait = this.#answered.until(room);
      if (room <= 0) await this.#ended.promise;
      else if (wait > 0) await this.#sleep(Math.ceil(wait));
      else break;
    }
    this.#underWay += 1;
  }

  #most(): number {
    const { all, ofOneKind } = this.#rates;
    return Math.min(ofOneKind, Math.max(1, all - this.#others.count));
  }
}

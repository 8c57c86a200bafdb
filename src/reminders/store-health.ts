import type { Log } from '../log.ts';

/** Milliseconds. */
const firstPause = 200;
const longestPause = 5000;

/** Tells once when the store fails and once when it works again, and how long to leave it alone. */
export class StoreHealth {
  readonly #log: Log;
  readonly #what: string;
  #pauses = 0;
  #failures = 0;
  #isFailing = false;

  /** @param what Waits meanwhile. */
  constructor(log: Log, what: string) {
    this.#log = log;
    this.#what = what;
  }

  get isFailing(): boolean {
    return this.#isFailing;
  }

  /** So many in all: whoever tries it sees by them whether anything has failed meanwhile. */
  get failures(): number {
    return this.#failures;
  }

  failed(error: unknown): void {
    if (!this.#isFailing) this.#log().error({ err: error }, `the store fails; ${this.#what} wait`);
    this.#isFailing = true;
    this.#failures += 1;
  }

  works(): void {
    if (this.#isFailing) this.#log().info(`the store works again; ${this.#what} go on`);
    this.#isFailing = false;
    this.#pauses = 0;
  }

  /** Milliseconds until the next try, longer from one to the next. */
  nextPause(): number {
    return Math.min(longestPause, firstPause * 2 ** Math.min(this.#pauses++, 10));
  }
}

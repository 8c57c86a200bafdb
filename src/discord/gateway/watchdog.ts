/** So many milliseconds without a sign of life from the gateway are too many. */
export const longestSilence = 3 * 60_000;

/** Watches for a connection that is dead but open. Holds no timer: somebody calls `check` from time to time. */
export class Watchdog {
  readonly #now: () => number;
  #lastSign: number;

  /** @param now Milliseconds that never run backwards. */
  constructor(now: () => number) {
    this.#now = now;
    this.#lastSign = now();
  }

  /** The gateway said something: an event, or the acknowledgement of a heartbeat. */
  sign(): void {
    this.#lastSign = this.#now();
  }

  /** True once for each `longestSilence` without a sign: the connection is to be made anew. */
  check(): boolean {
    if (this.#now() - this.#lastSign < longestSilence) return false;
    this.sign();
    return true;
  }
}

/** When things happened in the last second. */
export class LastSecond {
  readonly #now: () => number;
  #times: number[] = [];

  /** @param now Milliseconds that never run backwards. */
  constructor(now: () => number) {
    this.#now = now;
  }

  add(): void {
    this.#forget();
    this.#times.push(this.#now());
  }

  get count(): number {
    this.#forget();
    return this.#times.length;
  }

  /** Milliseconds until fewer than `most` have happened within a second; 0 when that is so now. */
  until(most: number): number {
    const excess = this.count - most;
    const decisive = excess < 0 ? undefined : this.#times[excess];
    return decisive === undefined ? 0 : decisive + 1000 - this.#now();
  }

  #forget(): void {
    const since = this.#now() - 1000;
    const kept = this.#times.findIndex((time) => time > since);
    if (kept !== 0) this.#times = kept === -1 ? [] : this.#times.slice(kept);
  }
}

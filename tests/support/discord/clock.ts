/** Milliseconds since 1970, as the stand-in's rules about time see them. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that a test moves on, so that 15 minutes pass without waiting. It starts at the present. */
export class ManualClock implements Clock {
  #now = Date.now();

  now(): number {
    return this.#now;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';

/** Milliseconds. The header has whole seconds, and answers take a while: a smaller lead says nothing. */
const exactness = 5000;

/** Milliseconds, from which on people would notice. */
const tooMuch = 30_000;

/** Discord's clock, by the `Date` of its answers: ours may be wrong, and may be set back. */
export class DiscordClock implements Clock {
  readonly #ours: Clock;
  readonly #log: Log;
  #lead = 0;
  #isFarOff = false;

  constructor(ours: Clock, log: Log) {
    this.#ours = ours;
    this.#log = log;
  }

  /** Milliseconds by which it is ahead of ours, negative where it is behind; 0 where they agree, or nothing is known. */
  get lead(): number {
    return this.#lead;
  }

  now(): Temporal.Instant {
    return this.#ours.now().add({ milliseconds: this.#lead });
  }

  /**
   * To be called when a request is made.
   *
   * @returns To be told the header of its answer, when that has just come.
   */
  asked(): (date: string | null) => void {
    const asked = this.#ours.now();
    return (date) => {
      const now = this.#ours.now();
      // It took long, or our clock was set meanwhile.
      if (Math.abs(asked.until(now).total('milliseconds')) > exactness) return;
      this.#saw(date === null ? Number.NaN : Date.parse(date), now.epochMilliseconds);
    };
  }

  #saw(theirs: number, ours: number): void {
    if (Number.isNaN(theirs)) return;
    const lead = theirs - ours;
    this.#lead = Math.abs(lead) < exactness ? 0 : lead;
    this.#tell();
  }

  #tell(): void {
    const wasFarOff = this.#isFarOff;
    this.#isFarOff = Math.abs(this.#lead) >= tooMuch;
    if (!this.#isFarOff || wasFarOff) return;
    const seconds = Math.round(this.#lead / 1000);
    this.#log().warn(
      { discordIsAheadBySeconds: seconds },
      "this machine's clock is not Discord's: reminders come at the wrong time until it is set",
    );
  }
}

import type { Clock } from '../clock.ts';

const day = 86_400_000;
/** Milliseconds in which as many sessions may start as `maxConcurrency` says. */
const concurrencyWindow = 5000;

export interface SessionStartOptions {
  /** Identifies in 24 hours; Discord's is 1000 for a small bot. */
  readonly total?: number;
  /** Identifies in 5 seconds; not held to when left out, while bots are told of Discord's 1. */
  readonly maxConcurrency?: number;
}

/**
 * Counts identifies: https://docs.discord.com/developers/events/gateway#rate-limiting. Resuming costs nothing.
 *
 * Runs on the world's clock.
 */
export class SessionStarts {
  /** Whether the limit of the day was passed: Discord ends every session then, and resets the token. */
  exceeded = false;
  readonly #clock: Clock;
  readonly #total: number;
  readonly #maxConcurrency: number | undefined;
  #today = { used: 0, endsAt: 0 };
  #recent = { used: 0, endsAt: 0 };

  constructor(clock: Clock, { total = 1000, maxConcurrency }: SessionStartOptions = {}) {
    this.#clock = clock;
    this.#total = total;
    this.#maxConcurrency = maxConcurrency;
  }

  /** Counts one; `slow` is told by an invalid session (opcode 9), `never` by the end of everything. */
  take(): 'go' | 'slow' | 'never' {
    const now = this.#clock.now();
    if (this.#recent.endsAt <= now) this.#recent = { used: 0, endsAt: now + concurrencyWindow };
    if (this.#today.endsAt <= now) this.#today = { used: 0, endsAt: now + day };
    this.#recent.used += 1;
    this.#today.used += 1;
    if (this.#today.used > this.#total) this.exceeded = true;
    if (this.exceeded) return 'never';
    return this.#recent.used > (this.#maxConcurrency ?? Infinity) ? 'slow' : 'go';
  }

  /** What `GET /gateway/bot` tells as `session_start_limit`. */
  toApi(): object {
    const left = this.#today.endsAt - this.#clock.now();
    return {
      total: this.#total,
      remaining: Math.max(0, this.#total - (left > 0 ? this.#today.used : 0)),
      reset_after: left > 0 ? left : day,
      max_concurrency: this.#maxConcurrency ?? 1,
    };
  }
}

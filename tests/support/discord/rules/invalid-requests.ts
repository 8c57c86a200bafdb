import type { Clock } from '../clock.ts';

/** Milliseconds in which invalid requests add up. */
const window = 10 * 60_000;

export interface InvalidRequestOptions {
  /** How many in 10 minutes lead to the ban; Discord's is 10,000. */
  readonly limit: number;
  /** Milliseconds for which an address is banned; Discord does not tell its own. */
  readonly ban: number;
}

/**
 * Counts what each address does wrong, and bans it: "401, 403, or 429 […] excluding 429 with the shared scope",
 * https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
 *
 * Runs on the world's clock.
 */
export class InvalidRequests {
  /** All invalid requests so far, of all addresses. */
  count = 0;
  /** How many requests a ban has refused. */
  refused = 0;
  readonly #clock: Clock;
  readonly #options: InvalidRequestOptions;
  readonly #windows = new Map<string, { count: number; endsAt: number }>();
  readonly #bans = new Map<string, number>();

  constructor(clock: Clock, options: InvalidRequestOptions) {
    this.#clock = clock;
    this.#options = options;
  }

  /** Whether any address is banned now. */
  get banned(): boolean {
    return [...this.#bans.values()].some((until) => until > this.#clock.now());
  }

  /** Seconds for which this address remains banned; the request counts as refused then. */
  refuse(address: string): number | undefined {
    if (this.#bans.size === 0) return undefined;
    const left = (this.#bans.get(address) ?? 0) - this.#clock.now();
    if (left <= 0) return undefined;
    this.refused += 1;
    return Math.ceil(left / 1000);
  }

  add(address: string, status: number, scope: string | undefined): void {
    if (status !== 401 && status !== 403 && (status !== 429 || scope === 'shared')) return;
    this.count += 1;
    const now = this.#clock.now();
    const open = this.#windows.get(address);
    const current = open && open.endsAt > now ? open : { count: 0, endsAt: now + window };
    current.count += 1;
    this.#windows.set(address, current);
    if (current.count < this.#options.limit) return;
    this.#bans.set(address, now + this.#options.ban);
    this.#windows.delete(address);
  }

  /** Ends every ban, and starts counting anew. */
  forgive(): void {
    this.#bans.clear();
    this.#windows.clear();
  }
}

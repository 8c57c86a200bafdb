import { createHash } from 'node:crypto';

export interface BucketLimit {
  readonly limit: number;
  /** Length of the window in milliseconds. */
  readonly window: number;
}

export interface RateLimitOptions {
  /** For every route that nothing else is said about. */
  readonly perRoute?: BucketLimit;
  /** By "METHOD /template", for example "POST /channels/:channel/messages". */
  readonly routes?: Readonly<Record<string, BucketLimit>>;
  /** Requests a second over all routes but interactions; Discord's is 50. Unlimited when left out. */
  readonly global?: number;
}

export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  /** Present when the request is refused; seconds. */
  readonly retryAfter?: number;
  readonly scope?: 'user' | 'global' | 'shared';
}

interface Bucket {
  used: number;
  /** By the process's clock, in milliseconds. */
  endsAt: number;
}

const generous: BucketLimit = { limit: 5000, window: 1000 };

/**
 * Counts requests in fixed windows, one bucket for each route and major parameter.
 *
 * Runs on real time, also when the world's clock is a test's: the client that is held back waits in real time.
 */
export class RateLimits {
  readonly #buckets = new Map<string, Bucket>();
  readonly #options: RateLimitOptions;

  constructor(options: RateLimitOptions = {}) {
    this.#options = options;
  }

  /** @param major The channel, guild or webhook that has a bucket of its own. */
  count(route: string, major: string, exemptFromGlobal: boolean): Verdict {
    if (this.#options.global !== undefined && !exemptFromGlobal) {
      const global = this.#take('global', { limit: this.#options.global, window: 1000 });
      if (global.over) {
        return { headers: { 'x-ratelimit-global': 'true' }, retryAfter: global.resetAfter, scope: 'global' };
      }
    }
    const limit = this.#options.routes?.[route] ?? this.#options.perRoute ?? generous;
    const { over, used, resetAfter } = this.#take(`${route} ${major}`, limit);
    const headers = {
      'x-ratelimit-limit': String(limit.limit),
      'x-ratelimit-remaining': String(Math.max(0, limit.limit - used)),
      'x-ratelimit-reset': (Date.now() / 1000 + resetAfter).toFixed(3),
      'x-ratelimit-reset-after': resetAfter.toFixed(3),
      'x-ratelimit-bucket': bucketName(route),
    };
    return over ? { headers, retryAfter: resetAfter, scope: 'user' } : { headers };
  }

  #take(key: string, { limit, window }: BucketLimit): { over: boolean; used: number; resetAfter: number } {
    const now = performance.now();
    let bucket = this.#buckets.get(key);
    if (!bucket || bucket.endsAt <= now) {
      bucket = { used: 0, endsAt: now + window };
      this.#buckets.set(key, bucket);
    }
    const over = bucket.used >= limit;
    if (!over) bucket.used += 1;
    return { over, used: bucket.used, resetAfter: (bucket.endsAt - now) / 1000 };
  }
}

const names = new Map<string, string>();

export function bucketName(route: string): string {
  const name = names.get(route) ?? createHash('sha256').update(route).digest('hex').slice(0, 32);
  names.set(route, name);
  return name;
}

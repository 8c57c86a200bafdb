/** A bucket's size, and how long one token takes to come back, in milliseconds. */
export interface BucketSize {
  readonly capacity: number;
  readonly refillMs: number;
}

export type Grant = 'granted' | 'first-refusal' | 'refused';

interface Bucket {
  tokens: number;
  at: number;
  told: boolean;
}

/** From so many buckets on, those that are full again are dropped. */
const pruneFrom = 10_000;

/** One token bucket for each key. A burst of `capacity` passes; after that, one every `refillMs`. */
export class TokenBuckets {
  readonly #size: BucketSize;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();
  #pruneAt = pruneFrom;

  /** @param now Milliseconds that never run backwards. */
  constructor(size: BucketSize, now: () => number) {
    this.#size = size;
    this.#now = now;
  }

  /** Takes a token. The first refusal after a grant differs, so that it can be said once. */
  take(key: string): Grant {
    const bucket = this.#filled(key);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      bucket.told = false;
      return 'granted';
    }
    if (bucket.told) return 'refused';
    bucket.told = true;
    return 'first-refusal';
  }

  #filled(key: string): Bucket {
    const now = this.#now();
    const { capacity, refillMs } = this.#size;
    const bucket = this.#buckets.get(key) ?? { tokens: capacity, at: now, told: false };
    bucket.tokens = Math.min(capacity, bucket.tokens + (now - bucket.at) / refillMs);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    if (this.#buckets.size >= this.#pruneAt) this.#prune(now);
    return bucket;
  }

  #prune(now: number): void {
    const { capacity, refillMs } = this.#size;
    for (const [key, { tokens, at }] of this.#buckets) {
      if (tokens + (now - at) / refillMs >= capacity) this.#buckets.delete(key);
    }
    this.#pruneAt = Math.max(pruneFrom, this.#buckets.size * 2);
  }
}

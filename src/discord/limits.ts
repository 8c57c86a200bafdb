import { type Grant, TokenBuckets } from './token-buckets.ts';

/** What one person, and all people in one channel, may ask: a burst, then a steady rate. */
const perUser = { capacity: 8, refillMs: 4000 } as const;
const perChannel = { capacity: 30, refillMs: 1000 } as const;

/** One bucket for each user and one for each channel; a question takes a token of both. */
export class Limits {
  readonly #users: TokenBuckets;
  readonly #channels: TokenBuckets;

  /** @param now Milliseconds that never run backwards. */
  constructor(now: () => number) {
    this.#users = new TokenBuckets(perUser, now);
    this.#channels = new TokenBuckets(perChannel, now);
  }

  take(userId: string, channelId: string): Grant {
    const grant = this.#users.take(userId);
    return grant === 'granted' ? this.#channels.take(channelId) : grant;
  }
}

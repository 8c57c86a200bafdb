import { type BucketSize, type Grant, TokenBuckets } from './token-buckets.ts';

export interface LimitSizes {
  readonly perUser: BucketSize;
  readonly perChannel: BucketSize;
}

/** For what people write, since every answer stays in the channel. */
export const questionLimits: LimitSizes = {
  perUser: { capacity: 8, refillMs: 4000 },
  perChannel: { capacity: 30, refillMs: 1000 },
};

/** For commands, buttons and selects: browsing takes many, and few of them are seen by others. */
export const interactionLimits: LimitSizes = {
  perUser: { capacity: 30, refillMs: 1000 },
  perChannel: { capacity: 120, refillMs: 250 },
};

/** One bucket for each user and one for each channel; a question takes a token of both. */
export class Limits {
  readonly #users: TokenBuckets;
  readonly #channels: TokenBuckets;

  /** @param now Milliseconds that never run backwards. */
  constructor({ perUser, perChannel }: LimitSizes, now: () => number) {
    this.#users = new TokenBuckets(perUser, now);
    this.#channels = new TokenBuckets(perChannel, now);
  }

  take(userId: string, channelId: string): Grant {
    const grant = this.#users.take(userId);
    return grant === 'granted' ? this.#channels.take(channelId) : grant;
  }
}

import type { DiscordClock } from './discord-clock.ts';
import type { InvalidRequests } from './invalid-requests.ts';
import type { LastSecond } from './last-second.ts';

/** A request that was not made, so that Discord does not ban the address. */
export class HeldBackError extends Error {
  override readonly name = 'HeldBackError';
  /** Milliseconds. */
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super('Discord has refused so many requests that this one was held back');
    this.retryAfter = retryAfter;
  }
}

/** Told of every request of the process. */
export interface RequestWatch {
  /**
   * To be called right before one is made.
   *
   * @returns To be told its answer, if one comes.
   * @throws {HeldBackError} When it had better not be made.
   */
  starts(method: string, url: string): (response: Answer) => void;
}

interface Answer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
}

/** What is kept of the requests of the process. */
export interface Traffic {
  readonly invalid: InvalidRequests;
  readonly discordClock: DiscordClock;
  /** The requests for answers that Discord's limit for all requests of a bot counts: not the answers to interactions. */
  readonly answers: LastSecond;
}

/** @param answers Nothing where it is not for answers that requests are made. */
export function watchRequests({
  invalid,
  discordClock,
  answers,
}: Pick<Traffic, 'invalid' | 'discordClock'> & Partial<Traffic>): RequestWatch {
  return {
    starts(method, url) {
      if (!isForInteraction(url)) {
        const wait = method === 'GET' ? 0 : invalid.holdAll();
        if (wait > 0) throw new HeldBackError(wait);
        answers?.add();
      }
      const tellTime = discordClock.asked();
      return ({ status, headers }) => {
        tellTime(headers.get('date'));
        const isShared = headers.get('x-ratelimit-scope') === 'shared';
        if (status === 401 || status === 403 || (status === 429 && !isShared)) invalid.add();
      };
    },
  };
}

function isForInteraction(url: string): boolean {
  return /\/(?:interactions|webhooks)\/\d+\//.test(url);
}

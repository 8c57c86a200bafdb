import { REST, type RESTOptions } from 'discord.js';
import type { DiscordConfig } from '../../config.ts';
import type { InvalidRequests } from './invalid-requests.ts';
import type { LastSecond } from './last-second.ts';
import { watchRequests } from './request-watch.ts';
import { restOptions } from './rest-options.ts';

/** How many requests a second there may be; infinite where somebody else limits them. */
export interface RequestRates {
  readonly all: number;
  /** Of one kind: answers and reminders leave each other a tenth at least. */
  readonly ofOneKind: number;
}

export function requestRates({ requestsPerSecond }: Pick<DiscordConfig, 'requestsPerSecond'>): RequestRates {
  if (requestsPerSecond === 0) return { all: Infinity, ofOneKind: Infinity };
  return { all: requestsPerSecond, ofOneKind: Math.max(1, Math.floor(requestsPerSecond * 0.9)) };
}

/** For answers: waits for its turn, and repeats what fails for a moment. */
export function restForAnswers(config: DiscordConfig, invalid: InvalidRequests, answers: LastSecond): REST {
  const { ofOneKind } = requestRates(config);
  return keeping(config.token, {
    ...restOptions(config.apiUrl, watchRequests(invalid, answers)),
    globalRequestsPerSecond: ofOneKind,
  });
}

/**
 * Milliseconds. A reminder waits so long in the queue of its channel, and makes way for others where that is longer; an attempt
 * of several requests is to end before its lease.
 */
const patience = { queue: 1500, request: 10_000 } as const;

/** For reminders, which are in a store: whoever sends them is told of every failure, and repeats them. */
export function restForReminders(config: DiscordConfig, invalid: InvalidRequests): REST {
  return keeping(config.token, {
    ...restOptions(config.apiUrl, watchRequests(invalid)),
    globalRequestsPerSecond: requestRates(config).all,
    retries: 0,
    timeout: patience.request,
    rejectOnRateLimit: ({ retryAfter, timeToReset }) => Math.max(retryAfter, timeToReset) > patience.queue,
  });
}

/** discord.js forgets the token at the first 401, which may be Discord's mistake. The gateway knows whether the token is wrong. */
function keeping(token: string, options: Partial<RESTOptions> & Pick<RESTOptions, 'makeRequest'>): REST {
  const rest: REST = new REST({
    ...options,
    async makeRequest(url, init) {
      const response = await options.makeRequest(url, init);
      if (response.status === 401) setImmediate(() => rest.setToken(token));
      return response;
    },
  });
  return rest.setToken(token);
}

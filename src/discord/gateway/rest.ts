import { REST, type ResponseLike, type RESTOptions } from 'discord.js';
import type { DiscordConfig } from '../../config.ts';
import { type Traffic, watchRequests } from './request-watch.ts';
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

/** For the client itself, which does little more than answer interactions: those are in nobody's way. */
export function clientRestOptions(config: DiscordConfig, traffic: Traffic) {
  return {
    ...restOptions(config.apiUrl, watchRequests(traffic)),
    globalRequestsPerSecond: requestRates(config).all,
  };
}

/** For answers: waits for its turn, and repeats what fails for a moment. */
export function restForAnswers(
  config: DiscordConfig,
  traffic: Traffic,
  options: Partial<Pick<RESTOptions, 'retries' | 'rejectOnRateLimit'>> = {},
): REST {
  const { ofOneKind } = requestRates(config);
  return new LastingRest({
    ...restOptions(config.apiUrl, watchRequests(traffic)),
    globalRequestsPerSecond: ofOneKind,
    ...options,
  }).setToken(config.token);
}

/**
 * Milliseconds. A reminder waits so long in the queue of its channel, and makes way for others where that is longer; an attempt
 * of several requests is to end before its lease.
 */
const patience = { queue: 1500, request: 10_000 } as const;

/** For reminders, which are in a store: whoever sends them is told of every failure, and repeats them. */
export function restForReminders(config: DiscordConfig, { invalid, discordClock }: Traffic): REST {
  const options = restOptions(config.apiUrl, watchRequests({ invalid, discordClock }));
  return new LastingRest({
    ...options,
    makeRequest: async (...request) => wholeAnswer(await options.makeRequest(...request)),
    globalRequestsPerSecond: requestRates(config).all,
    retries: 0,
    timeout: patience.request,
    rejectOnRateLimit: ({ retryAfter, timeToReset }) => Math.max(retryAfter, timeToReset) > patience.queue,
  }).setToken(config.token);
}

/** discord.js' time limit ends with the head of an answer: an answer that stalls after it would be waited for without end. */
async function wholeAnswer(answer: ResponseLike): Promise<ResponseLike> {
  const { status, statusText, headers } = answer;
  const body = await answer.arrayBuffer();
  return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers: [...headers] });
}

/** discord.js forgets the token at the first 401, which may be Discord's mistake. The gateway knows whether the token is wrong. */
class LastingRest extends REST {
  override setToken(token: string | null): this {
    return token === null ? this : super.setToken(token);
  }
}

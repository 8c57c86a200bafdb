import { DiscordAPIError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { closedThread, isRefusal, notForMessages } from '../compatible/refusals.ts';
import { TooLateError } from '../gateway/only-while.ts';
import { HeldBackError } from '../gateway/request-watch.ts';
import type { PauseReason } from '../../reminders/subscription.ts';

/** Why a request about a message did not do what it should. */
export type Failure =
  /** The thread is archived or locked. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'refused'; readonly reason: PauseReason }
  /** Nothing was done, for certain; `retryAfter` in milliseconds. */
  | { readonly kind: 'not now'; readonly retryAfter: number | null; readonly cause: unknown }
  | { readonly kind: 'unsure'; readonly cause: unknown };

const gone: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.UnknownUser,
]);

/** Of a 403 that is about the bot, or all of Discord, and not about the channel. */
const ofEveryChannel: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.BotsCannotUseThisEndpoint,
  RESTJSONErrorCodes.Unauthorized,
  RESTJSONErrorCodes.VerifyYourAccount,
  RESTJSONErrorCodes.OpeningDirectMessagesTooFast,
  RESTJSONErrorCodes.SendMessagesHasBeenTemporarilyDisabled,
  RESTJSONErrorCodes.FeatureTemporarilyDisabledServerSide,
  RESTJSONErrorCodes.ServiceResourceIsBeingRateLimited,
  RESTJSONErrorCodes.CloudflareIsBlockingYourRequest,
  RESTJSONErrorCodes.ApplicationNotYetAvailable,
  RESTJSONErrorCodes.APIResourceOverloaded,
]);

/** Nobody was reached: no byte of the request has left. */
const unreached: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Only what Discord itself says about a channel counts against it: a page of a proxy, or of whoever has blocked the address, says
 * nothing of the kind.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof RateLimitError) {
    return { kind: 'not now', retryAfter: Math.max(error.retryAfter, error.timeToReset), cause: error };
  }
  if (error instanceof TooLateError) return { kind: 'not now', retryAfter: null, cause: error };
  if (error instanceof HeldBackError) return { kind: 'not now', retryAfter: error.retryAfter, cause: error };
  if (error instanceof DiscordAPIError) {
    if (closedThread.has(error.code)) return { kind: 'closed' };
    if (gone.has(error.code)) return { kind: 'refused', reason: 'channel-gone' };
    if (notForMessages.has(error.code)) return { kind: 'refused', reason: 'no-permission' };
    const isOfChannel = Number(error.code) > 0 && !ofEveryChannel.has(error.code);
    if (error.status === 403 && isOfChannel) return { kind: 'refused', reason: 'no-permission' };
  }
  const isAnswered = isRefusal(error) && error.status < 500 && error.status !== 408;
  if (isAnswered || unreached.has(codeOf(error))) return { kind: 'not now', retryAfter: null, cause: error };
  return { kind: 'unsure', cause: error };
}

function codeOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error) return error.code;
  return codeOf(error.cause);
}

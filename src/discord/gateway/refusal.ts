import { DiscordjsErrorCodes, GatewayCloseCodes } from 'discord.js';

/** Why Discord does not let the bot in. */
export type Refusal = 'token' | 'intents' | 'other';

/** What the client's error at login, or the code that closed a connection, means. */
export function refusalOf(cause: unknown): Refusal {
  if (cause === GatewayCloseCodes.AuthenticationFailed) return 'token';
  if (cause === GatewayCloseCodes.DisallowedIntents) return 'intents';
  if (!(cause instanceof Error)) return 'other';
  const isInvalid = 'code' in cause && cause.code === DiscordjsErrorCodes.TokenInvalid;
  if (isInvalid || cause.message === 'Authentication failed') return 'token';
  return cause.message === 'Used disallowed intents' ? 'intents' : 'other';
}

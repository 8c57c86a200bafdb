import type { Clock } from './clock.ts';
import type { Dialect } from './dialect.ts';
import type { PrivilegedIntent } from './gateway/events.ts';
import type { RateLimitOptions } from './rules/rate-limits.ts';
import type { SessionStartOptions } from './rules/session-starts.ts';

export interface DiscordServerOptions {
  /** Of the rules about time: 3 s, 15 min, nonces. The system's when left out. */
  readonly clock?: Clock;
  readonly botName?: string;
  /** How it differs from Discord: to stand in for a compatible server of others. */
  readonly dialect?: Dialect;
  /** The privileged intents that are switched on; none when left out, so that asking for one closes with 4014. */
  readonly privileged?: readonly PrivilegedIntent[];
  readonly rateLimits?: RateLimitOptions;
  /** How many invalid requests (401, 403, 429) in 10 minutes get an address banned; 10,000 when left out. */
  readonly invalidRequestLimit?: number;
  /** Milliseconds that the ban lasts; an hour when left out. */
  readonly invalidRequestBan?: number;
  /** How many sessions a bot may start. */
  readonly sessionStarts?: SessionStartOptions;
  /** Milliseconds between heartbeats. */
  readonly heartbeatInterval?: number;
  /** Milliseconds that a test waits for something before it fails; 10,000 when left out. */
  readonly deadline?: number;
  /** Discord's API description; the variable DISCORD_OPENAPI when left out. */
  readonly openapi?: string;
  /** Checks what the stand-in answers against the description as well: for tests of the stand-in itself. */
  readonly checkReplies?: boolean;
  /** False keeps the last few requests only, for tests that make very many; true when left out. */
  readonly keepRequests?: boolean;
  /** Where to write requests; the variable DISCORD_TRACE when left out. */
  readonly trace?: string;
}

import type { Clock } from '../../../src/clock.ts';
import { DiscordClock } from '../../../src/discord/gateway/discord-clock.ts';
import { InvalidRequests } from '../../../src/discord/gateway/invalid-requests.ts';
import { LastSecond } from '../../../src/discord/gateway/last-second.ts';
import type { Traffic } from '../../../src/discord/gateway/request-watch.ts';
import type { Log } from '../../../src/log.ts';

/** What a new process keeps of its requests. */
export function trafficOn(clock: Clock, log: Log): Traffic {
  const now = () => performance.now();
  return {
    invalid: new InvalidRequests(now, log),
    discordClock: new DiscordClock(clock, log),
    answers: new LastSecond(now),
  };
}

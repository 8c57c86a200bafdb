import type { WaitingClock } from './clock.ts';
import type { DiscordConfig } from './config.ts';
import type { Service } from './discord/bot.ts';
import type { InvalidRequests } from './discord/gateway/invalid-requests.ts';
import type { LastSecond } from './discord/gateway/last-second.ts';
import { requestRates, restForReminders } from './discord/gateway/rest.ts';
import { holdOf } from './discord/reminders/hold.ts';
import { Pace } from './discord/reminders/pace.ts';
import { Places } from './discord/reminders/places.ts';
import { DiscordPostman, type InterestedIn } from './discord/reminders/postman.ts';
import { paced } from './discord/reminders/requests.ts';
import type { Log } from './log.ts';
import { Planner } from './reminders/planner.ts';
import type { ReminderStore, SchedulePacks } from './reminders/ports.ts';
import { Reminders } from './reminders/reminders.ts';
import { DeliveryWorker, usualOptions } from './reminders/worker.ts';

export interface ReminderParts {
  readonly config: DiscordConfig;
  readonly store: ReminderStore;
  readonly packs: SchedulePacks & { onChange(listener: (name: string) => void): void };
  /** What the client's cache tells of a thread. */
  readonly parentOf: (channelId: string) => string | undefined;
  readonly selfId: () => string | undefined;
  readonly interestedIn: InterestedIn;
  readonly invalid: InvalidRequests;
  /** The requests for answers, which reminders leave room for. */
  readonly answers: LastSecond;
  /** Milliseconds that never run backwards. */
  readonly now: () => number;
  readonly clock: WaitingClock;
  readonly log: Log;
}

/** Constructs what reminds people in Discord: what they ask of it, and the services that plan and send. */
export function constructReminders(parts: ReminderParts): {
  readonly reminders: Reminders;
  readonly services: readonly Service[];
} {
  const { config, store, packs, invalid, answers, now, clock, log } = parts;
  const { deliveries, subscriptions, schedule } = store;
  const pace = new Pace(requestRates(config), answers, now);
  const requests = paced(restForReminders(config, invalid), pace);
  const places = new Places(requests, parts.parentOf);
  const { interestedIn, selfId } = parts;
  const postman = new DiscordPostman({ requests, places, packs, interestedIn, selfId, clock, log });
  const hold = () => holdOf(invalid, clock);
  const worker = new DeliveryWorker({ deliveries, subscriptions, postman, clock, log, hold }, usualOptions);
  const changed = () => worker.notify();
  const planner = new Planner({ schedule, packs, clock, log, changed });
  packs.onChange(() => planner.notify());
  return { reminders: new Reminders(store, packs, clock, changed), services: [planner, worker] };
}

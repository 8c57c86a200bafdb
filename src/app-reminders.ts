import type { WaitingClock } from './clock.ts';
import type { DiscordConfig } from './config.ts';
import type { Service } from './discord/bot.ts';
import type { Traffic } from './discord/gateway/request-watch.ts';
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
  readonly traffic: Traffic;
  /** Milliseconds that never run backwards. */
  readonly now: () => number;
  readonly clock: WaitingClock;
  readonly log: Log;
}

/** Seconds: what is under way waits no longer for its turn at Discord, which is well within its lease. */
const longestTurn = 5;

/** Constructs what reminds people in Discord: what they ask of it, and the services that plan and send. */
export function constructReminders(parts: ReminderParts): {
  readonly reminders: Reminders;
  readonly services: readonly Service[];
} {
  const { config, store, packs, traffic, now, clock, log } = parts;
  const { deliveries, subscriptions, schedule } = store;
  const rates = requestRates(config);
  const pace = new Pace(rates, traffic.answers, now);
  const requests = paced(restForReminders(config, traffic), pace);
  const places = new Places(requests, parts.parentOf);
  const { interestedIn, selfId } = parts;
  const postman = new DiscordPostman({
    requests,
    places,
    packs,
    interestedIn,
    patience: 5000,
    selfId,
    clock,
    discordClock: traffic.discordClock,
    log,
  });
  const hold = () => holdOf(traffic.invalid, clock);
  const mostInFlight = Math.min(usualOptions.mostInFlight, Math.ceil(rates.ofOneKind * longestTurn));
  const worker = new DeliveryWorker(
    { deliveries, subscriptions, postman, clock, log, hold },
    { ...usualOptions, mostInFlight },
  );
  const changed = () => worker.notify();
  const planner = new Planner({ schedule, packs, clock, log, changed });
  packs.onChange(() => planner.notify());
  return { reminders: new Reminders(store, packs, clock, changed), services: [planner, worker] };
}

import path from 'node:path';
import { constructReminders } from './app-reminders.ts';
import type { WaitingClock } from './clock.ts';
import type { DiscordConfig } from './config.ts';
import { Answering } from './discord/answering.ts';
import { Bot } from './discord/bot.ts';
import { takeUpAbandoned } from './discord/free-text/abandoned.ts';
import { FreeText } from './discord/free-text/free-text.ts';
import { Messenger } from './discord/free-text/messenger.ts';
import { DiscordClock } from './discord/gateway/discord-clock.ts';
import { Gateway } from './discord/gateway/gateway.ts';
import { InvalidRequests } from './discord/gateway/invalid-requests.ts';
import { LastSecond } from './discord/gateway/last-second.ts';
import { clientRestOptions, restForAnswers } from './discord/gateway/rest.ts';
import { InteractionDispatcher } from './discord/interactions/dispatch.ts';
import { interactionLimits, Limits, questionLimits } from './discord/limits.ts';
import { loadCommands } from './discord/load-commands.ts';
import type { Packs, Store } from './discord/ports.ts';
import { Requests } from './discord/reminding/requests.ts';
import { SteadyReminders } from './discord/reminding/steady-reminders.ts';
import { ZoneSearch } from './discord/reminding/zone-search.ts';
import { PublicationKeeper } from './discord/publishing/publication-keeper.ts';
import { changeRequests, ScheduledEvents } from './discord/publishing/scheduled-events.ts';
import { SteadyStore } from './discord/steady-store.ts';
import { Suggestions } from './discord/suggestions.ts';
import { surroundingsOn } from './discord/surroundings.ts';
import type { Log } from './log.ts';
import type { ReminderStore, SchedulePacks } from './reminders/ports.ts';

export interface DiscordParts {
  readonly config: DiscordConfig;
  readonly packs: Packs & SchedulePacks & ChangingPacks;
  readonly store: Store & { readonly reminders: ReminderStore };
  readonly version: string;
  readonly clock: WaitingClock;
  /** Milliseconds that never run backwards. */
  readonly now: () => number;
  readonly log: Log;
  readonly tell: (line: string) => void;
}

/** Packs that follow their files. */
interface ChangingPacks {
  /** Never holds up other work for long. */
  refresh(): Promise<void>;
  onChange(listener: (name: string) => void): void;
}

const commandsFolder = path.resolve(import.meta.dirname, '../commands');
const seconds = 1000;

/** Constructs the services of the Discord face: the part of app.ts that the terminal does without, and does not load. */
export async function constructBot({
  config,
  packs,
  version,
  clock,
  now,
  log,
  tell,
  ...given
}: DiscordParts): Promise<Bot> {
  const traffic = {
    invalid: new InvalidRequests(now, log),
    discordClock: new DiscordClock(clock, log),
    answers: new LastSecond(now),
  };
  const rest = restForAnswers(config, traffic);
  const gateway = new Gateway(config, log, now, clientRestOptions(config, traffic));
  const surroundings = surroundingsOn(gateway);
  const publishing = new PublicationKeeper({
    store: given.store.publications,
    packs,
    events: new ScheduledEvents(rest, restForAnswers(config, traffic, changeRequests)),
    self: () => gateway.userId,
    clock,
    log,
  });
  const reminding = constructReminders({
    config,
    store: given.store.reminders,
    packs,
    parentOf: (channelId) => surroundings.parentOf(channelId),
    selfId: () => gateway.userId,
    interestedIn: (...question) => publishing.interestedIn(...question),
    traffic,
    now,
    clock,
    log,
  });
  const store = new SteadyStore(given.store, log, clock);
  const reminders = new SteadyReminders(reminding.reminders, packs, clock, log);
  const answering = new Answering(packs, store, new Requests(reminders, clock));
  const messenger = new Messenger(rest);
  const freeText = new FreeText(
    answering,
    store,
    messenger,
    new Limits(questionLimits, now),
    surroundings,
    clock,
    log,
  );
  const suggestions = new Suggestions();
  suggestions.prepare(packs.get(null).answerer.pack);
  packs.onChange((name) => {
    if (name === packs.standard) suggestions.begin(packs.get(null).answerer.pack);
  });
  const readsChannels = () => gateway.readsContent;
  const zones = new ZoneSearch();
  const services = {
    answering,
    store,
    publishing,
    suggestions,
    reminders,
    zones,
    clock,
    version,
    readsChannels,
    refusals: traffic.invalid,
    discordClock: traffic.discordClock,
  };
  const commands = await loadCommands(commandsFolder);
  const dispatcher = new InteractionDispatcher(commands, services, new Limits(interactionLimits, now), log);
  const chores = [
    { everyMs: 10 * seconds, run: () => packs.refresh() },
    { everyMs: 15 * seconds, run: () => gateway.check() },
    { everyMs: 31 * seconds, run: () => takeUpAbandoned(store, messenger, freeText) },
    {
      everyMs: 11 * seconds,
      run: () => publishing.bringAllUpToDate(),
      alsoWhen: (isDue: () => void) => packs.onChange(isDue),
    },
    { everyMs: 3600 * seconds, run: async () => void (await given.store.expiry.removeExpired(clock.now())) },
  ];
  const { devGuildId } = config;
  return new Bot({
    gateway,
    rest,
    commands,
    devGuildId,
    dispatcher,
    freeText,
    chores,
    services: reminding.services,
    log,
    tell,
  });
}

import { setTimeout as pause } from 'node:timers/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { lazyLog } from '../../src/log.ts';
import type { Subscription } from '../../src/reminders/subscription.ts';
import { openStore, type StorePlace } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { BotProcess } from '../discord/support/bot-process.ts';
import { DiscordServer } from '../support/discord/discord-server.ts';
import { Sightings } from './sightings.ts';
import { packName, subscribers, writeRelay } from './stake.ts';

export interface TrialOptions {
  /** A PostgreSQL database; a file of SQLite's without. */
  readonly databaseUrl?: string;
  readonly workers: number;
  readonly deliveries: number;
  /** Each worker is killed so often, and started anew at once. */
  readonly kills: number;
}

export interface TrialResult {
  readonly deliveries: number;
  readonly seen: number;
  /** Seen twice or more. */
  readonly doubled: number;
  /** Not seen, or not recorded as sent. */
  readonly lost: number;
  /** Subscriptions that are not as they were. */
  readonly damaged: number;
  /** Requests for which Discord returned the first message instead of posting another. */
  readonly suppressed: number;
  readonly kills: number;
}

/** The sessions start so long after the beginning of a trial. Milliseconds. */
const lead = 4000;
/** Discord answers so late that a kill finds messages that are posted and not recorded. */
const answersAfter = 30;
/** A process lives on for up to so long after the message at which it is to be killed. */
const lastMoments = 60;
const patience = 90_000;

/**
 * Starts real bots on a stand-in for Discord, kills each of them shortly after messages that are chosen at random, starts it anew,
 * and counts what people saw and what the store says.
 */
export async function trial(options: TrialOptions): Promise<TrialResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'summit-bot-faults-'));
  const discord = await DiscordServer.start({ deadline: patience, keepRequests: false });
  discord.fail({ on: 'POST /channels/:channel/messages', with: { delay: answersAfter } });
  try {
    return await run(options, folder, discord);
  } finally {
    await discord.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(
  { databaseUrl, workers, deliveries, kills }: TrialOptions,
  folder: string,
  discord: DiscordServer,
): Promise<TrialResult> {
  const knowledgeDir = path.join(folder, 'knowledge');
  const dataDir = path.join(folder, 'data');
  const place: StorePlace = databaseUrl === undefined ? { dataDir } : { databaseUrl };
  const store = await openStore(place, lazyLog('warn'));
  const sightings = new Sightings(discord);
  const first = Temporal.Instant.fromEpochMilliseconds(Math.ceil((Date.now() + lead) / 1000) * 1000);
  writeRelay(knowledgeDir, first);
  const before = await subscribe(store, discord, deliveries);
  const environment = {
    ...discord.environment,
    SUMMIT: packName,
    KNOWLEDGE_DIR: knowledgeDir,
    DISCORD_REQUESTS_PER_SECOND: '0',
    LOG_LEVEL: 'error',
    ...('dataDir' in place ? { DATA_DIR: dataDir } : { DATABASE_URL: place.databaseUrl, DATA_DIR: dataDir }),
  };
  const crews = Array.from({ length: workers }, () => new Crew(environment));
  try {
    await Promise.all(crews.map((crew) => crew.endure(kills, sightings, deliveries)));
    await sightings.reach(deliveries, patience);
    await settled(store);
  } finally {
    await Promise.all(crews.map((crew) => crew.end()));
  }
  const result = await judge(store, sightings, before, deliveries);
  await store.close();
  return {
    ...result,
    kills: workers * kills,
    suppressed: discord.posts().reduce((sum, { suppressed }) => sum + suppressed, 0),
  };
}

/** One process after the other, each killed at a random instant while reminders are sent. */
class Crew {
  readonly #environment: Readonly<Record<string, string>>;
  #bot: BotProcess;

  constructor(environment: Readonly<Record<string, string>>) {
    this.#environment = environment;
    this.#bot = new BotProcess(environment);
  }

  async endure(kills: number, sightings: Sightings, deliveries: number): Promise<void> {
    const messages = Array.from({ length: kills }, () => 1 + Math.floor(Math.random() * deliveries));
    for (const message of messages.toSorted((a, b) => a - b)) {
      await sightings.reach(message, patience);
      await pause(Math.random() * lastMoments);
      await this.#bot.kill();
      this.#bot = new BotProcess(this.#environment);
    }
  }

  async end(): Promise<void> {
    this.#bot.signal('SIGTERM');
    await this.#bot.exitCode();
  }
}

async function subscribe(store: Store, discord: DiscordServer, deliveries: number): Promise<Subscription[]> {
  const now = Temporal.Now.instant();
  const made: Subscription[] = [];
  for (const wish of subscribers(discord, deliveries)) {
    const subscription = await store.reminders.subscriptions.add(wish, null, 1000, now);
    if (subscription === 'too many') throw new Error('the trial has too many subscriptions');
    made.push(subscription);
  }
  return made;
}

/** Resolves when nothing is due any more: also what was seen is then recorded. */
async function settled(store: Store): Promise<void> {
  const end = Date.now() + patience;
  while ((await store.reminders.deliveries.nextDue()) !== undefined && Date.now() < end) await pause(50);
}

async function judge(
  store: Store,
  sightings: Sightings,
  before: readonly Subscription[],
  deliveries: number,
): Promise<Omit<TrialResult, 'kills' | 'suppressed'>> {
  let sent = 0;
  let damaged = 0;
  for (const subscription of before) {
    const { target } = subscription;
    const found = await store.reminders.subscriptions.find(subscription.id);
    if (JSON.stringify(found) !== JSON.stringify(subscription)) damaged += 1;
    if (target.kind === 'channel') continue;
    const owner = { kind: 'user', userId: target.userId } as const;
    const statuses = await store.reminders.deliveries.statusOf(owner, 100);
    sent += statuses.filter(({ state, id }) => state === 'sent' && sightings.has(id)).length;
  }
  for (const guildId of guildsOf(before)) {
    const statuses = await store.reminders.deliveries.statusOf({ kind: 'guild', guildId }, 10_000);
    sent += statuses.filter(({ state, id }) => state === 'sent' && sightings.has(id)).length;
  }
  return {
    deliveries,
    seen: sightings.distinct,
    doubled: sightings.doubled.length,
    lost: deliveries - sent,
    damaged,
  };
}

function guildsOf(subscriptions: readonly Subscription[]): Set<string> {
  return new Set(subscriptions.flatMap(({ target }) => (target.kind === 'channel' ? [target.guildId] : [])));
}

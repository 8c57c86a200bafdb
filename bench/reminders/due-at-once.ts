import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { lazyLog } from '../../src/log.ts';
import { occurrencesOf } from '../../src/reminders/occurrences-of.ts';
import { openStore, type StorePlace } from '../../src/store/open-store.ts';
import { DiscordServer } from '../../tests/support/discord/discord-server.ts';
import { packOf } from '../../tests/support/packs.ts';
import { MeasuredBot } from '../gateway/bot.ts';
import { utcWallTime } from '../../tests/support/utc-wall-time.ts';

export interface Storm {
  /** A PostgreSQL database; a file of SQLite's without. */
  readonly databaseUrl: string | undefined;
  readonly workers: number;
  readonly deliveries: number;
  /** Requests that Discord takes in a second; null for any number. */
  readonly limit: number | null;
  /** Seconds from one session to the next; 0 for all at once. */
  readonly every: number;
}

export interface StormResult {
  readonly seconds: number;
  /** Milliseconds after they were due, ascending. */
  readonly delays: Float64Array;
  /** Megabytes, the largest of the workers'. */
  readonly memory: number;
  /** Of the event loop, in milliseconds, the largest of the workers'. */
  readonly loopDelay: number;
}

const channelsOfGuild = 50;
const sessionCount = 50;
/** Seconds for the bots to start. */
const lead = 15;
const memoryEvery = 2000;

/** So many deliveries fall due, in the same second or one session after the other: 50 sessions, and as many channels as it takes. */
export async function storm({ databaseUrl, workers, deliveries, limit, every }: Storm): Promise<StormResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'summit-bot-reminders-'));
  const place: StorePlace = databaseUrl === undefined ? { dataDir: folder } : { databaseUrl };
  const discord = await DiscordServer.start({
    deadline: 3_600_000,
    keepRequests: false,
    ...(limit === null ? {} : { rateLimits: { global: limit } }),
  });
  const channels = addChannels(discord, Math.ceil(deliveries / sessionCount));
  const due = await prepare(place, folder, channels, every);
  const environment = {
    ...discord.environment,
    SUMMIT: 'storm',
    KNOWLEDGE_DIR: path.join(folder, 'knowledge'),
    DATA_DIR: folder,
    // Processes that share a token share its limit.
    DISCORD_REQUESTS_PER_SECOND: String(limit === null ? 0 : Math.floor(limit / workers)),
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
  const bots = Array.from({ length: workers }, () => new MeasuredBot(environment));
  const memories: number[] = [];
  const delays = new Float64Array(deliveries);
  let seen = 0;
  const { promise: all, resolve } = Promise.withResolvers<void>();
  discord.onMessage(({ content }) => {
    const leg = Number(/Leg (\d+)/.exec(content)?.[1]);
    delays[seen++] = Date.now() - due - (leg - 1) * every * 1000;
    if (seen === deliveries) resolve();
  });
  const measure = async () =>
    memories.push(...(await Promise.all(bots.map((bot) => bot.vitals()))).map(({ memory }) => memory));
  const sampling = setInterval(() => void measure(), memoryEvery);
  await all;
  clearInterval(sampling);
  const vitals = await Promise.all(bots.map((bot) => bot.vitals()));
  await Promise.all(bots.map((bot) => bot.stop()));
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
  return {
    seconds: (delays.at(-1) ?? 0) / 1000,
    delays: delays.toSorted(),
    memory: Math.max(...memories, ...vitals.map(({ memory }) => memory)),
    loopDelay: Math.max(...vitals.map(({ delayP99 }) => delayP99)),
  };
}

interface ChannelPlace {
  readonly guildId: string;
  readonly channelId: string;
}

function addChannels(discord: DiscordServer, count: number): ChannelPlace[] {
  const names = Array.from({ length: channelsOfGuild }, (_, place) => `channel-${place}`);
  return Array.from({ length: Math.ceil(count / channelsOfGuild) }, () =>
    discord.addGuild({ channels: names }),
  )
    .flatMap((guild) => names.map((name) => ({ guildId: guild.id, channelId: guild.channel(name).id })))
    .slice(0, count);
}

/** Writes the pack, and plans every delivery before the bots start. @returns When they are due, in milliseconds. */
async function prepare(
  place: StorePlace,
  folder: string,
  channels: readonly ChannelPlace[],
  every: number,
): Promise<number> {
  const store = await openStore(place, lazyLog('warn'));
  const created = Temporal.Now.instant();
  for (const { guildId, channelId } of channels) {
    const target = { kind: 'channel', guildId, channelId, roleId: null, interested: false } as const;
    const wish = {
      pack: 'storm',
      target,
      what: { kind: 'sessions' },
      offsets: [0],
      createdBy: guildId,
    } as const;
    await store.reminders.subscriptions.add(wish, null, channelsOfGuild, created);
  }
  // Planning comes with a margin of its own: it is not what is measured here.
  const seconds = lead + Math.ceil(channels.length / 100);
  const due = Temporal.Now.instant().add({ seconds }).round('second');
  const yaml = stormYaml(due, every);
  writePack(path.join(folder, 'knowledge', 'storm'), yaml);
  const pack = { ...packOf(yaml, entry), id: 'storm' };
  await store.reminders.schedule.adopt(
    'storm',
    'before',
    occurrencesOf(pack, created),
    Temporal.Now.instant(),
  );
  await store.close();
  return due.epochMilliseconds;
}

const entry = `---\nsource: office\n---\n\n# Storm\n\n## Who runs? {#who}\n> runners\n\nEverybody runs.\n`;

function stormYaml(due: Temporal.Instant, every: number): string {
  const end = utcWallTime(due.add({ hours: 6 }));
  const sessions = Array.from({ length: sessionCount }, (_, place) => {
    const start = utcWallTime(due.add({ seconds: place * every }));
    return `  - {id: leg-${place + 1}, title: Leg ${place + 1}, start: "${start}", end: "${end}"}`;
  });
  return `title: Storm\ntimezone: UTC\nsources:\n  office: {publisher: Office, title: Plan, published: 2030-01-01}\nsessions:\n${sessions.join('\n')}\n`;
}

function writePack(folder: string, yaml: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'summit.yaml'), yaml);
  writeFileSync(path.join(folder, 'entries.md'), entry);
}

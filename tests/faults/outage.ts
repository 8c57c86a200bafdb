import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { Temporal } from 'temporal-polyfill';
import { lazyLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open-store.ts';
import { BotProcess } from '../discord/support/bot-process.ts';
import { PostgresServer } from '../store/postgres-server.ts';
import { DiscordServer } from '../support/discord/discord-server.ts';
import type { FullDisk } from './full-disk.ts';
import { Sightings } from './sightings.ts';
import { packName, subscribers, writeRelay } from './stake.ts';

/** Something that happens to a database, and its end. */
interface Outage {
  readonly name: string;
  /** Makes the database; nothing where the machine does not allow it. */
  prepare(folder: string): Promise<Prepared | undefined>;
}

interface Prepared {
  /** How it is brought about, where there are several ways. */
  readonly way?: string;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  begin(bot: BotProcess): Promise<void>;
  end(bot: BotProcess): Promise<void>;
  cleanUp(): Promise<void>;
}

export interface OutageResult {
  readonly way: string | undefined;
  readonly deliveries: number;
  readonly seen: number;
  readonly doubled: number;
  /** Whether a question was answered meanwhile. */
  readonly answered: boolean;
}

const deliveries = 250;
/** Milliseconds from the start of a bot until reminders fall due. */
const shortestLead = 12_000;
/** Milliseconds. */
const patience = 60_000;

/** SQLite, while somebody else keeps it locked. */
export const locked: Outage = {
  name: 'SQLite locked',
  async prepare(folder) {
    const dataDir = path.join(folder, 'data');
    let other: Database.Database | undefined;
    return {
      dataDir,
      async begin() {
        other = new Database(path.join(dataDir, 'summit-bot.sqlite'));
        other.exec('begin immediate');
      },
      async end() {
        other?.close();
      },
      cleanUp: () => Promise.resolve(),
    };
  },
};

/** SQLite on a disk without room, made in the first of these ways that the machine allows. */
export function full(...ways: ((folder: string) => FullDisk | undefined)[]): Outage {
  return {
    name: 'SQLite on a full disk',
    async prepare(folder) {
      for (const way of ways) {
        const disk = way(folder);
        if (disk) return preparedOn(disk);
      }
      return undefined;
    },
  };
}

function preparedOn(disk: FullDisk): Prepared {
  return {
    way: disk.way,
    dataDir: disk.folder,
    begin: async (bot) => disk.fill(bot),
    end: async (bot) => disk.clear(bot),
    cleanUp: async () => disk.remove(),
  };
}

/** A PostgreSQL server that is stopped and started. */
export const away: Outage = {
  name: 'PostgreSQL away',
  async prepare(folder) {
    const server = await PostgresServer.start();
    return {
      dataDir: path.join(folder, 'data'),
      databaseUrl: await server.createSchema(),
      begin: () => server.pause(),
      end: () => server.restart(),
      cleanUp: () => server.stop(),
    };
  },
};

/**
 * A real bot whose database fails for so long from just before reminders fall due.
 *
 * @returns Nothing where the machine does not allow such an outage.
 */
export async function endure(outage: Outage, milliseconds: number): Promise<OutageResult | undefined> {
  for (let lead = shortestLead; ; lead *= 2) {
    const result = await inFolder(outage, (prepared, folder) => run(prepared, folder, lead, milliseconds));
    if (result !== 'too late') return result;
  }
}

async function inFolder<Result>(
  outage: Outage,
  work: (prepared: Prepared, folder: string) => Promise<Result>,
): Promise<Result | undefined> {
  const folder = mkdtempSync(path.join(tmpdir(), 'summit-bot-outage-'));
  const prepared = await outage.prepare(folder);
  try {
    return prepared && (await work(prepared, folder));
  } finally {
    await prepared?.cleanUp();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns That it was too late when the bot was ready only after reminders had fallen due. */
async function run(
  prepared: Prepared,
  folder: string,
  lead: number,
  milliseconds: number,
): Promise<OutageResult | 'too late'> {
  const { dataDir, databaseUrl } = prepared;
  const discord = await DiscordServer.start({ deadline: patience, keepRequests: false });
  const sightings = new Sightings(discord);
  const first = Temporal.Instant.fromEpochMilliseconds(Math.ceil((Date.now() + lead) / 1000) * 1000);
  const knowledgeDir = path.join(folder, 'knowledge');
  writeRelay(knowledgeDir, first);
  const store = await openStore(databaseUrl === undefined ? { dataDir } : { databaseUrl }, lazyLog('warn'));
  for (const wish of subscribers(discord, deliveries)) {
    await store.reminders.subscriptions.add(wish, null, 1000, Temporal.Now.instant());
  }
  await store.close();
  const bot = new BotProcess({
    ...discord.environment,
    SUMMIT: packName,
    KNOWLEDGE_DIR: knowledgeDir,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'info',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  });
  try {
    await bot.prints('commands are registered', 'stderr');
    const rest = first.epochMilliseconds - 500 - Date.now();
    if (rest < 0) return 'too late';
    await pause(rest);
    await prepared.begin(bot);
    await bot.prints('the store fails; reminders wait', 'stderr');
    const eve = discord.user('Eve');
    const answer = await discord.replyTo(eve.says(eve.dm, 'who runs?'));
    await pause(milliseconds);
    await prepared.end(bot);
    await sightings.reach(deliveries, patience);
    await bot.prints('the store works again; reminders go on', 'stderr');
    bot.signal('SIGTERM');
    await bot.exitCode();
    return {
      way: prepared.way,
      deliveries,
      seen: sightings.distinct,
      doubled: sightings.doubled.length,
      answered: answer.content.includes('Everybody runs'),
    };
  } finally {
    await bot.kill();
    await discord.close();
  }
}

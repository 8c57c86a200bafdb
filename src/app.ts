import path from 'node:path';
import { findAmbiguities } from './answer/ambiguity.ts';
import { Language } from './answer/analysis/language.ts';
import { Answerer } from './answer/answerer.ts';
import { indexPack } from './answer/index-pack.ts';
import { KnowledgeBase } from './answer/knowledge-base.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config, DiscordConfig } from './config.ts';
import { IndexCache } from './index-cache/index-cache.ts';
import { indexKey } from './index-cache/index-key.ts';
import {
  findPack,
  isPack,
  listPacks,
  parsePackFiles,
  readPack,
  readPackFiles,
  wholePack,
} from './knowledge/load.ts';
import { formatProblems } from './knowledge/problem.ts';
import { lazyLog, type Log } from './log.ts';
import { PackShelf } from './pack-shelf.ts';
import { ProgressLine } from './progress.ts';
import { readVersion } from './version.ts';

/** Something that runs until it is told to stop. */
export interface Service {
  run(stop: AbortSignal): Promise<void>;
  /** To be called once, after `run`. */
  close(): Promise<void>;
}

/** Constructs the services; the only place that does. */
export class App {
  readonly #config: Config;
  readonly #cache: IndexCache;
  readonly #log: Log;

  constructor(config: Config) {
    this.#config = config;
    this.#log = lazyLog(config.logLevel);
    this.#cache = new IndexCache(config.cacheDir, this.#log);
  }

  /**
   * @param folder A pack's folder, or one that holds the configured summit's; the configured one when left out.
   * @throws {UserError} When there is no such pack, or it is broken.
   */
  answerer(folder?: string, clock: Clock = systemClock): Answerer {
    return this.answererOn(this.knowledgeBase(folder), clock);
  }

  answererOn(base: KnowledgeBase, clock: Clock): Answerer {
    return new Answerer(base, clock);
  }

  /**
   * Loads a pack and its index: the index from the cache where it is there, else it is made and cached. Shows progress on
   * standard error when that takes longer.
   *
   * @throws {UserError} When there is no such pack, or it is broken.
   */
  knowledgeBase(folder?: string): KnowledgeBase {
    return this.#loadBase(this.#packFolder(folder)).base;
  }

  /**
   * The bot in Discord, with its store open. Loads what only it needs.
   *
   * @param tell Tells whoever started the bot something, a line at a time.
   * @throws {UserError} When the pack is broken or the store cannot be opened.
   */
  async discord(
    config: DiscordConfig,
    tell: (line: string) => void,
    clock: Clock = systemClock,
  ): Promise<Service> {
    const { constructBot } = await import('./app-discord.ts');
    const { openStore } = await import('./store/open-store.ts');
    const { databaseUrl, dataDir } = this.#config;
    const packs = this.#packs(clock);
    const log = this.#log;
    const store = await openStore(databaseUrl === undefined ? { dataDir } : { databaseUrl }, log);
    const bot = await constructBot({ config, packs, store, version: readVersion(), clock, log, tell });
    return { run: (stop) => bot.run(stop), close: () => store.close() };
  }

  /** All packs of the knowledge folder; the configured one is loaded at once. */
  #packs(clock: Clock): PackShelf<{ readonly answerer: Answerer; readonly version: string }> {
    const { knowledgeDir } = this.#config;
    const configured = this.#packFolder(undefined);
    const folder = path.dirname(configured);
    const names = isPack(knowledgeDir) ? [] : listPacks(knowledgeDir);
    const load = (name: string) => {
      const { base, key } = this.#loadBase(path.join(folder, name));
      return { answerer: this.answererOn(base, clock), version: key };
    };
    return new PackShelf(names, path.basename(configured), load, this.#log);
  }

  #loadBase(packFolder: string): { readonly base: KnowledgeBase; readonly key: string } {
    const progress = new ProgressLine(process.stderr);
    try {
      const files = readPackFiles(packFolder);
      const pack = wholePack(packFolder, parsePackFiles(files, progress));
      const language = new Language();
      const key = indexKey(files);
      const cached = this.#cache.load(key);
      const index = cached ?? indexPack(pack, language, progress);
      if (!cached) this.#cache.save(key, index);
      return { base: new KnowledgeBase(pack, language, index), key };
    } finally {
      progress.end();
    }
  }

  /**
   * Checks one pack, or every pack of the knowledge folder.
   *
   * @returns One line a problem, and the packs that were looked at.
   */
  check(folder?: string): { problems: string[]; packs: string[] } {
    const language = new Language();
    const packs = folder === undefined ? this.#allPacks() : this.#packsIn(folder);
    const problems = packs.flatMap((pack) => {
      const parsed = readPack(pack);
      const loads = parsed.pack && parsed.problems.every(({ kind }) => kind === 'ambiguous');
      const ambiguities =
        parsed.pack && loads ? findAmbiguities(new KnowledgeBase(parsed.pack, language)) : [];
      return formatProblems([...parsed.problems, ...ambiguities]);
    });
    return { problems, packs };
  }

  #packFolder(folder: string | undefined): string {
    const { knowledgeDir, summit } = this.#config;
    if (folder !== undefined) return isPack(folder) ? folder : (this.#packsIn(folder)[0] ?? folder);
    return isPack(knowledgeDir) ? knowledgeDir : findPack(knowledgeDir, summit);
  }

  #allPacks(): string[] {
    const { knowledgeDir, summit } = this.#config;
    const found = this.#packsIn(knowledgeDir);
    return found.length > 0 ? found : [findPack(knowledgeDir, summit)];
  }

  #packsIn(folder: string): string[] {
    if (isPack(folder)) return [folder];
    const inside = listPacks(folder).map((name) => path.join(folder, name));
    return inside.length > 0 ? inside : [folder];
  }
}

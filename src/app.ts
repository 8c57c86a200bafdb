import path from 'node:path';
import { findAmbiguities } from './answer/ambiguity.ts';
import { Language } from './answer/analysis/language.ts';
import { Answerer } from './answer/answerer.ts';
import { KnowledgeBase } from './answer/knowledge-base.ts';
import type { RehearsalOptions } from './app-rehearsal.ts';
import { type Clock, systemClock, type WaitingClock } from './clock.ts';
import type { Config, DiscordConfig } from './config.ts';
import { findPack, isPack, listPacks, readPack } from './knowledge/load.ts';
import { lookAtPack } from './knowledge/look.ts';
import { formatProblems } from './knowledge/problem.ts';
import { lazyLog, type Log } from './log.ts';
import { PackLoader, type ReadPack } from './pack-loader.ts';
import { PackShelf } from './pack-shelf.ts';
import { ProgressLine } from './progress.ts';
import type { StorePlace } from './store/open-store.ts';
import type { Output } from './terminal/output.ts';
import { readVersion } from './version.ts';

/** Something that runs until it is told to stop. */
export interface Service {
  run(stop: AbortSignal): Promise<void>;
  /** Looks at once whether packs have changed, which it does from time to time anyway. */
  refresh(): Promise<void>;
  /** Resolves when no reminder is to be planned or sent before the clock moves on. Only while it runs. */
  idle(): Promise<void>;
  /** To be called once, after `run`. */
  close(): Promise<void>;
}

/** Constructs the services; the only place that does. */
export class App {
  readonly #config: Config;
  readonly #loader: PackLoader;
  readonly #log: Log;

  constructor(config: Config) {
    this.#config = config;
    this.#log = lazyLog(config.logLevel);
    this.#loader = new PackLoader(config, this.#log);
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
    const packFolder = this.#packFolder(folder);
    return withProgress((progress) => this.#loader.open(this.#loader.read(packFolder, progress), progress));
  }

  /**
   * The bot in Discord, with its store open. Loads what only it needs.
   *
   * @param tell Tells whoever started the bot something, a line at a time.
   * @param now Milliseconds that never run backwards.
   * @throws {UserError} When the pack is broken or the store cannot be opened.
   */
  async discord(
    config: DiscordConfig,
    tell: (line: string) => void,
    clock: WaitingClock = systemClock,
    now = () => performance.now(),
  ): Promise<Service> {
    const { constructBot } = await import('./app-discord.ts');
    const { openStore } = await import('./store/open-store.ts');
    const packs = this.#packs(clock);
    const log = this.#log;
    const store = await openStore(this.#storePlace(), log);
    const bot = await constructBot({ config, packs, store, version: readVersion(), clock, now, log, tell });
    return {
      run: (stop) => bot.run(stop),
      refresh: () => packs.refresh(),
      idle: () => bot.idle(),
      close: () => store.close(),
    };
  }

  /**
   * Rehearses the summit's days in the terminal. Writes nothing to the store.
   *
   * @param folder As for `answerer`.
   * @throws {UserError} When there is nothing to rehearse.
   */
  async rehearse(
    options: RehearsalOptions & { readonly folder: string | undefined },
    output: Output,
    stop: AbortSignal,
    clock: Clock = systemClock,
  ): Promise<void> {
    const { runRehearsal } = await import('./app-rehearsal.ts');
    const packFolder = this.#packFolder(options.folder);
    const read = withProgress((progress) => this.#loader.read(packFolder, progress));
    const place = this.#storePlace();
    await runRehearsal({ read, place, options, output, now: clock.now(), log: this.#log }, stop);
  }

  #storePlace(): StorePlace {
    const { databaseUrl, dataDir } = this.#config;
    return databaseUrl === undefined ? { dataDir } : { databaseUrl };
  }

  /** All packs of the knowledge folder; the configured one is loaded at once. */
  #packs(clock: Clock): PackShelf<{ readonly answerer: Answerer; readonly version: string }> {
    const { knowledgeDir } = this.#config;
    const loader = this.#loader;
    const configured = this.#packFolder(undefined);
    const folderOf = (name: string) => path.join(path.dirname(configured), name);
    const loaded = (base: KnowledgeBase, { version }: ReadPack) => ({
      answerer: this.answererOn(base, clock),
      version,
    });
    return new PackShelf(
      path.basename(configured),
      {
        names: () => (isPack(knowledgeDir) ? [] : listPacks(knowledgeDir)),
        look: (name) => lookAtPack(folderOf(name)),
        read: (name) => withProgress((progress) => loader.read(folderOf(name), progress)),
        open: (read) => withProgress((progress) => loaded(loader.open(read, progress), read)),
        reread: async (name, known, toOpen) => {
          const renewal = await loader.reread(folderOf(name), known, toOpen);
          if (renewal.kind !== 'read') return renewal;
          const { read, base } = renewal;
          return { kind: 'read', read, loaded: base && loaded(base, read) };
        },
      },
      this.#log,
    );
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

function withProgress<Value>(work: (progress: ProgressLine) => Value): Value {
  const progress = new ProgressLine(process.stderr);
  try {
    return work(progress);
  } finally {
    progress.end();
  }
}

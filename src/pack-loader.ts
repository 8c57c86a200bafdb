import { Language } from './answer/analysis/language.ts';
import { indexPack } from './answer/index-pack.ts';
import { KnowledgeBase } from './answer/knowledge-base.ts';
import type { Config } from './config.ts';
import { UserError } from './errors.ts';
import { decodeIndex } from './index-cache/encode-index.ts';
import { IndexCache } from './index-cache/index-cache.ts';
import { engineVersion, indexKey } from './index-cache/index-key.ts';
import { parsePackFiles, readPackFiles, wholePack } from './knowledge/load.ts';
import type { Pack } from './knowledge/pack.ts';
import type { Log } from './log.ts';
import { inWorker } from './pack-worker/in-worker.ts';
import { packFromSent } from './pack-worker/transfer.ts';
import { noProgress, type Progress } from './progress.ts';

/** A pack, and the name of its content: the same in every process with the same engine. */
export interface ReadPack {
  readonly pack: Pack;
  readonly version: string;
}

/** What became of a pack whose files may have changed. */
export type Reread =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'broken'; readonly message: string }
  | {
      readonly kind: 'read';
      readonly read: ReadPack;
      /** Nothing where none was asked for. */
      readonly base: KnowledgeBase | undefined;
    };

/** Reads packs and makes them searchable: their indexes come from the cache where they are there, else they are made and cached. */
export class PackLoader {
  readonly #config: Pick<Config, 'cacheDir' | 'logLevel'>;
  readonly #cache: IndexCache;
  readonly #log: Log;
  readonly #elsewhere: typeof inWorker;
  /** One for all packs: wink-nlp makes its model larger each time that it is loaded, and fails after some thirty times. */
  #language: Language | undefined;
  #engine: string | undefined;

  /** @param elsewhere Does a task in another thread. */
  constructor(config: Pick<Config, 'cacheDir' | 'logLevel'>, log: Log, elsewhere = inWorker) {
    this.#elsewhere = elsewhere;
    this.#config = config;
    this.#cache = new IndexCache(config.cacheDir, log);
    this.#log = log;
  }

  /** @throws {UserError} When there is no such pack, or it is broken. */
  read(folder: string, progress: Progress = noProgress): ReadPack {
    const files = readPackFiles(folder);
    const pack = wholePack(folder, parsePackFiles(files, progress));
    return { pack, version: indexKey(files, this.#engineVersion()) };
  }

  open({ pack, version }: ReadPack, progress: Progress = noProgress): KnowledgeBase {
    const language = this.#languageOfAll();
    const cached = this.#cache.load(version);
    const index = cached ?? indexPack(pack, language, progress);
    if (!cached) this.#cache.save(version, index);
    return new KnowledgeBase(pack, language, index);
  }

  /**
   * Reads a pack again, and makes it searchable, in another thread: what is left to this one takes a tenth of the time. Where no
   * thread can do it, this one does it all.
   *
   * @param known The version that is known already.
   */
  async reread(folder: string, known: string, withIndex: boolean): Promise<Reread> {
    const { cacheDir, logLevel } = this.#config;
    const task = { folder, known, engine: this.#engineVersion(), cacheDir, withIndex };
    try {
      const result = await this.#elsewhere(task, logLevel);
      switch (result.kind) {
        case 'read': {
          const read = { pack: packFromSent(result.pack), version: result.version };
          const base =
            result.index && new KnowledgeBase(read.pack, this.#languageOfAll(), decodeIndex(result.index));
          return { kind: 'read', read, base };
        }
        case 'other engine':
          this.#log().warn("the bot's own files have changed: it has to be started anew to use them");
          break;
        default:
          return result;
      }
    } catch (error) {
      this.#log().warn({ err: error, folder }, 'no thread can read the pack: answers wait while it is read');
    }
    return this.#rereadHere(folder, known, withIndex);
  }

  #rereadHere(folder: string, known: string, withIndex: boolean): Reread {
    try {
      const read = this.read(folder);
      if (read.version === known) return { kind: 'unchanged' };
      return { kind: 'read', read, base: withIndex ? this.open(read) : undefined };
    } catch (error) {
      if (error instanceof UserError) return { kind: 'broken', message: error.message };
      throw error;
    }
  }

  #languageOfAll(): Language {
    return (this.#language ??= new Language());
  }

  /** As the sources were when this process began to use them. */
  #engineVersion(): string {
    return (this.#engine ??= engineVersion());
  }
}

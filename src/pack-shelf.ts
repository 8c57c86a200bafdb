import { UserError } from './errors.ts';
import type { Log } from './log.ts';

/** Packs by name, each loaded when it is first asked for. */
export class PackShelf<Loaded> {
  readonly names: readonly string[];
  readonly standard: string;
  readonly #load: (name: string) => Loaded;
  readonly #log: Log;
  readonly #loaded = new Map<string, Loaded>();

  /**
   * Loads the standard pack at once.
   *
   * @param load May throw a `UserError` for a pack that is broken.
   * @throws {UserError} When the standard pack is.
   */
  constructor(names: readonly string[], standard: string, load: (name: string) => Loaded, log: Log) {
    this.names = names.includes(standard) ? names : [standard, ...names];
    this.standard = standard;
    this.#load = load;
    this.#log = log;
    this.#loaded.set(standard, load(standard));
  }

  /** The standard pack stands in for one that is unknown, gone or broken. */
  get(name: string | null): Loaded {
    const wanted = name !== null && this.names.includes(name) ? name : this.standard;
    const loaded = this.#loaded.get(wanted) ?? this.#loadOrStandIn(wanted);
    this.#loaded.set(wanted, loaded);
    return loaded;
  }

  #loadOrStandIn(name: string): Loaded {
    try {
      return this.#load(name);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#log().error(
        { pack: name, problems: error.message },
        'a pack is broken: the configured one stands in',
      );
      return this.get(null);
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from './errors.ts';
import type { Pack } from './knowledge/pack.ts';
import type { Log } from './log.ts';
import type { ReadPack } from './pack-loader.ts';

/** Where the packs of a shelf are. */
export interface PackSource<Loaded> {
  /** Of all packs that there are now. */
  names(): readonly string[];
  /** Cheap. Another one than before when a file of the pack may have changed; nothing when there is no pack. */
  look(name: string): string | undefined;
  /** @throws {UserError} For a pack that is broken. */
  read(name: string): ReadPack;
  open(read: ReadPack): Loaded;
  /** Without holding up other work. */
  reread(name: string, known: string, toOpen: boolean): Promise<Renewal<Loaded>>;
}

export type Renewal<Loaded> =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'broken'; readonly message: string }
  | { readonly kind: 'read'; readonly read: ReadPack; readonly loaded: Loaded | undefined };

/** A pack that was read, and loaded where somebody asked for more than its schedule. */
interface Item<Loaded> extends ReadPack {
  readonly loaded: Loaded | undefined;
}

/** So long the files of a pack have to stay as they are before it is read again, in milliseconds. */
const settling = 1000;

/** Packs by name: each is read or loaded when it is first asked for, and again when its files have changed. */
export class PackShelf<Loaded> {
  readonly standard: string;
  readonly #source: PackSource<Loaded>;
  readonly #log: Log;
  readonly #settling: number;
  readonly #items = new Map<string, Item<Loaded>>();
  /** How the files of each pack looked when it was last dealt with. */
  readonly #looks = new Map<string, string>();
  /** Those that could not be read the way they look. */
  readonly #broken = new Set<string>();
  readonly #listeners: ((name: string) => void)[] = [];
  #refreshing: Promise<void> = Promise.resolve();

  /**
   * Loads the standard pack at once.
   *
   * @param settlingMs So long files have to stay as they are before they are read again.
   * @throws {UserError} When the standard pack is broken.
   */
  constructor(standard: string, source: PackSource<Loaded>, log: Log, settlingMs = settling) {
    this.standard = standard;
    this.#source = source;
    this.#log = log;
    this.#settling = settlingMs;
    for (const name of new Set([standard, ...source.names()])) {
      this.#looks.set(name, source.look(name) ?? '');
    }
    this.#load(standard);
  }

  /** Sorted. */
  get names(): readonly string[] {
    return [...this.#looks.keys()].toSorted();
  }

  /** The standard pack stands in for one that is unknown, gone or broken. */
  get(name: string | null): Loaded {
    const wanted = name ?? this.standard;
    const known = this.#items.get(wanted)?.loaded;
    if (known) return known;
    if (!this.#looks.has(wanted) || this.#broken.has(wanted)) return this.get(null);
    return this.#orReport(wanted, () => this.#load(wanted)) ?? this.get(null);
  }

  /** A pack as it was read last, without all that only answers need. Nothing when it is unknown, gone or broken. */
  find(name: string): { readonly pack: Pack; readonly version: string } | undefined {
    const known = this.#items.get(name);
    if (known) return known;
    if (!this.#looks.has(name) || this.#broken.has(name)) return undefined;
    return this.#orReport(name, () => this.#read(name));
  }

  /** @param listener Told the name of each pack that is another than before, that came, or that is gone. */
  onChange(listener: (name: string) => void): void {
    this.#listeners.push(listener);
  }

  /**
   * Looks whether packs have changed, and reads those anew whose files stay as they are for a while. The old one is used until the
   * new one is whole, and for as long as that is broken. What goes wrong is logged.
   */
  async refresh(): Promise<void> {
    const after = this.#refreshing.then(() => this.#refreshOnce());
    this.#refreshing = after.catch(() => undefined);
    return after;
  }

  async #refreshOnce(): Promise<void> {
    const first = this.#changedLooks();
    if (first.size === 0) return;
    await sleep(this.#settling);
    const second = this.#changedLooks();
    for (const [name, look] of second) {
      if (!first.has(name) || first.get(name) !== look) continue;
      try {
        await this.#follow(name, look);
      } catch (error) {
        this.#looks.set(name, look ?? '');
        this.#log().error({ err: error, pack: name }, 'a pack that has changed cannot be read');
      }
    }
  }

  #changedLooks(): Map<string, string | undefined> {
    const names = new Set([...this.#looks.keys(), ...this.#source.names()]);
    const looks = [...names].map((name) => [name, this.#source.look(name)] as const);
    return new Map(looks.filter(([name, look]) => (look ?? '') !== (this.#looks.get(name) ?? '')));
  }

  /** @param look Of the pack's files, which have changed; nothing when they are gone. */
  async #follow(name: string, look: string | undefined): Promise<void> {
    const item = this.#items.get(name);
    if (look === undefined) return this.#remove(name);
    if (!item) return this.#changed(name, look, 'there is another pack, or another version of one');
    const renewal = await this.#source.reread(name, item.version, item.loaded !== undefined);
    // Somebody has written meanwhile: what was read may be half of it.
    if (this.#source.look(name) !== look) return;
    switch (renewal.kind) {
      case 'unchanged':
        this.#looks.set(name, look);
        return;
      case 'broken':
        this.#looks.set(name, look);
        this.#report(
          name,
          renewal.message,
          'a pack that has changed is broken: the one before it stays in use',
        );
        return;
      case 'read': {
        // Whoever asked for more than the schedule meanwhile gets it from the new one, when asking again.
        this.#items.set(name, { ...renewal.read, loaded: renewal.loaded });
        this.#changed(name, look, 'a pack has changed and is in use');
      }
    }
  }

  #remove(name: string): void {
    if (name === this.standard) {
      this.#looks.set(name, '');
      this.#log().error({ pack: name }, 'the configured pack is gone: the one that was loaded stays in use');
      return;
    }
    this.#items.delete(name);
    this.#broken.delete(name);
    this.#looks.delete(name);
    this.#log().warn({ pack: name }, 'a pack is gone: the configured one stands in');
    this.#tell(name);
  }

  #changed(name: string, look: string, message: string): void {
    this.#looks.set(name, look);
    this.#broken.delete(name);
    this.#log().info({ pack: name }, message);
    this.#tell(name);
  }

  #tell(name: string): void {
    for (const listener of this.#listeners) listener(name);
  }

  #load(name: string): Loaded {
    const read = this.#items.get(name) ?? this.#read(name);
    const loaded = this.#source.open(read);
    this.#items.set(name, { ...read, loaded });
    return loaded;
  }

  #read(name: string): ReadPack {
    this.#looks.set(name, this.#source.look(name) ?? '');
    const item = { ...this.#source.read(name), loaded: undefined };
    this.#items.set(name, item);
    return item;
  }

  #orReport<Value>(name: string, work: () => Value): Value | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#broken.add(name);
      this.#report(name, error.message, 'a pack is broken: the configured one stands in');
      return undefined;
    }
  }

  #report(pack: string, problems: string, message: string): void {
    this.#log().error({ pack, problems }, message);
  }
}

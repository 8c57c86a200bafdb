type Write = () => Promise<void>;

/** So often is a write tried that fails for a fault of ours. */
const mostTries = 5;

/** Writes that the store could not take, in their order. They are few, since nothing new begins while there are some. */
export class Backlog {
  #writes: { readonly write: Write; tries: number }[] = [];
  readonly #gaveUp: (error: unknown) => void;

  /** @param gaveUp Told of a write that fails again and again although the store is there. */
  constructor(gaveUp: (error: unknown) => void) {
    this.#gaveUp = gaveUp;
  }

  get size(): number {
    return this.#writes.length;
  }

  add(write: Write): void {
    this.#writes.push({ write, tries: 0 });
  }

  /**
   * Tries each once.
   *
   * @throws What the first one threw that is still to be done.
   */
  async flush(): Promise<void> {
    const writes = this.#writes;
    this.#writes = [];
    const errors: unknown[] = [];
    for (const entry of writes) {
      try {
        await entry.write();
      } catch (error) {
        entry.tries += isStoreAway(error) ? 0 : 1;
        if (entry.tries >= mostTries) {
          this.#gaveUp(error);
        } else {
          errors.push(error);
          this.#writes.push(entry);
        }
      }
    }
    if (errors.length > 0) throw errors[0];
  }
}

/** The store's own word for being locked, full or away; all else is a fault that another try does not mend. */
function isStoreAway(error: unknown): boolean {
  return error instanceof Error && error.name === 'StoreBusyError';
}

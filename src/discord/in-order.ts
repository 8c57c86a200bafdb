/** Runs pieces of work of one key one after another, and those of different keys side by side. */
export class InOrder {
  readonly #last = new Map<string, Promise<void>>();

  /** Rejects when the work does; what comes after it runs all the same. */
  async run(key: string, work: () => Promise<void>): Promise<void> {
    const before = this.#last.get(key);
    const running = before ? before.then(work, work) : work();
    this.#last.set(key, running);
    try {
      await running;
    } finally {
      if (this.#last.get(key) === running) this.#last.delete(key);
    }
  }
}

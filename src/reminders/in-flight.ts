/** Runs tasks side by side, at most so many at once. */
export class InFlight {
  readonly #most: number;
  readonly #ended: () => void;
  readonly #running = new Map<string, Promise<void>>();
  #freed = Promise.withResolvers<void>();

  /** @param ended Told after each task. */
  constructor(most: number, ended: () => void) {
    this.#most = most;
    this.#ended = ended;
  }

  get size(): number {
    return this.#running.size;
  }

  has(id: string): boolean {
    return this.#running.has(id);
  }

  /** Resolves when there is room for one more. */
  async room(): Promise<void> {
    while (this.#running.size >= this.#most) await this.#freed.promise;
  }

  /** @param task Never rejects. */
  start(id: string, task: () => Promise<void>): void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#running.set(id, promise);
    const run = async () => {
      await task();
      this.#running.delete(id);
      this.#freed.resolve();
      this.#freed = Promise.withResolvers();
      resolve();
      this.#ended();
    };
    void run();
  }

  async all(): Promise<void> {
    await Promise.all(this.#running.values());
  }
}

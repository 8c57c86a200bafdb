/** What is being done at the moment, so that a stop can wait for it. */
export class RunningWork {
  readonly #running = new Set<Promise<void>>();
  readonly #onFault: (error: unknown) => void;
  #open = true;

  /** @param onFault Told of work that rejects. */
  constructor(onFault: (error: unknown) => void) {
    this.#onFault = onFault;
  }

  /** Starts a piece of work, unless the bot is stopping. */
  start(work: () => Promise<void>): void {
    if (!this.#open) return;
    const running = work()
      .catch(this.#onFault)
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Takes no more work; resolves when all of it is done, or after `patience` milliseconds. */
  async finish(patience: number): Promise<void> {
    this.#open = false;
    const { promise: outOfPatience, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, patience);
    await Promise.race([this.#settled(), outOfPatience]);
    clearTimeout(timer);
  }

  async #settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }
}

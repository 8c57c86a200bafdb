interface Waiter {
  check(): void;
  fail(reason: string): void;
}

/** Tells whoever waits that something has happened; waiting is by event, with a deadline that says what was awaited. */
export class Changes {
  readonly #waiters = new Set<Waiter>();

  notify(): void {
    for (const waiter of this.#waiters) waiter.check();
  }

  /** Fails everybody who still waits: nothing will happen any more. */
  end(reason: string): void {
    for (const waiter of this.#waiters) waiter.fail(reason);
  }

  /**
   * The first value other than `undefined` and `false` that the probe gives, now or after a change.
   *
   * @param what Completes the sentence "waited 5000 ms for …".
   * @param explain What else the error should say.
   */
  until<Value>(
    what: string,
    probe: () => Value | undefined | false,
    deadline: number,
    explain: () => string = () => '',
  ): Promise<Value> {
    const { promise, resolve, reject } = Promise.withResolvers<Value>();
    const stop = (): void => {
      clearTimeout(timer);
      this.#waiters.delete(waiter);
    };
    const waiter: Waiter = {
      check: () => {
        try {
          const value = probe();
          if (value === undefined || value === false) return;
          stop();
          resolve(value);
        } catch (error) {
          stop();
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      },
      fail: (reason) => {
        stop();
        reject(new Error(`${reason} while a test waited for ${what}.${explain()}`));
      },
    };
    const timer = setTimeout(() => waiter.fail(`${deadline} ms passed`), deadline);
    this.#waiters.add(waiter);
    waiter.check();
    return promise;
  }
}

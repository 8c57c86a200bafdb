import type { Clock } from '../clock.ts';

/** "The past few minutes" in which Discord recognises a nonce again. */
export const nonceWindow = 5 * 60_000;

/** Remembers the first message of each channel and nonce, for `enforce_nonce`, as long as Discord does. */
export class Nonces {
  readonly #clock: Clock;
  /** Oldest first. */
  readonly #first = new Map<string, { readonly messageId: string; readonly at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The message that was made with this nonce in the window. */
  find(channelId: string, nonce: string): string | undefined {
    const entry = this.#first.get(`${channelId} ${nonce}`);
    return entry && this.#isOpen(entry) ? entry.messageId : undefined;
  }

  remember(channelId: string, nonce: string, messageId: string): void {
    for (const [key, entry] of this.#first) {
      if (this.#isOpen(entry)) break;
      this.#first.delete(key);
    }
    const key = `${channelId} ${nonce}`;
    this.#first.delete(key);
    this.#first.set(key, { messageId, at: this.#clock.now() });
  }

  #isOpen({ at }: { readonly at: number }): boolean {
    return this.#clock.now() - at < nonceWindow;
  }
}

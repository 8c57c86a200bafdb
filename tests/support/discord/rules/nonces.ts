import type { Clock } from '../clock.ts';

/** "The past few minutes" in which Discord recognises a nonce again. */
export const nonceWindow = 5 * 60_000;

/** Remembers the first message of each channel and nonce, for `enforce_nonce`. */
export class Nonces {
  readonly #clock: Clock;
  readonly #first = new Map<string, { readonly messageId: string; readonly at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The message that was made with this nonce in the window. */
  find(channelId: string, nonce: string): string | undefined {
    const entry = this.#first.get(`${channelId} ${nonce}`);
    return entry && this.#clock.now() - entry.at < nonceWindow ? entry.messageId : undefined;
  }

  remember(channelId: string, nonce: string, messageId: string): void {
    this.#first.set(`${channelId} ${nonce}`, { messageId, at: this.#clock.now() });
  }
}

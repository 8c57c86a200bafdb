import type { Clock } from '../../clock.ts';

const minutes = 60_000;

/** The first pause after a failure, which doubles with each further one, and the longest; in milliseconds. */
const pauses = { first: minutes, longest: 60 * minutes } as const;

/**
 * Which servers to leave alone for a while, since it did not work there: so that a missing permission costs a request an hour
 * and one line in the log. Only kept in memory: another process, or a start, tries at once.
 */
export class Retries {
  readonly #clock: Clock;
  readonly #failures = new Map<
    string,
    { readonly why: string; readonly count: number; readonly until: number }
  >();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  isDue(guildId: string): boolean {
    const until = this.#failures.get(guildId)?.until ?? 0;
    return until <= this.#clock.now().epochMilliseconds;
  }

  /** @returns Whether it is the first failure of this kind in a row. */
  failed(guildId: string, why: string): boolean {
    const before = this.#failures.get(guildId);
    const count = (before?.count ?? 0) + 1;
    const pause = Math.min(pauses.first * 2 ** (count - 1), pauses.longest);
    const until = this.#clock.now().epochMilliseconds + pause;
    this.#failures.set(guildId, { why, count, until });
    return before?.why !== why;
  }

  worked(guildId: string): void {
    this.#failures.delete(guildId);
  }
}

import type { Clock } from '../../clock.ts';

/** Why it did not work, as the log says it. */
export type Failure =
  | 'no-permission'
  | 'not all events are taken'
  | 'away'
  | 'taken over'
  | 'its pack is gone'
  | 'its pack has no time zone';

const minute = 60_000;

/** The first pause, which doubles with each further failure. Milliseconds. */
const firstPause = minute;

/** What asks nothing of Discord needs no pause. */
const longestPause: Readonly<Record<Failure, number>> = {
  'no-permission': 60 * minute,
  'not all events are taken': 60 * minute,
  away: 5 * minute,
  'taken over': minute,
  'its pack is gone': 0,
  'its pack has no time zone': 0,
};

/**
 * Which servers to leave alone for a while, since it did not work there: so that a missing permission costs a request an hour
 * and one line in the log. Only kept in memory: another process, or a start, tries at once.
 */
export class Retries {
  readonly #clock: Clock;
  readonly #failures = new Map<
    string,
    { readonly why: Failure; readonly count: number; readonly until: number }
  >();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  isDue(guildId: string): boolean {
    const until = this.#failures.get(guildId)?.until ?? 0;
    return until <= this.#clock.now().epochMilliseconds;
  }

  hasFailed(guildId: string): boolean {
    return this.#failures.has(guildId);
  }

  /** @returns Whether it failed otherwise before, or not at all. */
  failed(guildId: string, why: Failure): boolean {
    const before = this.#failures.get(guildId);
    const isSame = before?.why === why;
    const count = isSame ? before.count + 1 : 1;
    const pause = Math.min(firstPause * 2 ** (count - 1), longestPause[why]);
    const until = this.#clock.now().epochMilliseconds + pause;
    this.#failures.set(guildId, { why, count, until });
    return !isSame;
  }

  worked(guildId: string): void {
    this.#failures.delete(guildId);
  }
}

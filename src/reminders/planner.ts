import type { Temporal } from 'temporal-polyfill';
import type { WaitingClock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Occurrence } from './occurrence.ts';
import { occurrencesOf } from './occurrences-of.ts';
import type { ScheduleStore, SchedulePacks } from './ports.ts';
import { Rest } from './rest.ts';
import { StoreHealth } from './store-health.ts';
import { wallTime } from './what.ts';

export interface PlannerParts {
  readonly schedule: ScheduleStore;
  readonly packs: SchedulePacks;
  readonly clock: WaitingClock;
  readonly log: Log;
  /** Told when something may be due earlier than was known. */
  readonly changed: () => void;
}

/** Anniversaries advance when they are over. */
const betweenLooks = { hours: 1 } as const;

/** Keeps the stored schedule that of the packs. */
export class Planner {
  readonly #parts: PlannerParts;
  /** Of each pack, the version that this process has adopted last. */
  readonly #ours = new Map<string, string>();
  readonly #missing = new Set<string>();
  readonly #rest: Rest;
  #wake = new AbortController();

  constructor(parts: PlannerParts) {
    this.#parts = parts;
    this.#rest = new Rest(parts.clock);
  }

  /** Adopts at once, then every hour and when told to; again soon while the store fails. Never rejects. To be called once. */
  async run(stop: AbortSignal): Promise<void> {
    const { clock, log } = this.#parts;
    const health = new StoreHealth(log, 'schedules');
    const end = () => this.notify();
    stop.addEventListener('abort', end);
    while (!stop.aborted) {
      const { signal } = (this.#wake = new AbortController());
      try {
        await this.adoptAll();
        health.works();
        await this.#rest.take(clock.now().add(betweenLooks), signal);
      } catch (error) {
        health.failed(error);
        await this.#rest.take(clock.now().add({ milliseconds: health.nextPause() }), stop);
      }
    }
    stop.removeEventListener('abort', end);
  }

  /** A pack has changed. */
  notify(): void {
    this.#wake.abort();
  }

  /** Resolves when there is nothing to adopt before the clock moves on. */
  async idle(): Promise<void> {
    await this.#rest.idle();
  }

  /**
   * In a rolling deployment two processes hold two versions of a pack: a process adopts its own when that is new to it, and not
   * once another's is recorded.
   *
   * @throws {Error} When the store fails: to be called again.
   */
  async adoptAll(): Promise<void> {
    const { schedule, packs } = this.#parts;
    const names = new Set([packs.standard, ...(await schedule.packs())]);
    for (const name of names) await this.#keepUp(name);
  }

  async #keepUp(name: string): Promise<void> {
    const { schedule, clock, log, changed } = this.#parts;
    const found = this.#find(name);
    if (!found) return;
    const now = clock.now();
    const wanted = occurrencesOf(found.pack, now);
    // Adopting what is adopted already changes nothing, unless this release of the bot sees other occurrences in the pack.
    const isNews = this.#ours.get(name) !== found.version;
    if (!isNews) {
      const isOurs = (await schedule.versionOf(name)) === found.version;
      if (!isOurs || !(await this.#hasAdvanced(name, wanted))) return;
    }
    await schedule.adopt(name, found.version, wanted, now);
    this.#ours.set(name, found.version);
    log().debug({ pack: name, version: found.version }, 'a schedule is up to date');
    changed();
  }

  /** A pack that is gone or broken keeps its schedule: people wait for what was told. */
  #find(name: string): ReturnType<SchedulePacks['find']> {
    const found = this.#parts.packs.find(name);
    if (found) {
      this.#missing.delete(name);
    } else if (!this.#missing.has(name)) {
      this.#missing.add(name);
      this.#parts
        .log()
        .warn({ pack: name }, 'a pack that people wait for cannot be read; its schedule stays');
    }
    return found;
  }

  async #hasAdvanced(name: string, wanted: readonly Occurrence[]): Promise<boolean> {
    const anniversaries = wanted.filter(({ group }) => group === 'anniversaries');
    if (anniversaries.length === 0) return false;
    const stored = new Map((await this.#parts.schedule.of(name)).map((of) => [of.subject, of]));
    return anniversaries.some(({ subject, start }) => {
      const known = stored.get(subject);
      return !known || wallTime(known.start) !== wallTime(start);
    });
  }
}

/** Adopts a pack that nobody has subscribed to before, so that there is something to plan. */
export async function adoptIfNew(
  schedule: Pick<ScheduleStore, 'versionOf' | 'adopt'>,
  { pack, version }: { readonly pack: Parameters<typeof occurrencesOf>[0]; readonly version: string },
  now: Temporal.Instant,
): Promise<void> {
  if ((await schedule.versionOf(pack.id)) !== undefined) return;
  await schedule.adopt(pack.id, version, occurrencesOf(pack, now), now);
}

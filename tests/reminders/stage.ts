import { setImmediate } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Pack } from '../../src/knowledge/pack.ts';
import { Planner } from '../../src/reminders/planner.ts';
import type { ReminderStore } from '../../src/reminders/ports.ts';
import { Reminders } from '../../src/reminders/reminders.ts';
import type { NewSubscription, Owner } from '../../src/reminders/subscription.ts';
import type { What } from '../../src/reminders/what.ts';
import {
  DeliveryWorker,
  usualOptions,
  type WorkerOptions,
  type WorkerParts,
} from '../../src/reminders/worker.ts';
import { StoreBusyError } from '../../src/store/errors.ts';
import { packWithSessions } from '../answer/small-packs.ts';
import { listeningLog, opened } from '../store/test-store.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { folderOf } from '../support/packs.ts';
import { RecordingPostman } from '../support/recording-postman.ts';

/** From 10:00 to 11:00 and from 14:00 to 16:00 in Zurich, which are 08:00 to 09:00 and 12:00 to 14:00 in UTC. */
const sessions = [
  'id: talk, title: Talk, start: "2030-07-05 10:00", end: "2030-07-05 11:00"',
  'id: tour, title: Tour, start: "2030-07-05 14:00", end: "2030-07-05 16:00"',
];

export const ann: Owner = { kind: 'user', userId: 'ann' };
export const guild: Owner = { kind: 'guild', guildId: 'guild' };
export const hall: NewSubscription['target'] = {
  kind: 'channel',
  guildId: 'guild',
  channelId: 'hall',
  roleId: null,
  interested: false,
};
export const talk: What = { kind: 'session', id: 'talk' };
export const tour: What = { kind: 'session', id: 'tour' };

/** `at('07:00')`: on the day of the sessions, in UTC. */
export const at = (time: string) => `2030-07-05T${time}Z`;

/** Reminders on a new SQLite database, with a clock that stands still, in a week without sessions. */
export class Stage {
  readonly clock = new ManualClock('2030-07-01T00:00Z');
  readonly postman = new RecordingPostman(this.clock);
  readonly store: ReminderStore;
  readonly reminders: Reminders;
  readonly planner: Planner;
  readonly lines: string[];
  readonly #log: WorkerParts['log'];
  #pack: { pack: Pack; version: string } | undefined = { pack: packWithSessions(sessions), version: '1' };
  #worker: DeliveryWorker | undefined;

  constructor(store: ReminderStore) {
    this.store = store;
    const { log, lines } = listeningLog();
    this.#log = log;
    this.lines = lines;
    const packs = { standard: 'test', find: (name: string) => (name === 'test' ? this.#pack : undefined) };
    const changed = () => this.#worker?.notify();
    this.reminders = new Reminders(store, packs, this.clock, changed);
    this.planner = new Planner({ schedule: store.schedule, packs, clock: this.clock, log, changed });
  }

  /** The pack is another one from now on. */
  setPack(lines: readonly string[], version: string): void {
    this.#pack = { pack: packWithSessions(lines), version };
  }

  losePack(): void {
    this.#pack = undefined;
  }

  async subscribe(
    what: What,
    offsets: readonly number[],
    target: NewSubscription['target'] = { kind: 'user', userId: 'ann' },
  ): Promise<string> {
    const made = await this.reminders.subscribe({ pack: 'test', what, offsets, target, createdBy: 'ann' });
    if (made.kind !== 'subscribed') throw new Error(made.kind);
    return made.subscription.id;
  }

  /** Starts a worker, which stops when the test ends. The random source gives 1, the longest backoff. */
  work(parts: Partial<WorkerParts> = {}, options: Partial<WorkerOptions> = {}): RunningWorker {
    const { deliveries, subscriptions } = this.store;
    const { clock, postman } = this;
    const worker = new DeliveryWorker(
      { deliveries, subscriptions, clock, postman, log: this.#log, ...parts },
      { ...usualOptions, random: () => 1, ...options },
    );
    this.#worker = worker;
    const stop = new AbortController();
    const ended = worker.run(stop.signal);
    const running = {
      worker,
      end: async () => {
        stop.abort();
        await ended;
      },
    };
    onTestFinished(async () => {
      stop.abort();
      await setImmediate();
    });
    return running;
  }

  /** Sets the time, and lets the worker do what is due. */
  async advanceTo(time: string): Promise<void> {
    this.clock.advanceTo(time);
    await this.#worker?.idle();
  }

  async advance(duration: Parameters<ManualClock['advance']>[0]): Promise<void> {
    this.clock.advance(duration);
    await this.#worker?.idle();
  }

  /** `60 sent`, `0 dropped late`: what became of each, those that are settled first. */
  async status(owner: Owner = ann): Promise<string[]> {
    return (await this.reminders.status(owner, 50)).map(({ kind, offset, state, reason, detour }) =>
      [kind === 'reminder' ? offset : kind, state, reason ?? detour]
        .filter((part) => part !== null)
        .join(' '),
    );
  }
}

interface RunningWorker {
  readonly worker: DeliveryWorker;
  /** Stops it, and waits for what is under way. */
  readonly end: () => Promise<void>;
}

export async function newStage(): Promise<Stage> {
  const store = await opened({ dataDir: folderOf({}) });
  return new Stage(store.reminders);
}

/** A process that can be killed: then nothing that it has called answers any more, and nothing that it calls is done. */
export class Mortal {
  #isDead = false;

  kill(): void {
    this.#isDead = true;
  }

  holds<Part extends object>(part: Part): Part {
    return intercept(part, async (_, call) => {
      if (this.#isDead) return forever();
      const result = await call();
      return this.#isDead ? forever() : result;
    });
  }
}

/** Makes calls of a store fail while they are named in `failing`; those of `losing` are done first. */
export class Faults {
  readonly failing = new Set<string>();
  readonly losing = new Set<string>();
  readonly #error: () => Error;

  constructor(error: () => Error = () => new StoreBusyError('locked')) {
    this.#error = error;
  }

  in<Part extends object>(part: Part): Part {
    return intercept(part, async (name, call) => {
      if (this.failing.has(name)) throw this.#error();
      const result = await call();
      if (this.losing.has(name)) throw this.#error();
      return result;
    });
  }
}

const { promise: never } = Promise.withResolvers<never>();
const forever = async () => never;

/** All methods of a part, which are asynchronous, by way of one function. */
function intercept<Part extends object>(
  part: Part,
  around: (name: string, call: () => Promise<unknown>) => Promise<unknown>,
): Part {
  return new Proxy(part, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...given: unknown[]) =>
        around(String(name), async (): Promise<unknown> => Reflect.apply(method, target, given));
    },
  });
}

import { Temporal } from 'temporal-polyfill';
import { expect, onTestFinished } from 'vitest';
import { exitCodes, UserError } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import { openStore, type StorePlace } from '../../src/store/open-store.ts';
import type { Patience } from '../../src/store/patience.ts';
import type { Store } from '../../src/store/store.ts';

/** What the suite needs of a database: empty places in it. */
export interface Databases {
  /** The place of a new and empty database. */
  create(): Promise<StorePlace>;
}

/** Long enough for every lock that a test lets go, and never waited out. */
export const patient: Patience = { atStart: 20_000, atWork: 20_000 };

export const silent: Log = () => ({ debug() {}, info() {}, warn() {}, error() {} });

/** A log, and the messages that it got. */
export function listeningLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const write = (details: unknown, message?: string) => void lines.push(message ?? String(details));
  return { log: () => ({ debug: write, info: write, warn: write, error: write }), lines };
}

/** Opens a store that closes when the test ends. */
export async function opened(place: StorePlace, patience = patient): Promise<Store> {
  const store = await openStore(place, silent, patience);
  onTestFinished(() => store.close());
  return store;
}

/** The sentence with which a place is refused to its owner. */
export async function refusal(place: StorePlace, patience = patient): Promise<string> {
  const error = await openStore(place, silent, patience).then(
    (store) => store.close(),
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({ exitCode: exitCodes.config });
  return error instanceof UserError ? error.message : '';
}

/** A time on the day on which the tests take place. */
export function at(time: string): Temporal.Instant {
  return Temporal.Instant.from(`2019-02-27T${time}Z`);
}

export const noon = at('12:00:00');

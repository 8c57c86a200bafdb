import type { Variant } from '../engine.ts';
import type { Found } from '../worker/messages.ts';
import { type RemoteEngine, Stopped } from '../worker/remote-engine.ts';
import type { Query } from '../datasets/query.ts';

/** A built engine, and what it has said so far. */
export interface Contestant {
  readonly engine: RemoteEngine;
  readonly variant: Variant;
  /** Of building. */
  readonly seconds: number;
  /** By the place of the query. */
  results: Found['results'];
  peakMegabytes: number;
  /** Why its process was given up, if it was. */
  stopped?: string;
}

const batchSize = 25;

/** Milliseconds of asking before anything counts. */
const warmUp = 500;

/**
 * Asks the engines in turn, some queries at a time, so that what else the machine does slows all of them alike. One that
 * has used up its time is left out of the further rounds.
 *
 * @param budget Milliseconds for each engine.
 */
export async function askInTurn(
  contestants: readonly Contestant[],
  queries: readonly Query[],
  budget: number,
): Promise<void> {
  const texts = queries.map(({ text }) => text);
  for (const one of contestants) {
    await unlessStopped(one, () => one.engine.search(texts.toReversed(), warmUp));
  }
  let asking = contestants;
  while (asking.length > 0) {
    for (const one of asking) await unlessStopped(one, () => askNext(one, texts, budget));
    asking = asking.filter(
      (one) => one.stopped === undefined && one.results.length < texts.length && spent(one) < budget,
    );
  }
}

async function askNext(contestant: Contestant, texts: readonly string[], budget: number): Promise<void> {
  const from = contestant.results.length;
  const batch = texts.slice(from, from + batchSize);
  const { results, peakMegabytes } = await contestant.engine.search(batch, budget - spent(contestant));
  contestant.results = [...contestant.results, ...results];
  contestant.peakMegabytes = peakMegabytes;
}

async function unlessStopped(contestant: Contestant, work: () => Promise<unknown>): Promise<void> {
  if (contestant.stopped !== undefined) return;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    contestant.stopped = error.message;
  }
}

function spent({ results }: Contestant): number {
  return results.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}

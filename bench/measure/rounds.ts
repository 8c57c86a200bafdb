import type { Variant } from '../engine.ts';
import type { Found } from '../worker/messages.ts';
import type { RemoteEngine } from '../worker/remote-engine.ts';
import type { Query } from './trial.ts';

/** A built engine, and what it has said so far. */
export interface Contestant {
  readonly engine: RemoteEngine;
  readonly variant: Variant;
  /** Of building. */
  readonly seconds: number;
  /** By the place of the query. */
  results: Found['results'];
  peakMegabytes: number;
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
  for (const { engine } of contestants) await engine.search(texts.toReversed(), warmUp);
  let asking = contestants;
  while (asking.length > 0) {
    for (const contestant of asking) {
      const from = contestant.results.length;
      const left = budget - spent(contestant);
      const found = await contestant.engine.search(texts.slice(from, from + batchSize), left);
      contestant.results = [...contestant.results, ...found.results];
      contestant.peakMegabytes = found.peakMegabytes;
    }
    asking = asking.filter((one) => one.results.length < texts.length && spent(one) < budget);
  }
}

function spent({ results }: Contestant): number {
  return results.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}

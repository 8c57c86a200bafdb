import { type Hit, type Variant, variantsOf } from '../engine.ts';
import { interleaved, randomFrom } from '../random.ts';
import type { Source } from '../worker/messages.ts';
import { type RemoteEngine, Stopped } from '../worker/remote-engine.ts';
import type { Effort } from './effort.ts';
import type { Query } from '../datasets/query.ts';
import { type Part, partOf } from './part.ts';

/** What one variant of an engine said to some texts. */
export interface Trial {
  readonly variant: Variant;
  /** The best entry by text, undefined where nothing was found; texts for which there was no time are missing. */
  readonly best: ReadonlyMap<string, Hit | undefined>;
}

/** Texts are asked in random order, and groups of them in turn, so that those for which there is time are a fair sample. */
const orderSeed = 3;

/**
 * Builds one variant and asks it each text once.
 *
 * @param groups Of texts that are measured together.
 * @param budget Milliseconds for asking.
 */
export async function tryVariant(
  engine: RemoteEngine,
  variant: Variant,
  source: Source,
  groups: readonly (readonly string[])[],
  { build }: Effort,
  budget: number,
): Promise<Trial> {
  const queries = interleaved(groups, randomFrom(orderSeed));
  await engine.build(source, variant, build);
  const { results } = await engine.search(queries, budget);
  return {
    variant,
    best: new Map(results.map(({ best }, place) => [queries[place] ?? '', best])),
  };
}

/** Tries all variants of an engine, in their order, but those that take too long or too much memory to build. */
export async function compareVariants(
  engine: RemoteEngine,
  source: Source,
  groups: readonly (readonly string[])[],
  effort: Effort,
): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const variant of variantsOf(engine.description)) {
    const trial = await unlessStopped(tryVariant(engine, variant, source, groups, effort, effort.compare));
    if (trial) trials.push(trial);
  }
  return trials;
}

/**
 * Compares the variants of an engine, and finds the best one for each set of queries. What had no time to be asked in the
 * comparison is asked then.
 *
 * @returns For each set the best trial; undefined when no variant could be built.
 */
export async function bestTrials(
  engine: RemoteEngine,
  source: Source,
  groups: readonly (readonly string[])[],
  sets: readonly (readonly Query[])[],
  effort: Effort,
): Promise<(Trial | undefined)[]> {
  const trials = await compareVariants(engine, source, groups, effort);
  const complete = new Map<Trial, Trial>();
  const chosen = sets.map((queries) => bestTrial(trials, queries));
  for (const trial of new Set(chosen)) {
    if (!trial || groups.flat().every((text) => trial.best.has(text))) continue;
    complete.set(trial, await tryVariant(engine, trial.variant, source, groups, effort, effort.measure));
  }
  return chosen.map((trial) => trial && (complete.get(trial) ?? trial));
}

/** The part of the queries that were asked whose best entry is right. */
export function accuracyOf({ best }: Trial, queries: readonly Query[]): Part {
  return partOf(
    queries.filter(({ text }) => best.has(text)),
    ({ text, expect }) => expect.includes(best.get(text)?.id ?? ''),
  );
}

/** The trial that is right most often, by Laplace's rule, so that a few lucky answers do not win; of equal ones the first. */
function bestTrial(trials: readonly Trial[], queries: readonly Query[]): Trial | undefined {
  const rated = trials.map((trial) => {
    const { part, count } = accuracyOf(trial, queries);
    return { trial, rating: (part * count + 1) / (count + 2) };
  });
  return rated.toSorted((a, b) => b.rating - a.rating)[0]?.trial;
}

async function unlessStopped(trial: Promise<Trial>): Promise<Trial | undefined> {
  try {
    return await trial;
  } catch (error) {
    if (error instanceof Stopped) return undefined;
    throw error;
  }
}

import { generatedQueries } from '../datasets/generated-pack.ts';
import type { Variant } from '../engine.ts';
import type { Result, Table } from '../report/table.ts';
import { RemoteEngine, memoryLimitMegabytes, Stopped } from '../worker/remote-engine.ts';
import { type Effort, inParallel } from './effort.ts';
import { askInTurn, type Contestant } from './rounds.ts';
import { resultOf, stoppedResult } from './pack-result.ts';
import { accuracyOf, compareVariants } from './trial.ts';
import type { Query } from '../datasets/query.ts';

/** How much is asked of each engine at one size. */
export interface PackEffort extends Effort {
  readonly queries: number;
  /** Milliseconds for the queries of one engine. */
  readonly rounds: number;
}

/** Entries of the pack on which the variants are compared: most engines build it in no time. */
const comparisonSize = 300;
const comparisonQueries = 200;

/** A variant this near to the best one is as good: the one that costs least of them is measured. */
const tie = 0.01;

const columns = ['accuracy', 'build s', 'memory MB', 'p50 ms', 'p99 ms'];

function notesOf({ build, rounds }: PackEffort): string[] {
  return [
    `Memory is the most that the process held, with Node and the entries. Each engine has its own process, and they are asked in turn, ${String(rounds / 1000)} s each at most; accuracy of fewer than 30 queries and p99 of fewer than 100 are not shown.`,
    `An engine whose index takes more than ${build} s or ${memoryLimitMegabytes / 1000} GB is stopped, and not tried on larger packs.`,
  ];
}

/**
 * Picks the variant of each engine for generated packs: of those that are right most often on a small one, give or take a
 * point, the one that costs least.
 */
export async function variantsForPacks(
  engines: readonly RemoteEngine[],
  effort: PackEffort,
): Promise<Map<string, Variant>> {
  const source = { kind: 'generated', size: comparisonSize } as const;
  const queries = queriesOf(comparisonSize, comparisonQueries);
  const groups = [queries.map(({ text }) => text)];
  const chosen = await inParallel(engines, effort, 'variants for packs', async (engine) => {
    const trials = await compareVariants(engine, source, groups, effort);
    const rated = trials.map(({ variant, best }) => ({
      variant,
      accuracy: accuracyOf({ variant, best }, queries).part,
    }));
    const most = Math.max(...rated.map(({ accuracy }) => accuracy));
    const variant = rated.find(({ accuracy }) => accuracy >= most - tie)?.variant;
    return variant ? [[engine.name, variant] as const] : [];
  });
  return new Map(chosen.flat());
}

/**
 * Measures the engines on one generated pack, each in a new process. They are built one after the other, and asked in
 * turn. When memory runs low, those built so far are measured and stopped before others are built.
 *
 * @param variants By the engine's name; engines that were stopped at this size are removed.
 */
export async function measurePack(
  size: number,
  variants: Map<string, Variant>,
  effort: PackEffort,
): Promise<Table> {
  const queries = queriesOf(size, effort.queries);
  const source = { kind: 'generated', size } as const;
  const order = [...variants.keys()];
  const rows: Result[] = [];
  let group: Contestant[] = [];
  const giveUp = (name: string, variant: Variant, reason: string): void => {
    variants.delete(name);
    rows.push(stoppedResult(name, variant, reason, columns.length));
  };
  const finish = async (): Promise<void> => {
    await askInTurn(group, queries, effort.rounds);
    for (const contestant of group) {
      const { engine, variant, stopped } = contestant;
      if (stopped === undefined) rows.push(resultOf(contestant, queries));
      else giveUp(engine.name, variant, stopped);
    }
    await Promise.all(group.map(({ engine }) => engine.stop()));
    group = [];
  };
  for (const [name, variant] of variants) {
    if (process.availableMemory() < 1.5 * memoryLimitMegabytes * 2 ** 20) await finish();
    effort.progress(`pack of ${size}: ${name}`);
    const engine = await RemoteEngine.start(name);
    try {
      const { seconds } = await engine.build(source, variant, effort.build);
      group.push({ engine, variant, seconds, results: [], peakMegabytes: 0 });
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      giveUp(name, variant, error.message);
    }
  }
  await finish();
  const title = `A generated pack of ${size.toLocaleString('en')} entries`;
  const sorted = rows.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  return { title, columns, rows: sorted, notes: notesOf(effort) };
}

function queriesOf(size: number, count: number): Query[] {
  return generatedQueries(size, count).map(({ text, expect }) => ({ text, expect: [expect] }));
}

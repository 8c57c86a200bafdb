import { quantile } from '../../src/evaluation/metrics.ts';
import type { Variant } from '../engine.ts';
import type { Result } from '../report/table.ts';
import { partOf } from './part.ts';
import type { Contestant } from './rounds.ts';
import type { Query } from '../datasets/query.ts';
import { variantName } from './variant-name.ts';

/** Below these numbers of queries a figure says too little. */
const least = { accuracy: 30, tail: 100 } as const;

/** The row of an engine that was asked. */
export function resultOf(
  { engine, variant, seconds, results, peakMegabytes }: Contestant,
  queries: readonly Query[],
): Result {
  const asked = queries.slice(0, results.length);
  const accuracy = partOf([...asked.entries()], ([place, { expect }]) =>
    expect.includes(results[place]?.best?.id ?? ''),
  );
  const times = results.map(({ milliseconds }) => milliseconds);
  return {
    name: engine.name,
    cells: [
      asked.length >= least.accuracy ? accuracy : undefined,
      figure(seconds),
      peakMegabytes.toFixed(0),
      figure(quantile(times, 0.5)),
      asked.length >= least.tail ? figure(quantile(times, 0.99)) : undefined,
    ],
    used: `${variantName(variant)}; ${results.length} queries`,
  };
}

/** The row of an engine whose index was given up. */
export function stoppedResult(name: string, variant: Variant, reason: string, columnCount: number): Result {
  const cells = Array.from({ length: columnCount - 1 }, () => undefined);
  return { name, cells: [`stopped: ${reason}`, ...cells], used: variantName(variant) };
}

/** Three digits or so. */
function figure(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 1 ? value.toFixed(1) : value.toFixed(3);
}

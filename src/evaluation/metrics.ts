import type { Outcome, Verdict } from './judge.ts';

export interface GroupResult {
  readonly group: string;
  readonly count: number;
  /** Parts of `count`, from 0 to 1. */
  readonly parts: Readonly<Record<Verdict, number>>;
}

/** The verdicts of each group, in the order of the groups' names. */
export function byGroup(outcomes: readonly Outcome[]): GroupResult[] {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const { group } = outcome.scenario;
    groups.set(group, [...(groups.get(group) ?? []), outcome]);
  }
  return [...groups]
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([group, members]) => {
      const part = (verdict: Verdict) =>
        members.filter((member) => member.verdict === verdict).length / members.length;
      return {
        group,
        count: members.length,
        parts: {
          right: part('right'),
          'asked-back': part('asked-back'),
          wrong: part('wrong'),
          refused: part('refused'),
        },
      };
    });
}

/** Predictions whose confidence lies from `from` to below `to`. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanConfidence: number;
  /** The part of them that is right. */
  readonly accuracy: number;
}

/** A confidence, and whether what it stood for was right. */
export interface Prediction {
  readonly confidence: number;
  readonly right: boolean;
}

const binCount = 10;

/** Ten bins of equal width; empty ones are left out. */
export function reliability(predictions: readonly Prediction[]): ReliabilityBin[] {
  return Array.from({ length: binCount }, (_, bin) => ({
    from: bin / binCount,
    to: (bin + 1) / binCount,
  })).flatMap(({ from, to }) => {
    const members = predictions.filter(
      ({ confidence }) => confidence >= from && (confidence < to || to === 1),
    );
    if (members.length === 0) return [];
    const meanConfidence = members.reduce((sum, { confidence }) => sum + confidence, 0) / members.length;
    const accuracy = members.filter(({ right }) => right).length / members.length;
    return [{ from, to, count: members.length, meanConfidence, accuracy }];
  });
}

/** Expected calibration error (Naeini et al. 2015): the mean distance of confidence and accuracy over the bins. */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce(
    (sum, bin) => sum + (bin.count / total) * Math.abs(bin.meanConfidence - bin.accuracy),
    0,
  );
}

/** The smallest value that the given part of the values does not exceed (nearest rank); 0 without values. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}

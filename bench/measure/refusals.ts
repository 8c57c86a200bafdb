/** The part of right answers that a threshold must keep. */
export const keptPart = 0.95;

/**
 * The part of the scores to be refused that lies below the highest threshold at which 95% of the right answers are kept.
 *
 * @param right Scores of right first answers. Without any, everything is refused.
 * @param refused Scores of first answers to what has no answer; -Infinity where there was none.
 */
export function refusalRecall(right: readonly number[], refused: readonly number[]): number {
  if (refused.length === 0) return 0;
  const threshold = keepingThreshold(right);
  return refused.filter((score) => score < threshold).length / refused.length;
}

/** The highest of the scores that at least 95% of the scores reach. */
function keepingThreshold(right: readonly number[]): number {
  const descending = right.toSorted((a, b) => b - a);
  return descending[Math.ceil(keptPart * descending.length) - 1] ?? Infinity;
}

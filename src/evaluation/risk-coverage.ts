import { answerable, costs } from '../answer/thresholds.ts';
import type { Outcome } from './judge.ts';

/** What would come of answering from one confidence on, and saying "I don't know" below it. */
export interface RiskAt {
  readonly threshold: number;
  /** Parts from 0 to 1 of the questions that have an answer. */
  readonly right: number;
  readonly wrong: number;
  /** The part of the questions without an answer that is refused. */
  readonly refused: number;
  /** Expected cost of a question in use, in units of an "I don't know". */
  readonly cost: number;
}

/**
 * Risk and coverage (El-Yaniv and Wiener 2010) of answering from each threshold on.
 *
 * @param outcomes Those with a best candidate count.
 */
export function riskCoverage(outcomes: readonly Outcome[], limits: readonly number[]): RiskAt[] {
  const asked = outcomes.flatMap(({ decision, scenario, bestIsRight }) => {
    const [best] = decision.candidates;
    return best && scenario.expect !== 'smalltalk' && scenario.expect !== 'request'
      ? [{ confidence: best.confidence, right: bestIsRight, hasAnswer: scenario.expect !== 'abstain' }]
      : [];
  });
  const withAnswer = asked.filter(({ hasAnswer }) => hasAnswer);
  const without = asked.filter(({ hasAnswer }) => !hasAnswer);
  return limits.map((threshold) => {
    const given = withAnswer.filter(({ confidence }) => confidence >= threshold);
    const right = given.filter((answer) => answer.right).length / (withAnswer.length || 1);
    const wrong = given.length / (withAnswer.length || 1) - right;
    const refused = without.filter(({ confidence }) => confidence < threshold).length / (without.length || 1);
    const cost =
      answerable.inUse * (wrong * costs.wrongAnswer + (1 - right - wrong) * costs.unknown) +
      (1 - answerable.inUse) * (1 - refused) * costs.wrongAnswer;
    return { threshold, right, wrong, refused, cost };
  });
}

import { featuresOf, shippedModel } from '../answer/confidence/confidence.ts';
import { fitLogistic, type LogisticModel } from '../answer/confidence/logistic.ts';
import type { KnowledgeBase } from '../answer/knowledge-base.ts';
import type { Scenario } from './scenarios.ts';

/** Fits the confidence model to the scenarios that are not held out, stand alone and are no smalltalk, starting from the shipped one. */
export function fitToScenarios(scenarios: readonly Scenario[], base: KnowledgeBase): LogisticModel {
  const observations = scenarios.flatMap(({ ask, after, at, expect, heldOut }) => {
    if (heldOut || after !== undefined || at !== undefined || expect === 'smalltalk') return [];
    const [best] = base.rank(base.analyser.analyseUtterance(ask));
    if (!best) return [];
    const outcome = expect !== 'abstain' && expect.includes(best.entry.id);
    return [{ features: featuresOf(best.evidence), outcome, weight: 1 }];
  });
  return fitLogistic(observations, shippedModel);
}

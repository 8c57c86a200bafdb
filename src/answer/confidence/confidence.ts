import type { Evidence } from './evidence.ts';
import { type LogisticModel, probability } from './logistic.ts';

/** In the order of the weights of the models. */
export function featuresOf(evidence: Evidence): number[] {
  const { precedence, inScope, likeness, telling, covered, central, uncovered, lacksType, lacksFocus } =
    evidence;
  return [precedence, inScope, likeness, telling, covered, central, uncovered, lacksType, lacksFocus];
}

/** The probability that the match is a right answer to the utterance. */
export function confidenceOf(evidence: Evidence, model: LogisticModel): number {
  return probability(model, featuresOf(evidence));
}

import { type LogisticModel, plus } from './logistic.ts';

/** A model that changes with the number of phrasings an entry has: what an utterance shares with many of them tells more. */
interface ShippedModel {
  readonly base: LogisticModel;
  /** Added for each unit of the logarithm of phrasings per entry, counted from `usual`. */
  readonly slope: LogisticModel;
}

/** Logarithm of 4.5 phrasings an entry. */
const usual = 1.5;

/**
 * Fitted to questions that people asked (`npm run bench:fit`): the development scenarios, and FAQ and intent data, each in
 * and out of scope, so that of the answers given with a confidence of 0.8 eight in ten are right.
 */
export const forQuestions: ShippedModel = {
  base: { intercept: -5.67, weights: [1.33, 0.01, 0.78, 4.23, 1.14, -0.27, -0.29] },
  slope: { intercept: 0.43, weights: [-0.25, 0.11, -0.17, -0.45, 0, -0.58, -0.96] },
};

/**
 * The same for what can be held out of those packs themselves, which is what a pack of its own can be fitted to. Phrasings held
 * out are harder to find than what people ask, since their entry has fewer left: a fit to them has to be compared with this
 * one, not with the one above.
 */
export const forHeldOut: ShippedModel = {
  base: { intercept: -4.95, weights: [1.83, -0.17, 0.64, 5.24, 0.83, 0.02, -0.89] },
  slope: { intercept: 0.23, weights: [-0.92, 0.17, -0.1, -1.55, -0.09, -1.11, 0.2] },
};

/** @param phrasings On average, of an entry, its question included. */
export function shippedFor({ base, slope }: ShippedModel, phrasings: number): LogisticModel {
  return plus(base, slope, Math.max(-usual, Math.min(2, Math.log(phrasings) - usual)));
}

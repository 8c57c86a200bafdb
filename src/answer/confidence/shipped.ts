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
  base: { intercept: -5.03, weights: [1.51, 0.05, 0.59, 4.07, 0.97, -0.38, -0.27] },
  slope: { intercept: 0.77, weights: [-0.15, 0.13, -0.19, -0.63, -0.11, -0.48, -1.02] },
};

/**
 * The same for what can be held out of those packs themselves, which is what a pack of its own can be fitted to. Phrasings held
 * out are harder to find than what people ask, since their entry has fewer left: a fit to them has to be compared with this
 * one, not with the one above.
 */
export const forHeldOut: ShippedModel = {
  base: { intercept: -4.55, weights: [1.77, -0.1, 0.46, 5.51, 0.62, 0.16, -0.76] },
  slope: { intercept: 0.26, weights: [-0.85, 0.14, -0.03, -2.02, -0.18, -1.14, 0.07] },
};

/** @param phrasings On average, of an entry, its question included. */
export function shippedFor({ base, slope }: ShippedModel, phrasings: number): LogisticModel {
  return plus(base, slope, Math.max(-usual, Math.min(2, Math.log(phrasings) - usual)));
}

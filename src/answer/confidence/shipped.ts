import { type LogisticModel, plus } from './logistic.ts';

/** A model that changes with the number of phrasings an entry has: what an utterance shares with many of them tells more. */
export interface ShippedModel {
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
  base: { intercept: -4.41, weights: [1.55, 0.09, 0.97, -1.87, 5.15, -3.91, 0.98, -0.32, -0.36] },
  slope: { intercept: 0.58, weights: [-0.14, 0.13, -0.26, -0.15, -0.93, 0.26, -0.01, -0.61, -0.96] },
};

/**
 * The same for what can be held out of those packs themselves, which is what a pack of its own can be fitted to. Phrasings held
 * out are harder to find than what people ask, since their entry has fewer left: a fit to them has to be compared with this
 * one, not with the one above.
 */
export const forHeldOut: ShippedModel = {
  base: { intercept: -4.81, weights: [1.88, -0.17, 0.69, 0.04, 5.3, -1.11, 0.77, 0.01, -0.9] },
  slope: { intercept: 0.17, weights: [-0.93, 0.18, -0.1, -0.11, -1.58, -0.25, -0.07, -1.09, 0.19] },
};

/** @param phrasings On average, of an entry, its question included. */
export function shippedFor({ base, slope }: ShippedModel, phrasings: number): LogisticModel {
  return plus(base, slope, richnessOf(phrasings));
}

/** By how much a pack is richer in phrasings than usual: a logarithm, bounded to what the models were fitted to. */
export function richnessOf(phrasings: number): number {
  return Math.max(-usual, Math.min(2, Math.log(phrasings) - usual));
}

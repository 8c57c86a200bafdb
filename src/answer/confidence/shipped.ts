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
  base: { intercept: -2.12, weights: [1.29, 0.08, 0.83, -1.53, 0.96, -2.65, 1.04, -0.36, -0.6] },
  slope: { intercept: 0.34, weights: [-0.05, 0.15, -0.25, -0.21, 0.16, 0.3, -0.16, -0.44, -1.04] },
};

/**
 * The same for what can be held out of those packs themselves, which is what a pack of its own can be fitted to. Phrasings held
 * out are harder to find than what people ask, since their entry has fewer left: a fit to them has to be compared with this
 * one, not with the one above.
 */
export const forHeldOut: ShippedModel = {
  base: { intercept: -2.61, weights: [1.79, -0.11, 0.64, -0.76, 1.46, -1.04, 1.08, 0.15, -1.18] },
  slope: { intercept: -0.12, weights: [-0.72, 0.16, -0.13, -0.24, -0.25, 0.05, 0.09, -0.82, 0.09] },
};

/** @param phrasings On average, of an entry, its question included. */
export function shippedFor({ base, slope }: ShippedModel, phrasings: number): LogisticModel {
  return plus(base, slope, richnessOf(phrasings));
}

/** By how much a pack is richer in phrasings than usual: a logarithm, bounded to what the models were fitted to. */
export function richnessOf(phrasings: number): number {
  return Math.max(-usual, Math.min(2, Math.log(phrasings) - usual));
}

import { type LogisticModel, plus } from './logistic.ts';

/** A model that changes with the number of phrasings an entry has: what an utterance shares with many of them tells more. */
export interface ShippedModel {
  readonly base: LogisticModel;
  /** Added for each unit of the logarithm of phrasings per entry, counted from `usual`. */
  readonly slope: LogisticModel;
}

/** The last features tell what an entry lacks: the kind of thing asked for, and the word after "which". */
const firstLack = 7;

/** Logarithm of 4.5 phrasings an entry. */
const usual = 1.5;

/**
 * Fitted to questions that people asked (`npm run bench:fit`): the development scenarios, and FAQ and intent data, each in
 * and out of scope, so that of the answers given with a confidence of 0.8 eight in ten are right.
 */
export const forQuestions: ShippedModel = {
  base: { intercept: -2, weights: [1.42, 0.09, 0.76, -1.5, 0.63, -2.4, 1.13, -0.25, -0.59] },
  slope: { intercept: 0.31, weights: [-0.06, 0.14, -0.23, -0.22, 0.28, 0.24, -0.18, -0.51, -1.03] },
};

/**
 * The same for what can be held out of those packs themselves, which is what a pack of its own can be fitted to. Phrasings held
 * out are harder to find than what people ask, since their entry has fewer left: a fit to them has to be compared with this
 * one, not with the one above.
 */
export const forHeldOut: ShippedModel = {
  base: { intercept: -2.91, weights: [1.62, -0.12, 0.66, -0.72, 1.27, -0.69, 1.13, 0.26, -1.25] },
  slope: { intercept: -0.02, weights: [-0.71, 0.17, -0.16, -0.21, -0.14, 0.19, -0.02, -0.92, 0.02] },
};

/** @param phrasings On average, of an entry, its question included. */
export function shippedFor({ base, slope }: ShippedModel, phrasings: number): LogisticModel {
  const { intercept, weights } = plus(base, slope, richnessOf(phrasings));
  return {
    intercept,
    weights: weights.map((weight, feature) => (isLack(feature) ? Math.min(0, weight) : weight)),
  };
}

/** What an entry lacks never speaks for it, however few packs the fit has seen that are so poor. */
function isLack(feature: number): boolean {
  return feature >= firstLack;
}

/** By how much a pack is richer in phrasings than usual: a logarithm, bounded to what the models were fitted to. */
export function richnessOf(phrasings: number): number {
  return Math.max(-usual, Math.min(2, Math.log(phrasings) - usual));
}

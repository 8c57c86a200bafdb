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
  base: { intercept: -2.03, weights: [1.34, 0.1, 0.84, -1.64, 1.03, -2.96, 0.94, -0.42, -0.67] },
  slope: { intercept: 0.5, weights: [-0.01, 0.16, -0.28, -0.21, 0.13, 0.3, -0.22, -0.45, -1.06] },
};

/**
 * The same for what can be held out of those packs themselves, which is what a pack of its own can be fitted to. Phrasings held
 * out are harder to find than what people ask, since their entry has fewer left: a fit to them has to be compared with this
 * one, not with the one above.
 */
export const forHeldOut: ShippedModel = {
  base: { intercept: -2.59, weights: [1.73, -0.07, 0.63, -1.05, 1.61, -1.19, 1.07, 0.15, -1.25] },
  slope: { intercept: -0.05, weights: [-0.76, 0.18, -0.17, -0.14, -0.14, 0.04, -0.11, -0.9, 0.03] },
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

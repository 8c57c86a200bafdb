import { describe, expect, test } from 'vitest';
import { confidenceOf, featuresOf } from '../../../src/answer/confidence/confidence.ts';
import type { Evidence } from '../../../src/answer/confidence/evidence.ts';
import { forQuestions, shippedFor } from '../../../src/answer/confidence/shipped.ts';

const strong: Evidence = {
  precedence: 0,
  inScope: 8,
  likeness: 6,
  telling: 0.5,
  covered: 1,
  central: 0.7,
  shared: 3,
  lacksType: 0,
  lacksFocus: 0,
};
const weak: Evidence = {
  precedence: -8,
  inScope: -8,
  likeness: -2,
  telling: 0,
  covered: 0,
  central: 0,
  shared: 0,
  lacksType: 1,
  lacksFocus: 1,
};

test('takes the evidence in the order of the weights', () => {
  const evidence = {
    lacksFocus: 9,
    lacksType: 8,
    shared: 7,
    central: 6,
    covered: 5,
    telling: 4,
    likeness: 3,
    inScope: 2,
    precedence: 1,
  };
  expect(featuresOf(evidence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('uses the model that is given', () => {
  expect(confidenceOf(strong, { intercept: 0, weights: [0, 0, 0, 0, 0, 0, 0, 0, 0] })).toBe(0.5);
  expect(confidenceOf(strong, { intercept: -10, weights: [9, 0, 1, 0, 1, 0, 1, 9, 9] })).toBe(0.5);
});

describe('by the shipped model, for an entry with five phrasings,', () => {
  const model = shippedFor(forQuestions, 5);

  test('is high where everything speaks for the match, and low where nothing does', () => {
    expect(confidenceOf(strong, model)).toBeGreaterThan(0.9);
    expect(confidenceOf(weak, model)).toBeLessThan(0.01);
  });

  test.each<[string, Partial<Evidence>]>([
    ['the more other entries fit as well', { precedence: -2 }],
    ['the nearer the utterance is to being out of scope', { inScope: 1 }],
    ['the less the utterance is like the phrasings', { likeness: 1 }],
    ['the less of the utterance the entry covers', { covered: 0.4, central: 0.28, shared: 1.2 }],
    ['where the answer has nothing of the kind asked for', { lacksType: 1 }],
    ['where the entry does not have the thing asked for', { lacksFocus: 1 }],
  ])('sinks %s', (_, weaker) => {
    expect(confidenceOf({ ...strong, ...weaker }, model)).toBeLessThan(confidenceOf(strong, model));
  });
});

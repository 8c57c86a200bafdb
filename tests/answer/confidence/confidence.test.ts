import { describe, expect, test } from 'vitest';
import { confidenceOf, featuresOf } from '../../../src/answer/confidence/confidence.ts';
import type { Evidence } from '../../../src/answer/confidence/evidence.ts';

const strong: Evidence = { precedence: 0, inScope: 8, covered: 1, uncovered: 0, missing: 0 };

test('takes the evidence in the order of the weights', () => {
  expect(featuresOf({ precedence: 1, inScope: 2, covered: 3, uncovered: 4, missing: 5 })).toEqual([
    1, 2, 3, 4, 5,
  ]);
});

test('uses the model that is given', () => {
  expect(confidenceOf(strong, { intercept: 0, weights: [0, 0, 0, 0, 0] })).toBe(0.5);
});

test('is high where everything speaks for the match, and low where nothing does', () => {
  expect(confidenceOf(strong)).toBeGreaterThan(0.95);
  expect(confidenceOf({ precedence: -8, inScope: -8, covered: 0, uncovered: 3, missing: 2 })).toBeLessThan(
    0.01,
  );
});

describe('sinks', () => {
  test.each<[string, Partial<Evidence>]>([
    ['the more other entries fit as well', { precedence: -2 }],
    ['the nearer the utterance is to being out of scope', { inScope: 1 }],
    ['the less of the utterance the entry covers', { covered: 0.4 }],
    ['the more strange words there are', { uncovered: 2 }],
    ['the more the entry lacks of what is asked for', { missing: 1 }],
  ])('%s', (_, weaker) => {
    expect(confidenceOf({ ...strong, ...weaker })).toBeLessThan(confidenceOf(strong));
  });
});

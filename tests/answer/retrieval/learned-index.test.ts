import { describe, expect, test } from 'vitest';
import { type Example, highestOf, LearnedIndex } from '../../../src/answer/retrieval/learned-index.ts';
import type { SparseVector } from '../../../src/answer/retrieval/vectoriser.ts';

/** A vector of unit length with these features, all alike. */
function vectorOf(...features: number[]): SparseVector {
  const weight = 1 / Math.sqrt(features.length || 1);
  return { ids: Int32Array.from(features), weights: new Float32Array(features.length).fill(weight) };
}

// Features: 0 in every phrasing, 1 and 2 in entry 0 alone, 3 in entry 1 alone, 4 in entry 2 alone.
const examples: Example[] = [
  { vector: vectorOf(0, 1), entry: 0 },
  { vector: vectorOf(0, 2), entry: 0 },
  { vector: vectorOf(0, 3), entry: 1 },
  { vector: vectorOf(0, 4), entry: 2 },
];
const index = new LearnedIndex(examples, 3, 5);

function bestFor(...features: number[]): number {
  const scores = index.score(vectorOf(...features));
  return scores.indexOf(highestOf(scores));
}

test('scores the entry highest that a phrasing was learned for', () => {
  expect([bestFor(0, 1), bestFor(0, 2), bestFor(0, 3), bestFor(0, 4)]).toEqual([0, 0, 1, 2]);
});

test('scores the entry highest that alone has a feature', () => {
  expect([bestFor(1), bestFor(2), bestFor(3), bestFor(4)]).toEqual([0, 0, 1, 2]);
});

test('gives nothing to entries without the feature, nor to any without features', () => {
  const scores = index.score(vectorOf(3));
  expect([scores[0], scores[2]]).toEqual([0, 0]);
  expect(index.score(vectorOf())).toEqual(new Float32Array(3));
});

test('learns which of two entries has the feature they share more often', () => {
  const shared = new LearnedIndex(
    [
      { vector: vectorOf(0), entry: 0 },
      { vector: vectorOf(0), entry: 0 },
      { vector: vectorOf(0, 1), entry: 1 },
    ],
    2,
    2,
  );
  const [often = 0, seldom = 0] = shared.score(vectorOf(0));
  expect(often).toBeGreaterThan(seldom);
});

describe('with the same examples', () => {
  test('makes the same index', () => {
    expect(new LearnedIndex(examples, 3, 5).score(vectorOf(0, 1, 3))).toEqual(index.score(vectorOf(0, 1, 3)));
  });

  test('makes the same index when they come entry by entry in another order', () => {
    const reordered = [...examples.slice(2).toReversed(), ...examples.slice(0, 2)];
    expect(new LearnedIndex(reordered, 3, 5).score(vectorOf(0, 1, 3))).toEqual(
      index.score(vectorOf(0, 1, 3)),
    );
  });
});

test('the highest of values is the greatest, also among negative ones', () => {
  expect(highestOf(Float32Array.of(-3, -1, -2))).toBe(-1);
  expect(highestOf(new Float32Array())).toBe(Number.NEGATIVE_INFINITY);
});

import { describe, expect, test } from 'vitest';
import type { Outcome, Verdict } from '../../src/evaluation/judge.ts';
import { byGroup, calibrationError, quantile, reliability } from '../../src/evaluation/metrics.ts';

function outcomeOf(group: string, verdict: Verdict): Outcome {
  return {
    scenario: { group, heldOut: false, ask: '', expect: 'abstain', says: [], requests: [] },
    decision: { kind: 'abstain', confidence: 0, reason: 'unknown', nearest: [], candidates: [] },
    verdict,
    bestIsRight: false,
    microseconds: 0,
  };
}

describe('groups', () => {
  test('stand in the order of their names, with the part of each verdict', () => {
    const outcomes = [
      outcomeOf('near', 'right'),
      outcomeOf('far', 'refused'),
      outcomeOf('near', 'wrong'),
      outcomeOf('near', 'asked-back'),
      outcomeOf('near', 'right'),
    ];
    expect(byGroup(outcomes)).toEqual([
      { group: 'far', count: 1, parts: { right: 0, 'asked-back': 0, wrong: 0, refused: 1 } },
      { group: 'near', count: 4, parts: { right: 0.5, 'asked-back': 0.25, wrong: 0.25, refused: 0 } },
    ]);
  });

  test('are none without outcomes', () => {
    expect(byGroup([])).toEqual([]);
  });
});

describe('reliability', () => {
  test('compares confidence and accuracy in each tenth that has predictions', () => {
    const bins = reliability([
      { confidence: 0.82, right: true },
      { confidence: 0.88, right: false },
      { confidence: 0.05, right: false },
    ]);
    expect(bins).toEqual([
      { from: 0, to: 0.1, count: 1, meanConfidence: 0.05, accuracy: 0 },
      { from: 0.8, to: 0.9, count: 2, meanConfidence: expect.closeTo(0.85, 10) as unknown, accuracy: 0.5 },
    ]);
  });

  test('counts a confidence on a border in the bin above, and 1 in the last', () => {
    const bins = reliability([0, 0.1, 0.3, 0.7, 1].map((confidence) => ({ confidence, right: true })));
    expect(bins.map(({ from }) => from)).toEqual([0, 0.1, 0.3, 0.7, 0.9]);
  });

  test('counts every prediction once', () => {
    const predictions = Array.from({ length: 101 }, (_, percent) => ({
      confidence: percent / 100,
      right: true,
    }));
    expect(reliability(predictions).reduce((sum, { count }) => sum + count, 0)).toBe(101);
  });
});

describe('calibration error', () => {
  const bin = (count: number, meanConfidence: number, accuracy: number) => ({
    from: 0,
    to: 1,
    count,
    meanConfidence,
    accuracy,
  });

  test('is 0 where confidence is accuracy', () => {
    expect(calibrationError([bin(5, 0.2, 0.2), bin(7, 0.9, 0.9)])).toBe(0);
  });

  test('is the mean distance, weighed by the number of predictions', () => {
    expect(calibrationError([bin(1, 0.5, 0.9), bin(3, 0.8, 0.6)])).toBeCloseTo(0.25, 10);
  });

  test('is 0 without predictions', () => {
    expect(calibrationError([])).toBe(0);
  });
});

describe('a quantile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  test('is the least value for the part 0 and the greatest for 1, in whatever order they come', () => {
    expect(quantile([3, 1, 2], 0)).toBe(1);
    expect(quantile([3, 1, 2], 1)).toBe(3);
  });

  test('is the middle of an odd number of values', () => {
    expect(quantile([30, 10, 20], 0.5)).toBe(20);
  });

  test('orders numbers as numbers', () => {
    expect(quantile([100, 9, 20], 0)).toBe(9);
  });

  test('is 0 without values', () => {
    expect(quantile([], 0.99)).toBe(0);
  });

  test('is the smallest value that the part does not exceed', () => {
    expect(quantile(hundred, 0.99)).toBe(99);
    expect(quantile(hundred, 0.5)).toBe(50);
  });
});

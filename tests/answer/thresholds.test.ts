import { describe, expect, test } from 'vitest';
import { answerable, costs, thresholds } from '../../src/answer/thresholds.ts';

function odds(probability: number): number {
  return probability / (1 - probability);
}

describe('the threshold of an answer', () => {
  /** What the same evidence stands for where nine of ten questions have an answer. */
  const inUse = (confidence: number) => {
    const shifted = odds(confidence) * (odds(answerable.inUse) / odds(answerable.inDevelopment));
    return shifted / (1 + shifted);
  };

  test('is a probability of 0.9 in use', () => {
    expect(inUse(thresholds.answer)).toBeCloseTo(0.9, 10);
  });

  test('is 0.58 by the confidence that is calibrated on the development scenarios', () => {
    expect(thresholds.answer).toBeCloseTo(0.58, 10);
  });

  test('is where an answer costs as much as an "I don\'t know"', () => {
    const costOfAnswer = (confidence: number) => (1 - inUse(confidence)) * costs.wrongAnswer;
    expect(costOfAnswer(thresholds.answer)).toBeCloseTo(costs.unknown, 10);
    expect(costOfAnswer(thresholds.answer + 0.01)).toBeLessThan(costs.unknown);
    expect(costOfAnswer(thresholds.answer - 0.01)).toBeGreaterThan(costs.unknown);
  });
});

test('asks back where the options are likelier than not to hold the answer', () => {
  expect(thresholds.clarify).toBe(0.5);
});

test('takes the first two for a tie below a tenth of a lead', () => {
  expect(thresholds.margin).toBe(0.1);
});

test('are probabilities, each kind of reply asking for more than the one before', () => {
  const { nearest, optionShare, clarify, answer } = thresholds;
  expect([nearest, optionShare, clarify, answer]).toEqual(
    [0, nearest, optionShare, clarify, answer, 1].toSorted((a, b) => a - b).slice(1, -1),
  );
});

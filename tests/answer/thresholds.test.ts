import { describe, expect, test } from 'vitest';
import { answerable, costs, shifted, thresholds } from '../../src/answer/thresholds.ts';

function odds(probability: number): number {
  return probability / (1 - probability);
}

describe('the threshold of an answer', () => {
  /** What the same evidence stands for where nine of ten questions have an answer. */
  const inUse = (confidence: number) => {
    const other = odds(confidence) * (odds(answerable.inUse) / odds(answerable.inDevelopment));
    return other / (1 + other);
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

describe('a probability where another part of the questions has an answer', () => {
  test('has odds that change as the odds of having one do', () => {
    // Odds of 1 become odds of 4, and odds of 1/9 of them become 4/9.
    expect(shifted(0.5, 0.5, 0.8)).toBeCloseTo(0.8, 10);
    expect(shifted(0.1, 0.5, 0.8)).toBeCloseTo(4 / 13, 10);
    expect(shifted(0.9, 0.9, 0.5)).toBeCloseTo(0.5, 10);
  });

  test('is the same where as many have one, and comes back on the way back', () => {
    for (const probability of [0, 0.02, 0.5, 0.9]) {
      expect(shifted(probability, 0.58, 0.58)).toBeCloseTo(probability, 10);
      expect(shifted(shifted(probability, 0.58, 0.8), 0.8, 0.58)).toBeCloseTo(probability, 10);
    }
  });

  test('keeps the order, and what is certain stays so', () => {
    const probabilities = [0, 1e-9, 0.2, 0.5, 0.99, 1];
    const moved = probabilities.map((probability) => shifted(probability, 0.58, 0.8));
    expect(moved).toEqual(moved.toSorted((a, b) => a - b));
    expect([moved[0], moved.at(-1)]).toEqual([0, 1]);
  });

  test('is greater in follow-ups than in development, and less than in use', () => {
    const { inDevelopment, inFollowUps, inUse } = answerable;
    const followUp = shifted(0.5, inDevelopment, inFollowUps);
    expect(followUp).toBeGreaterThan(0.5);
    expect(followUp).toBeLessThan(shifted(0.5, inDevelopment, inUse));
  });
});

test('asks back where the options are likelier than not to hold the answer', () => {
  expect(thresholds.clarify).toBe(0.5);
});

test('takes the first two for a tie where the lead is small', () => {
  expect(thresholds.margin).toBe(0.15);
});

test('are probabilities, each kind of reply asking for more than the one before', () => {
  const { nearest, optionShare, clarify, answer } = thresholds;
  expect([nearest, optionShare, clarify, answer]).toEqual(
    [0, nearest, optionShare, clarify, answer, 1].toSorted((a, b) => a - b).slice(1, -1),
  );
});

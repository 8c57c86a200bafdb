import { describe, expect, test } from 'vitest';
import { answerable, costs } from '../../src/answer/thresholds.ts';
import type { Candidate } from '../../src/answer/decision.ts';
import type { Outcome } from '../../src/evaluation/judge.ts';
import { riskCoverage } from '../../src/evaluation/risk-coverage.ts';

function candidateOf(confidence: number): Candidate {
  return {
    id: 'one',
    question: '',
    text: '',
    sources: [],
    confidence,
    score: 0,
    origin: { kind: 'schedule', sessionIds: [] },
  };
}

/** What came of a question whose best candidate is this sure; `undefined` for none. */
function outcomeOf(
  expected: 'abstain' | string[],
  confidence: number | undefined,
  bestIsRight = false,
): Outcome {
  const candidates = confidence === undefined ? [] : [candidateOf(confidence), candidateOf(0.01)];
  return {
    scenario: { group: 'test', heldOut: false, ask: '', expect: expected, says: [], requests: [] },
    decision: { kind: 'abstain', confidence: confidence ?? 0, reason: 'unknown', nearest: [], candidates },
    verdict: 'refused',
    bestIsRight,
    microseconds: 0,
  };
}

const outcomes = [
  outcomeOf(['one'], 0.9, true),
  outcomeOf(['one'], 0.6, true),
  outcomeOf(['other'], 0.6),
  outcomeOf(['one'], 0.2, true),
  outcomeOf('abstain', 0.7),
  outcomeOf('abstain', 0.1),
];

test('tells what would be right, wrong and refused by answering from each threshold on', () => {
  expect(riskCoverage(outcomes, [0, 0.5, 0.6, 0.8, 1])).toMatchObject([
    { threshold: 0, right: 0.75, wrong: 0.25, refused: 0 },
    { threshold: 0.5, right: 0.5, wrong: 0.25, refused: 0.5 },
    { threshold: 0.6, right: 0.5, wrong: 0.25, refused: 0.5 },
    { threshold: 0.8, right: 0.25, wrong: 0, refused: 1 },
    { threshold: 1, right: 0, wrong: 0, refused: 1 },
  ]);
});

describe('the cost of a question in use', () => {
  const costFrom = (threshold: number, of = outcomes) => riskCoverage(of, [threshold])[0]?.cost;

  test('is that of an "I don\'t know" for each question with an answer, where everything is refused', () => {
    expect(costFrom(1)).toBeCloseTo(answerable.inUse * costs.unknown, 10);
  });

  test('is that of the wrong answers, where everything is answered', () => {
    const wrong = answerable.inUse * 0.25 + (1 - answerable.inUse);
    expect(costFrom(0)).toBeCloseTo(wrong * costs.wrongAnswer, 10);
  });

  test('does not depend on how many of the questions have an answer', () => {
    const more = [...outcomes, ...outcomes.filter(({ scenario }) => scenario.expect === 'abstain')];
    for (const threshold of [0, 0.5, 0.8]) {
      expect(costFrom(threshold, more)).toBeCloseTo(costFrom(threshold) ?? Number.NaN, 10);
    }
  });

  test('is nothing where all is answered rightly, and all else refused', () => {
    const perfect = [outcomeOf(['one'], 0.9, true), outcomeOf('abstain', 0.1)];
    expect(costFrom(0.5, perfect)).toBeCloseTo(0, 10);
  });
});

test('counts only questions with a best candidate', () => {
  const more = [...outcomes, outcomeOf(['one'], undefined), outcomeOf('abstain', undefined)];
  expect(riskCoverage(more, [0, 0.5])).toEqual(riskCoverage(outcomes, [0, 0.5]));
});

test('is finite without questions, and without questions of a kind', () => {
  expect(riskCoverage([], [0.5])).toMatchObject([{ right: 0, wrong: 0, refused: 0 }]);
  expect(riskCoverage([outcomeOf('abstain', 0.1)], [0.5])).toMatchObject([
    { right: 0, wrong: 0, refused: 1 },
  ]);
});

test('gives nothing without thresholds', () => {
  expect(riskCoverage(outcomes, [])).toEqual([]);
});

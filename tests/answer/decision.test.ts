import { describe, expect, test } from 'vitest';
import { type Candidate, decide } from '../../src/answer/decision.ts';
import type { Thresholds } from '../../src/answer/thresholds.ts';

const thresholds: Thresholds = { answer: 0.5, margin: 0.1, clarify: 0.35, optionShare: 0.3, nearest: 0.02 };

function candidatesOf(...confidences: number[]): Candidate[] {
  return confidences.map((confidence, place) => ({
    id: 'abcde'[place] ?? '',
    question: '',
    text: '',
    sources: [],
    confidence,
    score: -place,
    origin: { kind: 'schedule', sessionIds: [] },
  }));
}

function idsOf(candidates: readonly Candidate[]): string[] {
  return candidates.map(({ id }) => id);
}

test('answers with the best candidate from the threshold on', () => {
  const candidates = candidatesOf(0.5, 0.1);
  expect(decide(candidates, thresholds)).toEqual({
    kind: 'answer',
    confidence: 0.5,
    answer: candidates[0],
    candidates,
  });
});

test('asks back when the first two score alike, however sure it is of both', () => {
  const [first, second] = candidatesOf(0.95, 0.9);
  const tied = [first, second].flatMap((candidate, place) =>
    candidate ? [{ ...candidate, score: -0.05 * place }] : [],
  );
  expect(decide(tied, thresholds).kind).toBe('clarify');
});

test('answers when the second candidate scores alike and is far less likely', () => {
  const alike = candidatesOf(0.9, 0.1).map((candidate) => ({ ...candidate, score: 0 }));
  expect(decide(alike, thresholds).kind).toBe('answer');
});

describe('asks back', () => {
  function optionsAmong(...confidences: number[]): string[] | undefined {
    const decision = decide(candidatesOf(...confidences), thresholds);
    return decision.kind === 'clarify' ? idsOf(decision.options) : undefined;
  }

  test('when the first two candidates are within reach of each other', () => {
    expect(optionsAmong(0.4, 0.35)).toEqual(['a', 'b']);
  });

  test('with three options at most, best first', () => {
    expect(optionsAmong(0.3, 0.25, 0.2, 0.2)).toEqual(['a', 'b', 'c']);
  });

  test('without the candidates far below the best', () => {
    expect(optionsAmong(0.4, 0.3, 0.1)).toEqual(['a', 'b']);
  });

  test('not when the second candidate is out of reach', () => {
    expect(optionsAmong(0.45, 0.1)).toBeUndefined();
  });

  test('not when the candidates are improbable even together', () => {
    expect(optionsAmong(0.12, 0.11, 0.11)).toBeUndefined();
    expect(optionsAmong(0.12, 0.12, 0.12)).toEqual(['a', 'b', 'c']);
  });

  test('with the confidence of the best candidate', () => {
    expect(decide(candidatesOf(0.4, 0.35), thresholds).confidence).toBe(0.4);
  });
});

describe('abstains', () => {
  test('when no candidate is probable, with the nearest', () => {
    const decision = decide(candidatesOf(0.3, 0.05, 0.01, 0.01), thresholds);
    expect(decision).toMatchObject({ kind: 'abstain', reason: 'unknown', confidence: 0.3 });
    expect(decision.kind === 'abstain' && idsOf(decision.nearest)).toEqual(['a', 'b']);
    expect(idsOf(decision.candidates)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('with three nearest at most', () => {
    const decision = decide(candidatesOf(0.08, 0.07, 0.06, 0.05), thresholds);
    expect(decision.kind === 'abstain' && idsOf(decision.nearest)).toEqual(['a', 'b', 'c']);
  });

  test('without candidates', () => {
    expect(decide([], thresholds)).toEqual({
      kind: 'abstain',
      confidence: 0,
      reason: 'unknown',
      nearest: [],
      candidates: [],
    });
  });
});

import { describe, expect, test } from 'vitest';
import { fitLogistic, type Observation, probability } from '../../../src/answer/confidence/logistic.ts';
import { generator } from '../generator.ts';

describe('probability', () => {
  test('is a half at even odds', () => {
    expect(probability({ intercept: 0, weights: [] }, [])).toBe(0.5);
    expect(probability({ intercept: -2, weights: [2] }, [1])).toBe(0.5);
  });

  test('is the logistic function of the weighted sum', () => {
    expect(probability({ intercept: 1, weights: [2, -1] }, [0.5, 3])).toBeCloseTo(1 / (1 + Math.E), 10);
  });

  test('stays within 0 and 1 at any odds', () => {
    expect(probability({ intercept: 0, weights: [1] }, [1e9])).toBe(1);
    expect(probability({ intercept: 0, weights: [1] }, [-1e9])).toBe(0);
  });
});

describe('fitting', () => {
  const truth = { intercept: -0.5, weights: [2, -1] };
  const flat = { intercept: 0, weights: [0, 0] };
  const random = generator(11);
  const observations = Array.from({ length: 3000 }, (): Observation => {
    const features = [random() * 4 - 2, random() * 4 - 2];
    return { features, outcome: random() < probability(truth, features), weight: 1 };
  });

  test('finds the model that made the observations', () => {
    const { intercept, weights } = fitLogistic(observations, flat);
    expect(Math.abs(intercept - truth.intercept)).toBeLessThan(0.2);
    expect(Math.abs((weights[0] ?? 0) - 2)).toBeLessThan(0.3);
    expect(Math.abs((weights[1] ?? 0) + 1)).toBeLessThan(0.3);
  });

  test('predicts as many successes as there are', () => {
    const model = fitLogistic(observations, flat);
    const predicted = observations.reduce((sum, { features }) => sum + probability(model, features), 0);
    const successes = observations.filter(({ outcome }) => outcome).length;
    expect(Math.abs(predicted - successes)).toBeLessThan(1);
  });

  test('counts an observation of weight 2 as two of them', () => {
    const some = observations.slice(0, 50);
    const doubled = fitLogistic([...some, ...some], flat);
    const weighted = fitLogistic(
      some.map((observation) => ({ ...observation, weight: 2 })),
      flat,
    );
    expect(weighted.intercept).toBeCloseTo(doubled.intercept, 8);
    expect(weighted.weights[0]).toBeCloseTo(doubled.weights[0] ?? Number.NaN, 8);
  });

  test('stays finite where the outcomes could be told apart without doubt', () => {
    const certain = [-1, 1].map((feature) => ({ features: [feature], outcome: feature > 0, weight: 1 }));
    const { weights } = fitLogistic(certain, { intercept: 0, weights: [0] });
    expect(weights[0]).toBeGreaterThan(0);
    expect(weights[0]).toBeLessThan(20);
  });

  test('keeps to the model before it where a feature never varies from 0', () => {
    const { weights } = fitLogistic([{ features: [0], outcome: true, weight: 1 }], {
      intercept: 0,
      weights: [0.7],
    });
    expect(weights[0]).toBeCloseTo(0.7, 10);
  });
});

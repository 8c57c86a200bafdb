import { describe, expect, test } from 'vitest';
import {
  fitLogistic,
  type LogisticModel,
  type Observation,
  plus,
  probability,
} from '../../../src/answer/confidence/logistic.ts';
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
  const weak = 1e-3;
  const flat = { intercept: 0, weights: [0, 0] };
  const random = generator(11);
  const observations = Array.from({ length: 3000 }, (): Observation => {
    const features = [random() * 4 - 2, random() * 4 - 2];
    return { features, outcome: random() < probability(truth, features), weight: 1 };
  });

  test('finds the model that made the observations', () => {
    const { intercept, weights } = fitLogistic(observations, flat, weak);
    expect(Math.abs(intercept - truth.intercept)).toBeLessThan(0.2);
    expect(Math.abs((weights[0] ?? 0) - 2)).toBeLessThan(0.3);
    expect(Math.abs((weights[1] ?? 0) + 1)).toBeLessThan(0.3);
  });

  test('predicts as many successes as there are', () => {
    const model = fitLogistic(observations, flat, weak);
    const predicted = observations.reduce((sum, { features }) => sum + probability(model, features), 0);
    const successes = observations.filter(({ outcome }) => outcome).length;
    expect(Math.abs(predicted - successes)).toBeLessThan(1);
  });

  test('counts an observation of weight 2 as two of them', () => {
    const some = observations.slice(0, 50);
    const doubled = fitLogistic([...some, ...some], flat, weak);
    const weighted = fitLogistic(
      some.map((observation) => ({ ...observation, weight: 2 })),
      flat,
      weak,
    );
    expect(weighted.intercept).toBeCloseTo(doubled.intercept, 8);
    expect(weighted.weights[0]).toBeCloseTo(doubled.weights[0] ?? Number.NaN, 8);
  });

  test('stays finite where the outcomes could be told apart without doubt', () => {
    const certain = [-1, 1].map((feature) => ({ features: [feature], outcome: feature > 0, weight: 1 }));
    for (const ridge of [1, 1e-2, 1e-6]) {
      const model = fitLogistic(certain, { intercept: 0, weights: [0] }, ridge);
      expect(model.weights[0]).toBeGreaterThan(0);
      expect(model.weights[0]).toBeLessThan(20);
      expect(probability(model, [1])).toBeGreaterThan(0.5);
      expect(model.intercept).toBeCloseTo(0, 6);
    }
  });

  test('keeps to the model before it where a feature never varies from 0', () => {
    const prior = { intercept: 0, weights: [0.7] };
    const { weights } = fitLogistic([{ features: [0], outcome: true, weight: 1 }], prior, 1);
    expect(weights[0]).toBeCloseTo(0.7, 10);
  });

  test('keeps to the model before it without observations', () => {
    expect(fitLogistic([], truth, 1)).toEqual(truth);
  });

  test('is drawn the nearer to the model before it the stronger the ridge', () => {
    const prior = { intercept: 1, weights: [-1, 1] };
    const some = observations.slice(0, 200);
    const distances = [1e-3, 1, 30, 1e3, 1e7].map((ridge) =>
      distance(fitLogistic(some, prior, ridge), prior),
    );
    expect(distances).toEqual(distances.toSorted((a, b) => b - a));
    expect(distances.at(-1)).toBeLessThan(1e-3);
  });

  test.each([1e-2, 1, 100])('finds the least of the loss, with a ridge of %f', (ridge) => {
    const prior = { intercept: 1, weights: [-1, 1] };
    const some = observations.slice(0, 200);
    const fitted = fitLogistic(some, prior, ridge);
    const least = lossOf(fitted, some, prior, ridge);
    const steps = [1e-3, -1e-3].flatMap((step) => [
      { intercept: step, weights: [0, 0] },
      { intercept: 0, weights: [step, 0] },
      { intercept: 0, weights: [0, step] },
    ]);
    for (const step of steps) expect(lossOf(plus(fitted, step), some, prior, ridge)).toBeGreaterThan(least);
  });

  test('finds the same least from far away', () => {
    const far = { intercept: 20, weights: [-20, 20] };
    const near = fitLogistic(observations, flat, 1e-9);
    const { intercept, weights } = fitLogistic(observations, far, 1e-9);
    expect(intercept).toBeCloseTo(near.intercept, 4);
    expect(weights[0]).toBeCloseTo(near.weights[0] ?? Number.NaN, 4);
  });

  test.each([30, 40, 60, 100])(
    'never ends with a greater loss than it starts with, though the start is certain and wrong: %d',
    (size) => {
      const start = { intercept: size, weights: [-size, size] };
      for (const ridge of [1e-9, 0.1, 1, 100]) {
        const fitted = fitLogistic(observations, start, ridge);
        const loss = lossOf(fitted, observations, start, ridge);
        expect(loss).toBeLessThanOrEqual(lossOf(start, observations, start, ridge));
      }
    },
  );

  test('gives the same model for the same observations, and changes none of them', () => {
    const copy = structuredClone(observations);
    expect(fitLogistic(observations, flat, 1)).toEqual(fitLogistic(copy, flat, 1));
    expect(observations).toEqual(copy);
  });
});

describe('the sum of two models', () => {
  const one = { intercept: 1, weights: [2, 3] };
  const other = { intercept: 10, weights: [20, 30] };

  test('adds intercepts and weights, the other ones as often as asked', () => {
    expect(plus(one, other)).toEqual({ intercept: 11, weights: [22, 33] });
    expect(plus(one, other, -0.5)).toEqual({ intercept: -4, weights: [-8, -12] });
    expect(plus(one, other, 0)).toEqual(one);
  });

  test('multiplies the odds', () => {
    const odds = (model: LogisticModel) => {
      const p = probability(model, [0.3, -0.2]);
      return p / (1 - p);
    };
    const small = { intercept: 0.1, weights: [0.2, 0.3] };
    expect(odds(plus(one, small))).toBeCloseTo(odds(one) * odds(small), 10);
  });
});

function distance(one: LogisticModel, other: LogisticModel): number {
  const { intercept, weights } = plus(one, other, -1);
  return Math.hypot(intercept, ...weights);
}

/** As its docstring has it: the weighed negative log-likelihood, and half of `ridge` by the squared distance. */
function lossOf(
  model: LogisticModel,
  observations: readonly Observation[],
  prior: LogisticModel,
  ridge: number,
) {
  return observations.reduce(
    (loss, { features, outcome, weight }) => {
      const odds = features.reduce((sum, value, place) => sum + value * (model.weights[place] ?? 0), 0);
      const against = (model.intercept + odds) * (outcome ? -1 : 1);
      return loss + weight * (Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against))));
    },
    (ridge * distance(model, prior) ** 2) / 2,
  );
}

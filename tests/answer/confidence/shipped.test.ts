import { describe, expect, test } from 'vitest';
import { plus } from '../../../src/answer/confidence/logistic.ts';
import { forHeldOut, forQuestions, shippedFor } from '../../../src/answer/confidence/shipped.ts';

const names = [
  'precedence',
  'inScope',
  'likeness',
  'telling',
  'covered',
  'central',
  'shared',
  'lacksType',
  'lacksFocus',
];

describe.each([
  ['questions', forQuestions],
  ['held-out phrasings', forHeldOut],
])('the model for %s', (_, shipped) => {
  test('has a weight for each piece of evidence', () => {
    expect(shipped.base.weights).toHaveLength(names.length);
    expect(shipped.slope.weights).toHaveLength(names.length);
  });

  test('is its base for 4.5 phrasings an entry, but for what would speak for a lack', () => {
    const { intercept, weights } = shippedFor(shipped, Math.exp(1.5));
    expect(intercept).toBeCloseTo(shipped.base.intercept, 10);
    const expected = shipped.base.weights.map((weight, place) =>
      names[place]?.startsWith('lacks') ? Math.min(0, weight) : weight,
    );
    expect(weights).toEqual(expected.map((weight): unknown => expect.closeTo(weight, 10)));
  });

  test('never takes a lack for a good sign, in packs of any kind', () => {
    for (const phrasings of [0, 1, 2, 3, 4.5, 10, 33, 1000]) {
      const [lacksType, lacksFocus] = shippedFor(shipped, phrasings).weights.slice(-2);
      expect(lacksType).toBeLessThanOrEqual(0);
      expect(lacksFocus).toBeLessThanOrEqual(0);
    }
  });

  test('changes as much with each doubling of the phrasings', () => {
    const [two, four, eight] = [2, 4, 8].map((phrasings) => shippedFor(shipped, phrasings));
    const change = (from = two, to = two) => from && to && plus(to, from, -1).intercept;
    expect(change(two, four)).toBeCloseTo(shipped.slope.intercept * Math.LN2, 10);
    expect(change(four, eight)).toBeCloseTo(shipped.slope.intercept * Math.LN2, 10);
  });

  test('changes no more above 33 phrasings, nor below 1', () => {
    expect(shippedFor(shipped, 1000)).toEqual(shippedFor(shipped, 34));
    expect(shippedFor(shipped, 0)).toEqual(shippedFor(shipped, 1));
    expect(shippedFor(shipped, 33)).not.toEqual(shippedFor(shipped, 32));
    expect(shippedFor(shipped, 2)).not.toEqual(shippedFor(shipped, 1));
  });
});

describe('the model for questions', () => {
  const weight = (phrasings: number, name: string) =>
    shippedFor(forQuestions, phrasings).weights[names.indexOf(name)] ?? Number.NaN;
  const sizes = [1, 2, 3, 4.5, 10, 33];

  test.each(['precedence', 'likeness', 'covered'])(
    'takes %s for a good sign, in packs of any kind',
    (name) => {
      for (const phrasings of sizes) expect(weight(phrasings, name)).toBeGreaterThan(0);
    },
  );

  test('takes lacking what is asked for for a bad sign, and being in scope for a good one, from 4 phrasings on', () => {
    for (const phrasings of [4, 4.5, 10, 33]) {
      expect(weight(phrasings, 'lacksType')).toBeLessThan(0);
      expect(weight(phrasings, 'lacksFocus')).toBeLessThan(0);
      expect(weight(phrasings, 'inScope')).toBeGreaterThan(0);
    }
  });
});

describe('a model of its own', () => {
  const flat = { intercept: 0, weights: names.map(() => 0) };
  const ones = { intercept: 1, weights: names.map(() => 1) };

  test('is kept from taking a lack for a good sign, whether its base or its slope would, and in nothing else', () => {
    const close: unknown = expect.closeTo(0.5, 10);
    const kept = names.map((name) => (name.startsWith('lacks') ? 0 : close));
    const half = { intercept: 0.5, weights: names.map(() => 0.5) };
    for (const model of [
      { base: half, slope: flat },
      { base: flat, slope: half },
    ]) {
      expect(shippedFor(model, Math.exp(2.5)).weights).toEqual(kept);
    }
  });

  test('keeps a lack that is a bad sign as it is', () => {
    const { weights } = shippedFor({ base: flat, slope: ones }, Math.exp(0.5));
    expect(weights).toEqual(names.map((): unknown => expect.closeTo(-1, 10)));
  });
});

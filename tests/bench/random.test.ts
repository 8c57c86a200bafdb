import { describe, expect, test } from 'vitest';
import { below, interleaved, pick, randomFrom, shuffled } from '../../bench/random.ts';

describe('random numbers', () => {
  test('are the same for the same seed, and spread from 0 to below 1', () => {
    const draw = (seed: number): number[] => {
      const random = randomFrom(seed);
      return Array.from({ length: 10_000 }, () => random());
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)[0]).not.toBe(draw(8)[0]);
    const drawn = draw(7);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    expect(drawn.reduce((sum, value) => sum + value, 0) / drawn.length).toBeCloseTo(0.5, 1);
  });

  test('give places and items of a list', () => {
    const random = randomFrom(1);
    const places = new Set(Array.from({ length: 100 }, () => below(3, random)));
    expect(places).toEqual(new Set([0, 1, 2]));
    expect(() => pick([], random)).toThrow('nothing to pick from');
  });
});

test('a shuffled list has the same items', () => {
  const items = [1, 2, 3, 4, 5, 6, 7, 8];
  const mixed = shuffled(items, randomFrom(1));
  expect(mixed).not.toEqual(items);
  expect(mixed.toSorted((a, b) => a - b)).toEqual(items);
});

test('interleaved lists take turns, and no item comes twice', () => {
  const mixed = interleaved([['a', 'b', 'c', 'd'], ['x'], ['y', 'a']], randomFrom(1));
  expect(mixed.toSorted()).toEqual(['a', 'b', 'c', 'd', 'x', 'y']);
  expect(mixed.slice(0, 3)).toContain('x');
  expect(mixed.slice(-2).every((item) => 'abcd'.includes(item))).toBe(true);
});

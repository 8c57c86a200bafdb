import { describe, expect, test } from 'vitest';
import { FeatureTable } from '../../../src/answer/retrieval/feature-table.ts';
import { generator } from '../generator.ts';

/** Thousands of keys as features have them: in the low bits, in the high bits, and anywhere; many of them twice. */
function randomKeys(count: number): number[] {
  const random = generator(17);
  const below = (limit: number) => Math.floor(random() * limit);
  return Array.from({ length: count }, (_, place) => {
    if (place % 3 === 0) return below(2000);
    if (place % 3 === 1) return below(2000) * 2 ** 24;
    return below(2 ** 27) * 2 ** 24 + below(2 ** 24);
  });
}

const keys = randomKeys(9000);

describe('on 9000 random keys', () => {
  const table = new FeatureTable();
  const numbers = new Map<number, number>();
  for (const key of keys) {
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    table.add(key);
  }

  test('numbers as a map does, also while it grows', () => {
    const growing = new FeatureTable();
    expect(keys.map((key) => growing.add(key))).toEqual(keys.map((key) => numbers.get(key)));
    expect(growing.size).toBe(numbers.size);
  });

  test('finds all of them, and no other', () => {
    expect(keys.map((key) => table.numberOf(key))).toEqual(keys.map((key) => numbers.get(key)));
    const others = keys.map((key) => key + 1).filter((key) => !numbers.has(key));
    expect(others.length).toBeGreaterThan(1000);
    expect(others.filter((key) => table.numberOf(key) !== undefined)).toEqual([]);
  });

  test('gives the keys in the order of their numbers', () => {
    expect(table.keys()).toEqual(Float64Array.from(numbers.keys()));
  });

  test('gives the same numbers when it is restored from its keys, and goes on from there', () => {
    const restored = new FeatureTable(Float64Array.from(table.keys()));
    expect(keys.map((key) => restored.numberOf(key))).toEqual(keys.map((key) => table.numberOf(key)));
    expect(restored.add(2 ** 50)).toBe(table.size);
    expect(restored.add(2 ** 50 + 1)).toBe(table.size + 1);
  });
});

test('holds 0 and the largest of keys', () => {
  const table = new FeatureTable();
  expect([0, 2 ** 53 - 1, 0].map((key) => table.add(key))).toEqual([0, 1, 0]);
  expect(table.numberOf(2 ** 53 - 2)).toBeUndefined();
});

test.each([0, 1, 15, 16, 17, 32, 33])('finds nothing but its own after %i keys', (count) => {
  const table = new FeatureTable(Float64Array.from({ length: count }, (_, place) => place * 5));
  expect(table.size).toBe(count);
  expect(Array.from({ length: count }, (_, place) => table.numberOf(place * 5))).toEqual([
    ...Array.from({ length: count }).keys(),
  ]);
  expect(table.numberOf(count * 5)).toBeUndefined();
});

test('gives keys that do not change when more are added', () => {
  const table = new FeatureTable(Float64Array.of(7));
  const before = table.keys();
  table.add(8);
  expect(before).toEqual(Float64Array.of(7));
});

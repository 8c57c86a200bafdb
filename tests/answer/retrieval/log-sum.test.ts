import { expect, test } from 'vitest';
import { LogSum } from '../../../src/answer/retrieval/log-sum.ts';
import { generator } from '../generator.ts';

function logSumOf(values: readonly number[]): number {
  const sum = new LogSum();
  for (const value of values) sum.add(value);
  return sum.value;
}

test('is the logarithm of the sum of the exponentials, in whatever order they come', () => {
  const random = generator(31);
  const values = Array.from({ length: 200 }, () => random() * 40 - 20);
  const expected = Math.log(values.reduce((sum, value) => sum + Math.exp(value), 0));
  expect(logSumOf(values)).toBeCloseTo(expected, 10);
  expect(logSumOf(values.toSorted((a, b) => a - b))).toBeCloseTo(expected, 10);
  expect(logSumOf(values.toSorted((a, b) => b - a))).toBeCloseTo(expected, 10);
});

test('is the value itself of one alone', () => {
  expect(logSumOf([-3.5])).toBe(-3.5);
});

test('is minus infinity of none', () => {
  expect(new LogSum().value).toBe(Number.NEGATIVE_INFINITY);
});

test('neither overflows nor vanishes', () => {
  expect(logSumOf([1000, 1000])).toBeCloseTo(1000 + Math.LN2, 10);
  expect(logSumOf([-1000, -1000])).toBeCloseTo(-1000 + Math.LN2, 10);
  expect(logSumOf([-1000, 1000])).toBe(1000);
});

test('adds the same many times at once, and nothing no times', () => {
  const sum = new LogSum();
  sum.add(2, 3);
  sum.add(9, 0);
  sum.add(1, 2);
  expect(sum.value).toBeCloseTo(logSumOf([2, 2, 2, 1, 1]), 10);
});

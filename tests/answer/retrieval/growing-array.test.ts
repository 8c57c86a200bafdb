import { describe, expect, test } from 'vitest';
import { growingBytes, growingIntegers } from '../../../src/answer/retrieval/growing-array.ts';
import { generator } from '../generator.ts';

test.each([0, 1, 1023, 1024, 1025, 2048, 5000])('keeps %i integers in order', (count) => {
  const random = generator(count);
  const values = Array.from({ length: count }, () => Math.floor((random() - 0.5) * 2 ** 31));
  const array = growingIntegers();
  for (const value of values) array.push(value);
  expect(array.length).toBe(count);
  expect(array.result()).toEqual(Int32Array.from(values));
});

test('keeps bytes in order', () => {
  const array = growingBytes();
  for (let value = 0; value < 3000; value++) array.push(value % 256);
  expect(array.result()).toEqual(Uint8Array.from({ length: 3000 }, (_, place) => place % 256));
});

describe('incrementing', () => {
  test('adds 1 at one place alone', () => {
    const array = growingBytes();
    for (const value of [5, 6, 7]) array.push(value);
    array.increment(1);
    expect(array.result()).toEqual(Uint8Array.of(5, 7, 7));
  });

  test('leaves a byte at 255, and counts integers beyond', () => {
    const [bytes, integers] = [growingBytes(), growingIntegers()];
    for (const array of [bytes, integers]) {
      array.push(0);
      for (let time = 0; time < 300; time++) array.increment(0);
    }
    expect([bytes.result()[0], integers.result()[0]]).toEqual([255, 300]);
  });
});

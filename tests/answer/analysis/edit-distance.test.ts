import { describe, expect, test } from 'vitest';
import { editDistance } from '../../../src/answer/analysis/edit-distance.ts';
import { generator } from '../generator.ts';

test.each([
  ['ticket', 'ticket', 0],
  ['ticket', 'tickets', 1],
  ['ticket', 'tcket', 1],
  ['ticket', 'tucket', 1],
  ['ticket', 'tikcet', 1],
  ['ticket', 'itkcet', 2],
  ['ca', 'abc', 3],
  ['', 'abc', 3],
  ['', '', 0],
])('from "%s" to "%s" is %i', (a, b, distance) => {
  expect(editDistance(a, b, 5)).toBe(distance);
});

test('is one more than the limit as soon as it is above it', () => {
  expect(editDistance('trumpet', 'trombone', 2)).toBe(3);
  expect(editDistance('a', 'a much longer word', 2)).toBe(3);
});

describe('of 300 pairs of short words', () => {
  const random = generator(7);
  const word = () =>
    Array.from({ length: Math.floor(random() * 6) }, () => 'abc'[Math.floor(random() * 3)]).join('');
  const pairs = Array.from({ length: 300 }, () => [word(), word()] as const);

  test('is the same both ways', () => {
    const forth = pairs.map(([a, b]) => editDistance(a, b, 9));
    expect(pairs.map(([a, b]) => editDistance(b, a, 9))).toEqual(forth);
  });

  test('is 0 for equal words alone', () => {
    const equal = pairs.map(([a, b]) => a === b);
    expect(pairs.map(([a, b]) => editDistance(a, b, 9) === 0)).toEqual(equal);
  });
});

import { expect, test } from 'vitest';
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

test('is the same both ways, and 0 for equal words alone', () => {
  const random = generator(7);
  const word = () => Array.from({ length: Math.floor(random() * 6) }, () => 'abc'[Math.floor(random() * 3)]).join('');
  for (let round = 0; round < 300; round++) {
    const [a, b] = [word(), word()];
    expect(editDistance(a, b, 9), `${a} ${b}`).toBe(editDistance(b, a, 9));
    expect(editDistance(a, b, 9) === 0, `${a} ${b}`).toBe(a === b);
  }
});

import { describe, expect, test } from 'vitest';
import { withTypos } from '../../bench/datasets/typos.ts';
import { randomFrom } from '../../bench/random.ts';
import { editDistance } from '../../src/answer/analysis/edit-distance.ts';

const text = 'how do I cancel the booking of a wheelchair?';

/** Pairs of words that differ, place by place. */
function changed(before: string, after: string): [string, string][] {
  const words = after.split(' ');
  return before
    .split(' ')
    .flatMap((word, place) =>
      word === words[place] ? [] : [[word, words[place] ?? ''] as [string, string]],
    );
}

describe('typos', () => {
  test('are the same for the same seed, and others for another', () => {
    expect(withTypos(text, 2, randomFrom(1))).toBe(withTypos(text, 2, randomFrom(1)));
    const different = new Set(Array.from({ length: 20 }, (_, seed) => withTypos(text, 2, randomFrom(seed))));
    expect(different.size).toBeGreaterThan(15);
  });

  test('are as many as asked for, one edit each, on words of four letters or more', () => {
    const random = randomFrom(1);
    for (let round = 0; round < 300; round++) {
      const pairs = changed(text, withTypos(text, 2, random));
      expect(pairs).toHaveLength(2);
      for (const [before, after] of pairs) {
        expect(['cancel', 'booking', 'wheelchair?']).toContain(before);
        expect(editDistance(before, after, 2)).toBe(1);
      }
    }
  });

  test('insert, delete, substitute and swap', () => {
    const random = randomFrom(1);
    const lengths = Array.from({ length: 200 }, () => withTypos('booking', 1, random));
    expect(new Set(lengths.map(({ length }) => length))).toEqual(new Set([6, 7, 8]));
    const letters = (word: string): string => word.split('').toSorted().join('');
    expect(lengths.some((word) => letters(word) === letters('booking'))).toBe(true);
    expect(lengths.some((word) => word.length === 7 && letters(word) !== letters('booking'))).toBe(true);
  });

  test('fall on short words when there are no others', () => {
    const mistyped = withTypos('who is it', 1, randomFrom(1));
    expect(changed('who is it', mistyped)).toHaveLength(1);
  });

  test('fall on a word again when all have one', () => {
    const random = randomFrom(1);
    for (let round = 0; round < 100; round++) expect(withTypos('hotel', 2, random)).not.toBe('hotel');
  });

  test('leave alone what has no letters', () => {
    expect(withTypos('?! 12', 2, randomFrom(1))).toBe('?! 12');
  });
});

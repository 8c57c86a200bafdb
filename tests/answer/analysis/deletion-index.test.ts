import { describe, expect, test } from 'vitest';
import { DeletionIndex } from '../../../src/answer/analysis/deletion-index.ts';
import { editDistance } from '../../../src/answer/analysis/edit-distance.ts';
import { generator } from '../generator.ts';
import { edited, randomWord } from './random-words.ts';

const words = ['ticket', 'trumpet', 'lake', 'a', 'tickets', 'été'];
const index = new DeletionIndex(words);

test.each([
  ['the word itself', 'lake', 'lake'],
  ['a letter too few', 'tcket', 'ticket'],
  ['a letter too many', 'laake', 'lake'],
  ['a wrong letter', 'trumpat', 'trumpet'],
  ['a wrong first and a wrong last letter', 'lakd', 'lake'],
  ['swapped letters', 'alke', 'lake'],
  ['swapped last letters', 'laek', 'lake'],
  ['a letter before a word of one', 'xa', 'a'],
  ['nothing where a word of one letter is meant', '', 'a'],
  ['letters beyond ASCII', 'èté', 'été'],
])('finds a word behind %s', (_, typed, meant) => {
  expect(index.near(typed).map((place) => words[place])).toContain(meant);
});

test('gives the places in order, each once', () => {
  const near = new DeletionIndex(['aaaa', 'bbbb', 'aaab', 'aaa']).near('aaaa');
  expect(near).toEqual([0, 2, 3]);
});

test('finds each of equal words', () => {
  expect(new DeletionIndex(['lake', 'horn', 'lake']).near('lkae')).toEqual([0, 2]);
});

test('finds nothing without words', () => {
  expect(new DeletionIndex([]).near('lake')).toEqual([]);
});

test('does not find a word without one letter in common', () => {
  expect(index.near('zzzzzzzz')).toEqual([]);
});

describe('among 2000 random words', () => {
  const random = generator(83);
  const many = Array.from({ length: 2000 }, () => randomWord(random, 1, 9));
  const large = new DeletionIndex(many);
  const typed = [
    ...Array.from({ length: 150 }, (_, turn) => edited(many[turn * 11] ?? '', random)),
    ...Array.from({ length: 100 }, () => randomWord(random, 1, 10)),
  ];

  test('finds every word one edit away', () => {
    for (const text of typed) {
      const expected = [...many.keys()].filter((place) => editDistance(text, many[place] ?? '', 1) <= 1);
      expect(large.near(text).filter((place) => editDistance(text, many[place] ?? '', 1) <= 1)).toEqual(
        expected,
      );
    }
  });

  test('finds none that is more than one letter left out, and one brought in, away', () => {
    for (const text of typed) {
      const far = large.near(text).filter((place) => editDistance(text, many[place] ?? '', 2) > 2);
      expect(far).toEqual([]);
    }
  });
});

import { expect, test } from 'vitest';
import { Language } from '../../../src/answer/analysis/language.ts';
import { Spelling } from '../../../src/answer/analysis/spelling.ts';

const language = new Language();
const words = 'viet man vietnam art white house lake'.split(' ').flatMap((text) => language.words(text));
const spelling = new Spelling(words.map((word) => ({ word, count: 1 })));

function corrected(text: string): string {
  return spelling
    .correct({ text, stem: text, stop: false, english: false })
    .map((word) => word.text)
    .join(' ');
}

test('prefers the same letters in another order to two words in a row', () => {
  expect(corrected('vietman')).toBe('vietnam');
  expect(corrected('manviet')).toBe('man viet');
});

test('swaps two letters of a short word', () => {
  expect(corrected('atr')).toBe('art');
  expect(corrected('xq')).toBe('xq');
});

test('finds two words typed as one with a slip in the second', () => {
  expect(corrected('whitehuose')).toBe('white house');
  expect(corrected('lakewxyz')).toBe('lakewxyz');
});

import { describe, expect, test } from 'vitest';
import { splitAtParagraphs } from '../../../src/discord/messages/split.ts';

describe('a long text', () => {
  test('is split between paragraphs', () => {
    expect(splitAtParagraphs('one two\n\nthree four\n\nfive', 20)).toEqual(['one two\n\nthree four', 'five']);
  });

  test('is split between lines where a paragraph is too long, else between words', () => {
    expect(splitAtParagraphs('one two\nthree four', 12)).toEqual(['one two', 'three four']);
    expect(splitAtParagraphs('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  });

  test('without a place to split is cut, but not through an emoji', () => {
    expect(splitAtParagraphs('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(splitAtParagraphs('ab😀cd', 3)).toEqual(['ab', '😀c', 'd']);
  });

  test('that fits stays whole, to the last character', () => {
    expect(splitAtParagraphs('a'.repeat(2000))).toHaveLength(1);
    expect(splitAtParagraphs('a'.repeat(2001))).toHaveLength(2);
    expect(splitAtParagraphs('')).toEqual(['']);
  });
});

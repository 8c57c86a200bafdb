import { describe, expect, test } from 'vitest';
import { Lexicon } from '../../../src/answer/retrieval/lexicon.ts';

const words = ['lake', 'ticket', '__proto__', 'constructor', ''];

function lexiconOf(added: readonly string[]): Lexicon {
  const lexicon = new Lexicon();
  for (const word of added) lexicon.add(word);
  return lexicon;
}

test('numbers words in the order in which they come, each once', () => {
  const lexicon = new Lexicon();
  expect(['lake', 'ticket', 'lake', 'horn'].map((word) => lexicon.add(word))).toEqual([0, 1, 0, 2]);
  expect(lexicon.size).toBe(3);
});

test('takes any word, also the names that JavaScript gives to objects', () => {
  const lexicon = lexiconOf(words);
  expect(words.map((word) => lexicon.numberOf(word))).toEqual([0, 1, 2, 3, 4]);
  expect(lexicon.numberOf('toString')).toBeUndefined();
});

test('gives the words back in the order of their numbers', () => {
  expect(lexiconOf([...words, ...words]).words()).toEqual(words);
  expect(new Lexicon().words()).toEqual([]);
});

test('numbers in the same way when it is restored from its words, and goes on from there', () => {
  const restored = new Lexicon(lexiconOf(words).words());
  expect(words.map((word) => restored.numberOf(word))).toEqual([0, 1, 2, 3, 4]);
  expect(restored.add('horn')).toBe(5);
});

describe('the numbering of an utterance', () => {
  test('gives known words their own numbers, and each strange one a number of no word', () => {
    const number = new Lexicon(words).numbering();
    expect(['ticket', 'zeppelin', 'quartz', 'zeppelin', 'lake'].map(number)).toEqual([1, 5, 6, 5, 0]);
  });

  test('adds nothing to the lexicon, nor to the next numbering', () => {
    const lexicon = new Lexicon(words);
    lexicon.numbering()('zeppelin');
    expect(lexicon.size).toBe(5);
    expect(lexicon.numberOf('zeppelin')).toBeUndefined();
    expect(lexicon.numbering()('quartz')).toBe(5);
  });
});

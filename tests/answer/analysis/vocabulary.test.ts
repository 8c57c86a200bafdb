import { expect, test } from 'vitest';
import type { Word } from '../../../src/answer/analysis/language.ts';
import { VocabularyCounter } from '../../../src/answer/analysis/vocabulary.ts';

function word(text: string): Word {
  return { text, stem: `${text}-stem`, stop: false, english: true };
}

function countsOf(...texts: readonly string[]): [string, number][] {
  const counter = new VocabularyCounter();
  for (const text of texts) counter.add(text.split(' ').map(word));
  return counter.result().map(({ word: { text }, count }) => [text, count]);
}

test('counts each word, in the order in which they first came', () => {
  expect(countsOf('lake horn lake', 'ticket lake')).toEqual([
    ['lake', 3],
    ['horn', 1],
    ['ticket', 1],
  ]);
});

test('keeps words that are named like what JavaScript gives to objects', () => {
  expect(countsOf('__proto__ constructor __proto__')).toEqual([
    ['__proto__', 2],
    ['constructor', 1],
  ]);
});

test('keeps the word as it first came', () => {
  const counter = new VocabularyCounter();
  const [first, second] = [word('lake'), { ...word('lake'), stem: 'other' }];
  counter.add([first, second]);
  expect(counter.result()).toEqual([{ word: first, count: 2 }]);
});

test('is empty without words', () => {
  const counter = new VocabularyCounter();
  counter.add([]);
  expect(counter.result()).toEqual([]);
});

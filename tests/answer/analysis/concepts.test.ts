import { expect, test } from 'vitest';
import { Concepts } from '../../../src/answer/analysis/concepts.ts';
import type { Word } from '../../../src/answer/analysis/language.ts';

function split(text: string): Word[] {
  return text
    .split(' ')
    .map((word) => ({ text: word, stem: word.replace(/s$/, ''), stop: false, english: true }));
}

const concepts = new Concepts(
  {
    glossary: [
      { name: 'lake stage', alternatives: ['stage', 'main stage', 'stage by the lake'] },
      { name: 'north bank', alternatives: ['north', 'the north'] },
      { name: 'north banker', alternatives: ['north bank folk'] },
      { name: 'band', alternatives: ['stage'] },
    ],
    participants: [{ name: 'ada brook', aliases: ['ada', 'miss brook'] }],
  },
  split,
);

function matchIn(text: string, index = 0) {
  return concepts.at(split(text), index);
}

test.each(['lake stage', 'stage', 'stages', 'main stage'])('makes one concept of "%s"', (spelling) => {
  expect(matchIn(spelling)?.concept).toBe('@lake stage');
});

test.each(['ada brook', 'ada', 'miss brook'])('makes one person of "%s"', (spelling) => {
  expect(matchIn(spelling)?.concept).toBe('@ada brook');
});

test('takes the longest spelling that fits', () => {
  expect(matchIn('stage by the lake')).toEqual({ concept: '@lake stage', length: 4 });
  expect(matchIn('stage by the harbour')).toEqual({ concept: '@lake stage', length: 1 });
});

test('leaves a spelling that the next one, a word later, reaches beyond', () => {
  expect(matchIn('the north bank folk')).toBeUndefined();
  expect(matchIn('the north bank folk', 1)).toEqual({ concept: '@north banker', length: 3 });
  expect(matchIn('the north wind')).toEqual({ concept: '@north bank', length: 2 });
});

test('lets the first definition of a spelling stand', () => {
  expect(matchIn('stage')?.concept).toBe('@lake stage');
});

test('matches nothing in half a spelling, another word, or past the end', () => {
  expect(matchIn('main')).toBeUndefined();
  expect(matchIn('harbour')).toBeUndefined();
  expect(matchIn('ada', 1)).toBeUndefined();
});

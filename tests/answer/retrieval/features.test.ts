import { describe, expect, test } from 'vitest';
import { featureBlocks, letterGrams } from '../../../src/answer/retrieval/features.ts';
import { tokensOf } from '../tokens.ts';

/** The features that one utterance has and the other has not, block by block. */
function difference(one: string, other: string): string[][] {
  const others = featureBlocks(tokensOf(other));
  return featureBlocks(tokensOf(one)).map(({ features }, block) =>
    features.filter((feature) => !others[block]?.features.includes(feature)),
  );
}

test('are content words, words with neighbours, letters, and what is asked of the content', () => {
  expect(featureBlocks(tokensOf('who plays it'))).toEqual([
    { weight: 1, features: ['=plays'] },
    { weight: 1, features: ['who', 'plays', 'it', 'who plays', 'plays it'] },
    { weight: 1, features: ['# wh', '#who', '#ho ', '# pl', '#pla', '#lay', '#ays', '#ys ', '# it', '#it '] },
    { weight: 0.7, features: ['?who', '?who plays'] },
  ]);
});

describe('differ', () => {
  test('in the neighbours alone, when words change places', () => {
    const [content, neighbours, letters, asked] = difference('ada meets ben', 'ben meets ada');
    expect(neighbours).toEqual(['ada meets', 'meets ben']);
    expect([content, letters, asked]).toEqual([[], [], []]);
  });

  test('in what is asked, when the question word changes', () => {
    expect(difference('who ate', 'what ate')[3]).toEqual(['?who', '?who ate']);
    expect(difference('how long', 'how much')[3]).toContain('?how long');
  });
});

test('have no question in an utterance without a question word', () => {
  expect(featureBlocks(tokensOf('ticket price'))[3]).toEqual({ weight: 0.7, features: [] });
});

test('are empty blocks for no tokens', () => {
  expect(featureBlocks([]).map(({ features }) => features)).toEqual([[], [], [], []]);
});

test('take the letters from the function that is given', () => {
  const [, , letters] = featureBlocks(tokensOf('ada plays'), (word) => [`<${word}>`]);
  expect(letters?.features).toEqual(['<ada>', '<plays>']);
});

describe('letter grams', () => {
  test.each([
    ['horn', ['# ho', '#hor', '#orn', '#rn ']],
    ['a', ['# a ']],
    ['', []],
  ])('of "%s" include its ends', (word, grams) => {
    expect(letterGrams(word)).toEqual(grams);
  });
});

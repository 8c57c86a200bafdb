import { describe, expect, test } from 'vitest';
import { type Block, featureBlocks } from '../../../src/answer/retrieval/features.ts';
import { Lexicon } from '../../../src/answer/retrieval/lexicon.ts';
import { generator, oddString } from '../generator.ts';
import { tokensOf } from '../tokens.ts';

const lexicon = new Lexicon();
const number = (word: string) => lexicon.add(word);

function blocksOf(utterance: string, withLetters = true): Block[] {
  return featureBlocks(utterance === '' ? [] : tokensOf(utterance), number, withLetters);
}

function countsOf(utterance: string): number[] {
  return blocksOf(utterance).map(({ keys }) => keys.length);
}

/** How many of its features one utterance has and the other has not, block by block. */
function difference(one: string, other: string): number[] {
  const others = blocksOf(other);
  return blocksOf(one).map(
    ({ keys }, block) => keys.filter((key) => !others[block]?.keys.includes(key)).length,
  );
}

test('are content words, words with neighbours, what is asked of the content, and letters', () => {
  const blocks = blocksOf('who plays it');
  expect(blocks.map(({ weight }) => weight)).toEqual([1, 1, 0.5, 1]);
  // plays | who, plays, it, who plays, plays it | who, who plays | wh who ho, pl pla lay ays ys, it it
  expect(countsOf('who plays it')).toEqual([1, 5, 2, 3 + 5 + 2]);
});

test('are without letters where those are left out', () => {
  expect(blocksOf('who plays it', false)).toEqual(blocksOf('who plays it').slice(0, 3));
});

test('stand as often as they occur', () => {
  const [content, words] = blocksOf('horn horn horn');
  expect(new Set(content?.keys).size).toBe(1);
  expect(content?.keys).toHaveLength(3);
  expect(new Set(words?.keys).size).toBe(2);
  expect(words?.keys).toHaveLength(5);
});

test('are made of all words where none has content', () => {
  const [content] = blocksOf('who is it');
  expect(content?.keys).toHaveLength(3);
});

describe('differ', () => {
  test('in the neighbours alone, when words change places', () => {
    expect(difference('ada meets ben', 'ben meets ada')).toEqual([0, 2, 0, 0]);
  });

  test('in what is asked, when the question word changes', () => {
    expect(difference('who ate', 'what ate')[2]).toBe(2);
    expect(difference('how long', 'how much')[2]).toBeGreaterThan(0);
    expect(difference('how long', 'how long')[2]).toBe(0);
  });

  test('in no key of its own that another utterance with the words has', () => {
    expect(difference('ticket price', 'how much is the ticket price')).toEqual([0, 0, 0, 0]);
  });
});

test('have no question in an utterance without a question word', () => {
  expect(blocksOf('ticket price')[2]).toEqual({ weight: 0.5, keys: [] });
});

test('are empty blocks for no tokens', () => {
  expect(blocksOf('').map(({ keys }) => keys)).toEqual([[], [], [], []]);
});

describe('letters', () => {
  test.each([
    ['horn', 4],
    ['a', 1],
    ['', 0],
  ])('of "%s" include its ends', (word, count) => {
    const [, , , letters] = featureBlocks([{ text: word, stem: word, stop: false }], number, true);
    expect(letters?.keys).toHaveLength(count);
  });

  test('tell all code units apart, the last ones included', () => {
    const units = ['a', '\u0161', '\u6100', '\uFFFF', '\u00FF', '\u0100', '\uFF00'];
    const runs = units.flatMap((one) => units.flatMap((two) => units.map((three) => `${one}${two}${three}`)));
    const keys = runs.map((run) => featureBlocks(tokensOf(run), number, true)[3]?.keys[1]);
    expect(new Set(keys).size).toBe(runs.length);
  });
});

describe('keys', () => {
  /** What a feature means, kind by kind, in the order of the keys. */
  function meaningsOf(utterance: string): string[] {
    const tokens = tokensOf(utterance);
    const words = tokens.map(({ stem }) => stem);
    const content = tokens.filter(({ stop }) => !stop).map(({ stem }) => stem);
    return [
      ...(content.length > 0 ? content : words).map((word) => `content ${word}`),
      ...words.map((word) => `word ${word}`),
      ...words.slice(1).map((word, place) => `neighbours ${words[place]} ${word}`),
    ];
  }

  const random = generator(3);
  const utterances = Array.from({ length: 400 }, () => oddString(random).trim().split(/\s+/).join(' '));

  test('are the same for the same feature, and never for two of them, nor for two kinds', () => {
    const meanings = new Map<number, string>();
    for (const utterance of utterances) {
      const [content, words, , letters] = blocksOf(utterance);
      const keys = [...(content?.keys ?? []), ...(words?.keys ?? [])];
      const expected = utterance === '' ? [] : meaningsOf(utterance);
      expect(keys).toHaveLength(expected.length);
      keys.forEach((key, place) => {
        expect(meanings.get(key) ?? expected[place]).toBe(expected[place]);
        meanings.set(key, expected[place] ?? '');
      });
      expect(letters?.keys.filter((key) => meanings.has(key))).toEqual([]);
    }
    expect(new Set(meanings.values()).size).toBe(meanings.size);
  });

  test('of different blocks are never the same', () => {
    const all = [0, 1, 2, 3].map(
      (block) => new Set(utterances.flatMap((utterance) => blocksOf(utterance)[block]?.keys ?? [])),
    );
    expect(new Set(all.flatMap((keys) => [...keys])).size).toBe(all.reduce((sum, { size }) => sum + size, 0));
  });

  test('are whole numbers from 0 to below 2^51, also of the last words and letters', () => {
    const last = () => 2 ** 24 - 1;
    const blocks = [
      ...utterances.flatMap((utterance) => blocksOf(utterance)),
      ...featureBlocks(tokensOf('who \uFFFF\uFFFF\uFFFF plays'), last, true),
    ];
    const keys = blocks.flatMap((block) => block.keys);
    expect(keys.filter((key) => !Number.isSafeInteger(key) || key < 0 || key >= 2 ** 51)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import type { Alphabet } from '../../../src/answer/retrieval/alphabet.ts';
import { FeatureCounter, type FeatureCounts } from '../../../src/answer/retrieval/feature-counts.ts';
import { FeatureTable } from '../../../src/answer/retrieval/feature-table.ts';
import { featureBlocks } from '../../../src/answer/retrieval/features.ts';
import { Lexicon } from '../../../src/answer/retrieval/lexicon.ts';
import { generator, oddString } from '../generator.ts';
import { tokensOf } from '../tokens.ts';

function emptyAlphabet(withLetters: boolean): Alphabet {
  return { lexicon: new Lexicon(), table: new FeatureTable(), withLetters };
}

function countsOf(utterances: readonly string[], alphabet: Alphabet): FeatureCounts {
  const counter = new FeatureCounter(alphabet);
  for (const utterance of utterances) counter.add(tokensOf(utterance));
  return counter.result();
}

/** Row by row, the blocks as maps from features to how often they stand there. */
function rowsIn({ rows, blocks, weights, ids, counts }: FeatureCounts) {
  return [...rows.keys()].slice(1).map((row) =>
    Array.from({ length: (rows[row] ?? 0) - (rows[row - 1] ?? 0) }, (_, offset) => {
      const block = (rows[row - 1] ?? 0) + offset;
      const places = Array.from(ids.keys()).slice(blocks[block], blocks[block + 1]);
      return {
        weight: weights[block],
        features: new Map(places.map((place) => [ids[place] ?? 0, counts[place] ?? 0])),
      };
    }),
  );
}

describe.each([true, false])('with letters: %s,', (withLetters) => {
  const random = generator(47);
  const utterances = [
    'who plays the horn',
    'horn horn horn',
    ...Array.from({ length: 50 }, () => oddString(random)),
  ];
  const alphabet = emptyAlphabet(withLetters);
  const counts = countsOf(utterances, alphabet);

  test('counts the features of each phrasing, block by block', () => {
    const expected = utterances.map((utterance) =>
      featureBlocks(tokensOf(utterance), (word) => alphabet.lexicon.add(word), withLetters).map(
        ({ weight, keys }) => {
          const features = new Map<number, number>();
          for (const key of keys) {
            const id = alphabet.table.numberOf(key) ?? Number.NaN;
            features.set(id, Math.min(255, (features.get(id) ?? 0) + 1));
          }
          return { weight: Math.fround(weight), features };
        },
      ),
    );
    expect(rowsIn(counts)).toEqual(expected);
  });

  test('numbers every feature that there is', () => {
    expect(new Set(counts.ids).size).toBe(alphabet.table.size);
    expect(Math.max(...counts.ids)).toBe(alphabet.table.size - 1);
  });
});

test('gives a row of empty blocks to a phrasing without tokens', () => {
  const counter = new FeatureCounter(emptyAlphabet(true));
  counter.add([]);
  counter.add(tokensOf('horn'));
  const [empty, horn] = rowsIn(counter.result());
  expect(empty?.map(({ features }) => features.size)).toEqual([0, 0, 0, 0]);
  expect(horn?.map(({ features }) => features.size)).toEqual([1, 1, 0, 4]);
});

test('counts to 255 and no farther', () => {
  const { counts } = countsOf([Array.from({ length: 400 }, () => 'horn').join(' ')], emptyAlphabet(false));
  expect(Math.max(...counts)).toBe(255);
});

test('counts nothing without phrasings', () => {
  expect(countsOf([], emptyAlphabet(true))).toMatchObject({ rows: Int32Array.of(0), ids: new Int32Array() });
});

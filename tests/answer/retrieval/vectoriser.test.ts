import { describe, expect, test } from 'vitest';
import {
  type SparseVector,
  Vectoriser,
  vectorsOf,
  weighFeatures,
} from '../../../src/answer/retrieval/vectoriser.ts';
import { corpusOf, entryOf, wholeOf } from '../corpora.ts';
import { tokensOf } from '../tokens.ts';

const documents = ['who plays the trumpet', 'who plays the piano', 'ticket price', 'ticket shop'];

function fit(utterances: readonly string[]) {
  const corpus = corpusOf(utterances.map((utterance) => entryOf([utterance], '')));
  const { rows } = wholeOf(corpus);
  const weights = weighFeatures(corpus.features, rows, corpus.alphabet.table.size);
  const { starts, ids, weights: values } = vectorsOf(corpus.features, weights);
  const vectors = [...rows].map((row) => ({
    ids: ids.slice(starts[row], starts[row + 1]),
    weights: values.slice(starts[row], starts[row + 1]),
  }));
  return { corpus, weights, vectors, vectoriser: new Vectoriser(corpus.alphabet, weights) };
}

const { corpus, vectors, vectoriser } = fit(documents);

function squareOf({ weights }: SparseVector): number {
  return weights.reduce((sum, weight) => sum + weight * weight, 0);
}

function likeness(utterance: string, document: number): number {
  const { ids, weights } = vectoriser.vector(tokensOf(utterance));
  const other = vectors[document];
  return ids.reduce((sum, id, place) => {
    const otherPlace = other?.ids.indexOf(id) ?? -1;
    return sum + (weights[place] ?? 0) * (other?.weights[otherPlace] ?? 0);
  }, 0);
}

test('gives a document the vector that it had in fitting', () => {
  documents.forEach((document, place) => {
    const { ids, weights } = vectoriser.vector(tokensOf(document));
    expect(ids).toEqual(vectors[place]?.ids);
    expect([...weights]).toEqual(
      Array.from(vectors[place]?.weights ?? [], (weight): unknown => expect.closeTo(weight, 6)),
    );
  });
});

test('numbers the features from 0 to below their number', () => {
  const ids = vectors.flatMap((vector) => [...vector.ids]);
  const { size } = corpus.alphabet.table;
  expect(new Set(ids).size).toBe(size);
  expect(Math.min(...ids)).toBe(0);
  expect(Math.max(...ids)).toBe(size - 1);
});

describe('a vector', () => {
  test('has each block at the length of its weight', () => {
    expect(vectors.map(squareOf)).toEqual(
      [3.25, 3.25, 3, 3].map((square): unknown => expect.closeTo(square, 4)),
    );
  });

  test('is shorter with strange words in it', () => {
    const [plain, stranger, strangest] = ['ticket', 'ticket zeppelin', 'ticket zeppelin quartz'].map(
      (utterance) => squareOf(vectoriser.vector(tokensOf(utterance))),
    );
    expect(stranger).toBeLessThan(plain ?? 0);
    expect(strangest).toBeLessThan(stranger ?? 0);
  });

  test('is empty where nothing is known, or nothing there', () => {
    const nothing = { ids: new Int32Array(), weights: new Float32Array() };
    expect(vectoriser.vector(tokensOf('qqq'))).toEqual(nothing);
    expect(vectoriser.vector([])).toEqual(nothing);
  });

  test('counts a feature that comes again for more, but not for as much again', () => {
    const share = (utterance: string) => {
      const [first = 0, second = 0] = vectoriser.vector(tokensOf(utterance)).weights;
      return first / second;
    };
    expect(share('trumpet piano')).toBeCloseTo(1, 5);
    expect(share('trumpet trumpet piano')).toBeCloseTo(1 + Math.LN2, 5);
  });

  test('adds nothing to what is known of the pack', () => {
    const { lexicon, table } = corpus.alphabet;
    const sizes = [lexicon.size, table.size];
    vectoriser.vector(tokensOf('zeppelin over quartz'));
    expect([lexicon.size, table.size]).toEqual(sizes);
  });
});

test('lets rare words tell more than frequent ones', () => {
  expect(likeness('trumpet', 0)).toBeGreaterThan(likeness('plays', 0));
  expect(likeness('price', 2)).toBeGreaterThan(likeness('ticket', 2));
});

describe('the weight of a feature', () => {
  test('is higher the fewer of the rows have it, highest where none has', () => {
    const { features, alphabet } = corpusOf(['a1 b1', 'a1 b1', 'a1 c1'].map((text) => entryOf([text], '')));
    const { idf, unseenIdf } = weighFeatures(features, Int32Array.of(0, 1, 2), alphabet.table.size);
    const idOf = (row: number, place: number) =>
      features.ids[(features.blocks[features.rows[row] ?? 0] ?? 0) + place];
    const [a, b, c] = [idOf(0, 0), idOf(0, 1), idOf(2, 1)].map((id) => idf[id ?? -1]);
    expect([a, b, c, unseenIdf]).toEqual(
      [1, Math.log(4 / 3) + 1, Math.log(4 / 2) + 1, Math.log(4) + 1].map((value): unknown =>
        expect.closeTo(value, 5),
      ),
    );
  });

  test('reckons with the rows that count alone', () => {
    const { features, alphabet } = corpusOf(documents.map((text) => entryOf([text], '')));
    const rows = Int32Array.of(2, 3);
    const { idf, unseenIdf } = weighFeatures(features, rows, alphabet.table.size);
    expect(idf).toHaveLength(alphabet.table.size);
    expect(idf[features.ids[0] ?? -1]).toBe(Math.fround(unseenIdf));
    expect(unseenIdf).toBeCloseTo(Math.log(3) + 1, 10);
  });
});

test('makes the same vectors of the same documents', () => {
  expect(fit(documents).vectors).toEqual(vectors);
});

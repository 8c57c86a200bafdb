import { describe, expect, test } from 'vitest';
import { type SparseVector, Vectoriser } from '../../../src/answer/retrieval/vectoriser.ts';
import { tokensOf } from '../tokens.ts';

const documents = ['who plays the trumpet', 'who plays the piano', 'ticket price', 'ticket shop'].map(
  tokensOf,
);
const { vectoriser, vectors } = Vectoriser.fit(documents);

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
  expect(documents.map((tokens) => vectoriser.vector(tokens))).toEqual(vectors);
});

test('numbers the features from 0 to below its size', () => {
  const ids = vectors.flatMap((vector) => [...vector.ids]);
  expect(new Set(ids).size).toBe(vectoriser.size);
  expect(Math.min(...ids)).toBe(0);
  expect(Math.max(...ids)).toBe(vectoriser.size - 1);
});

describe('a vector', () => {
  test('has each block at the length of its weight', () => {
    expect(vectors.map(squareOf)).toEqual(
      [3.49, 3.49, 3, 3].map((square): unknown => expect.closeTo(square, 4)),
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
    expect(vectoriser.vector(tokensOf('qqq'))).toEqual({
      ids: new Int32Array(),
      weights: new Float32Array(),
    });
    expect(vectoriser.vector([])).toEqual({ ids: new Int32Array(), weights: new Float32Array() });
  });
});

test('lets rare words tell more than frequent ones', () => {
  expect(likeness('trumpet', 0)).toBeGreaterThan(likeness('plays', 0));
  expect(likeness('price', 2)).toBeGreaterThan(likeness('ticket', 2));
});

test('makes the same vectors of the same documents', () => {
  expect(Vectoriser.fit(documents).vectors).toEqual(vectors);
});

import { expect, test } from 'vitest';
import { LearnedIndex, type Postings } from '../../../src/answer/retrieval/learned-index.ts';
import { ScoreBoard } from '../../../src/answer/retrieval/score-board.ts';
import { generator } from '../generator.ts';

// Feature 0 is had by entries 0 and 2, 1 by none, 2 by entry 1, 3 by all.
const postings: Postings = {
  starts: Int32Array.of(0, 2, 2, 3, 6),
  entries: Int32Array.of(0, 2, 1, 0, 1, 2),
  weights: Float32Array.of(1, -2, 4, 0.5, 0.25, 0),
};

function score(features: Readonly<Record<number, number>>, scores = new ScoreBoard(3)): ScoreBoard {
  new LearnedIndex(postings).score(
    {
      ids: Int32Array.from(Object.keys(features), Number),
      weights: Float32Array.from(Object.values(features)),
    },
    scores,
  );
  return scores;
}

function scoresOf(features: Readonly<Record<number, number>>): number[] {
  const scores = score(features);
  return [0, 1, 2].map((entry) => scores.of(entry));
}

test('adds up the weights of the features that an entry has, each as much as the vector has of it', () => {
  expect(scoresOf({ 0: 1 })).toEqual([1, 0, -2]);
  expect(scoresOf({ 0: 2, 2: 0.5, 3: 4 })).toEqual([4, 3, -4]);
});

test('gives nothing to entries without the feature, nor to any without features', () => {
  expect(scoresOf({ 1: 1 })).toEqual([0, 0, 0]);
  expect(score({ 0: 1 }).has(1)).toBe(false);
  expect(score({}).logSumExp()).toBeCloseTo(Math.log(3), 10);
});

test('touches an entry that has the feature at a weight of 0', () => {
  expect(score({ 3: 1 }).has(2)).toBe(true);
});

test('adds to what is on the board', () => {
  const scores = new ScoreBoard(3);
  scores.add(1, 10);
  expect(score({ 2: 1 }, scores).of(1)).toBe(14);
});

test('passes over features that came after it was made', () => {
  expect(scoresOf({ 4: 1, 99: 1 })).toEqual([0, 0, 0]);
});

test('scores as multiplying the whole matrix would', () => {
  const random = generator(53);
  const matrix = Array.from({ length: 4 }, () => [0, 0, 0]);
  for (let feature = 0; feature < 4; feature++) {
    for (let place = postings.starts[feature] ?? 0; place < (postings.starts[feature + 1] ?? 0); place++) {
      const row = matrix[feature];
      if (row) row[postings.entries[place] ?? 0] = postings.weights[place] ?? 0;
    }
  }
  for (let turn = 0; turn < 100; turn++) {
    const vector = { 0: random(), 1: random(), 2: random(), 3: random() };
    const expected = [0, 1, 2].map((entry) =>
      Object.values(vector).reduce(
        (sum, weight, feature) => sum + weight * (matrix[feature]?.[entry] ?? 0),
        0,
      ),
    );
    expect(scoresOf(vector)).toEqual(expected.map((value): unknown => expect.closeTo(value, 5)));
  }
});

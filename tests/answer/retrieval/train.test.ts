import { describe, expect, test } from 'vitest';
import { LearnedIndex, type Postings } from '../../../src/answer/retrieval/learned-index.ts';
import { ScoreBoard } from '../../../src/answer/retrieval/score-board.ts';
import { type Examples, type Limits, train } from '../../../src/answer/retrieval/train.ts';
import { generator } from '../generator.ts';

const noLimits: Limits = { entriesOfFeature: 1000, visits: 1e9 };

/** Phrasings by their features, all alike, at unit length. */
function examplesOf(phrasings: readonly { entry: number; features: readonly number[] }[]): Examples {
  const starts = [0];
  for (const { features } of phrasings) starts.push((starts.at(-1) ?? 0) + features.length);
  return {
    vectors: {
      starts: Int32Array.from(starts),
      ids: Int32Array.from(phrasings.flatMap(({ features }) => features)),
      weights: Float32Array.from(
        phrasings.flatMap(({ features }) => features.map(() => 1 / Math.sqrt(features.length))),
      ),
    },
    entryOf: Int32Array.from(phrasings, ({ entry }) => entry),
    rows: Int32Array.from(phrasings.keys()),
    entryCount: 1 + Math.max(...phrasings.map(({ entry }) => entry)),
    featureCount: 1 + Math.max(...phrasings.flatMap(({ features }) => features)),
  };
}

function scoresOf({ entryCount }: Examples, postings: Postings, ...features: number[]): number[] {
  const scores = new ScoreBoard(entryCount);
  const weights = new Float32Array(features.length).fill(1 / Math.sqrt(features.length || 1));
  new LearnedIndex(postings).score({ ids: Int32Array.from(features), weights }, scores);
  return Array.from({ length: entryCount }, (_, entry) => scores.of(entry));
}

function bestOf(scores: readonly number[]): number {
  return scores.indexOf(Math.max(...scores));
}

/** Which entries have a feature. */
function entriesOf({ starts, entries }: Postings, feature: number): number[] {
  return Array.from(entries.subarray(starts[feature], starts[feature + 1]));
}

// Features: 0 in every phrasing, 1 and 2 in entry 0 alone, 3 in entry 1 alone, 4 in entry 2 alone.
const examples = examplesOf([
  { entry: 0, features: [0, 1] },
  { entry: 0, features: [0, 2] },
  { entry: 1, features: [0, 3] },
  { entry: 2, features: [0, 4] },
]);
const postings = train(examples, noLimits);

function bestFor(...features: number[]): number {
  return bestOf(scoresOf(examples, postings, ...features));
}

/** Forty entries whose five phrasings mix two features of their own with three that anybody has. */
function randomExamples(): Examples {
  const random = generator(61);
  return examplesOf(
    Array.from({ length: 200 }, (_, row) => {
      const entry = Math.floor(row / 5);
      const shared = Array.from({ length: 3 }, () => Math.floor(random() * 20));
      return { entry, features: [...new Set([...shared, 20 + entry * 2, 21 + entry * 2])] };
    }),
  );
}

/** The mean logarithm of what the right entries get, below 0: the higher the better. */
function likelihoodOf(data: Examples, learned: Postings): number {
  const { starts, ids, weights } = data.vectors;
  const logs = [...data.rows].map((row) => {
    const scores = new ScoreBoard(data.entryCount);
    const [start, end] = [starts[row], starts[row + 1]];
    new LearnedIndex(learned).score(
      { ids: ids.slice(start, end), weights: weights.slice(start, end) },
      scores,
    );
    return scores.of(data.entryOf[row] ?? 0) - scores.logSumExp();
  });
  return logs.reduce((sum, log) => sum + log, 0) / logs.length;
}

test('scores the entry highest that a phrasing was learned for', () => {
  expect([bestFor(0, 1), bestFor(0, 2), bestFor(0, 3), bestFor(0, 4)]).toEqual([0, 0, 1, 2]);
});

test('scores the entry highest that alone has a feature', () => {
  expect([bestFor(1), bestFor(2), bestFor(3), bestFor(4)]).toEqual([0, 0, 1, 2]);
});

test('has weights only where a phrasing of the entry has the feature, entry by entry', () => {
  expect([0, 1, 2, 3, 4].map((feature) => entriesOf(postings, feature))).toEqual([
    [0, 1, 2],
    [0],
    [0],
    [1],
    [2],
  ]);
});

test('learns which of two entries has the feature they share more often', () => {
  const shared = examplesOf([
    { entry: 0, features: [0] },
    { entry: 0, features: [0] },
    { entry: 1, features: [0, 1] },
  ]);
  const [often = 0, seldom = 0] = scoresOf(shared, train(shared, noLimits), 0);
  expect(often).toBeGreaterThan(seldom);
});

test('starts at the damped sums of the phrasings, where nothing may be visited', () => {
  const { weights } = train(examples, { ...noLimits, visits: 0 });
  const part = Math.SQRT1_2;
  const two = 4 / 2 ** 0.75;
  // Feature 0 for the entries 0 to 2, then the features 1 to 4.
  expect([...weights]).toEqual(
    [2 * two * part, 4 * part, 4 * part, two * part, two * part, 4 * part, 4 * part].map((value): unknown =>
      expect.closeTo(value, 5),
    ),
  );
});

test('takes as many epochs as the visits allow, and none but whole ones', () => {
  const data = randomExamples();
  const learned = (visits: number) => train(data, { ...noLimits, visits }).weights;
  const counts = [...data.vectors.ids].map((feature) => entriesOf(train(data, noLimits), feature).length);
  const epoch = 2 * counts.reduce((sum, count) => sum + count, 0);
  expect(learned(epoch - 1)).toEqual(learned(0));
  expect(learned(epoch)).not.toEqual(learned(0));
  expect(learned(2 * epoch - 1)).toEqual(learned(epoch));
  expect(learned(2 * epoch)).not.toEqual(learned(epoch));
  expect(learned(1000 * epoch)).toEqual(train(data, noLimits).weights);
});

test('makes the right entries likelier with each epoch', () => {
  const data = randomExamples();
  const after = (visits: number) => likelihoodOf(data, train(data, { ...noLimits, visits }));
  const size = train(data, noLimits);
  const epoch = 2 * [...data.vectors.ids].reduce((sum, feature) => sum + entriesOf(size, feature).length, 0);
  const likelihoods = [0, 1, 2, 3, 1000].map((epochs) => after(epochs * epoch));
  expect(likelihoods).toEqual(likelihoods.toSorted((a, b) => a - b));
  expect(likelihoods.at(-1)).toBeGreaterThan(Math.log(0.7));
});

test('leaves the weights of phrasings that have nothing left to teach', () => {
  const certain = examplesOf([{ entry: 0, features: [0] }]);
  expect(train(certain, noLimits).weights).toEqual(train(certain, { ...noLimits, visits: 0 }).weights);
});

describe('a feature of too many entries', () => {
  const limited = train(examples, { ...noLimits, entriesOfFeature: 2 });

  test('is dropped, and the others are kept', () => {
    expect([0, 1, 2, 3, 4].map((feature) => entriesOf(limited, feature))).toEqual([[], [0], [0], [1], [2]]);
    expect(scoresOf(examples, limited, 0)).toEqual([0, 0, 0]);
  });

  test('stays where there are just as many as may be', () => {
    expect(entriesOf(train(examples, { ...noLimits, entriesOfFeature: 3 }), 0)).toEqual([0, 1, 2]);
  });
});

test('learns from the rows that count alone', () => {
  const part = { ...examples, rows: Int32Array.of(0, 3) };
  const learned = train(part, noLimits);
  expect([0, 1, 2, 3, 4].map((feature) => entriesOf(learned, feature))).toEqual([[0, 2], [0], [], [], [2]]);
  expect(part.rows).toEqual(Int32Array.of(0, 3));
});

describe('with the same examples', () => {
  test('makes the same index, to the byte', () => {
    expect(train(examples, noLimits)).toEqual(postings);
    const data = randomExamples();
    const [one, other] = [train(data, noLimits), train(randomExamples(), noLimits)];
    expect(Buffer.from(other.weights.buffer).equals(Buffer.from(one.weights.buffer))).toBe(true);
    expect([other.starts, other.entries]).toEqual([one.starts, one.entries]);
  });

  test('makes much the same index when they come entry by entry in another order', () => {
    const reordered = examplesOf([
      { entry: 2, features: [0, 4] },
      { entry: 1, features: [0, 3] },
      { entry: 0, features: [0, 1] },
      { entry: 0, features: [0, 2] },
    ]);
    const scores = scoresOf(reordered, train(reordered, noLimits), 0, 1, 3);
    expect(bestOf(scores)).toBe(bestFor(0, 1, 3));
  });
});

test('tells how far it has come, to the end', () => {
  const reports: [string, number, number][] = [];
  train(examples, noLimits, { report: (step, done, total) => void reports.push([step, done, total]) });
  const total = reports[0]?.[2] ?? Number.NaN;
  expect(total % examples.rows.length).toBe(0);
  expect(reports).toEqual(
    Array.from({ length: total }, (_, turn) => ['learning phrasings', turn + 1, total]),
  );
});

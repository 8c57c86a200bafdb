import { describe, expect, test } from 'vitest';
import type { AnswerType } from '../../../src/answer/confidence/answer-type.ts';
import { calibrate, observe } from '../../../src/answer/confidence/calibrate.ts';
import {
  type LogisticModel,
  type Observation,
  plus,
  probability,
} from '../../../src/answer/confidence/logistic.ts';
import { forHeldOut, forQuestions, shippedFor } from '../../../src/answer/confidence/shipped.ts';
import type { Corpus } from '../../../src/answer/retrieval/corpus.ts';
import { corpusOf, entryOf, kiosk } from '../corpora.ts';
import { generator } from '../generator.ts';
import { tokensOf } from '../tokens.ts';

const noTypes = (): ReadonlySet<AnswerType> => new Set();
const phrasingCount = 6;

interface Case {
  readonly corpus: Corpus;
  readonly read: (row: number) => ReturnType<typeof tokensOf>;
}

/**
 * Eighty entries with six phrasings.
 *
 * @param own How many words of a phrasing are of its entry's own few; the rest are of the few that all have.
 */
function packWith(own: number): Case {
  const random = generator(71);
  const pick = (count: number) => Math.floor(random() * count);
  const wordsOf = (entry: number) =>
    Array.from({ length: 4 }, (_, place) => (place < own ? `own${entry}x${pick(3)}` : `all${pick(12)}`));
  const phrasings = Array.from({ length: 80 }, (_, entry) =>
    Array.from({ length: phrasingCount }, () => wordsOf(entry).join(' ')),
  );
  const far = Array.from({ length: 100 }, () => `far${pick(40)} all${pick(12)} far${pick(40)}`);
  const utterances = [...phrasings.flat(), ...far].map(tokensOf);
  return {
    corpus: corpusOf(
      phrasings.map((asked) => entryOf(asked, asked[0] ?? '')),
      far.map(tokensOf),
    ),
    read: (row) => utterances[row] ?? [],
  };
}

const clear = packWith(3);
const blurred = packWith(0);
const shipped = shippedFor(forQuestions, phrasingCount);

function calibrated({ corpus, read }: Case): LogisticModel {
  return calibrate(corpus, noTypes, read);
}

function observed({ corpus, read }: Case): Observation[] {
  return observe(corpus, noTypes, read);
}

/** By how much the mean prediction is above the part of successes; above 0 where the model is too sure. */
function excess(model: LogisticModel, observations: readonly Observation[]): number {
  const total = observations.reduce((sum, { weight }) => sum + weight, 0);
  const sum = observations.reduce(
    (part, { features, outcome, weight }) => part + weight * (probability(model, features) - Number(outcome)),
    0,
  );
  return sum / total;
}

describe('what came of held-out phrasings', () => {
  test('is weighed to the mix of questions, and to 600 at most', () => {
    const observations = observed(clear);
    const total = observations.reduce((sum, { weight }) => sum + weight, 0);
    expect(total).toBeCloseTo(Math.min(600, observations.length), 6);
  });

  test('has the features of the evidence', () => {
    expect(observed(clear).every(({ features }) => features.length === 9)).toBe(true);
  });

  test('is mostly success among phrasings of the pack where they are alike, and mostly none where they are not', () => {
    const successes = (pack: Case) =>
      observed(pack).reduce((sum, { outcome, weight }) => sum + Number(outcome) * weight, 0) /
      observed(pack).reduce((sum, { weight }) => sum + weight, 0);
    expect(successes(clear)).toBeGreaterThan(0.5);
    expect(successes(clear)).toBeLessThan(0.65 + 1e-9);
    expect(successes(blurred)).toBeLessThan(0.3);
  });

  test('is nothing where too few can be held out', () => {
    const utterances = kiosk.flatMap(({ phrasings }) => phrasings);
    expect(observe(corpusOf(kiosk), noTypes, (row) => utterances[row] ?? [])).toEqual([]);
  });
});

describe('calibrated', () => {
  test('has the shipped model in a pack with few phrasings', () => {
    const utterances = kiosk.flatMap(({ phrasings }) => phrasings);
    const model = calibrate(corpusOf(kiosk), noTypes, (row) => utterances[row] ?? []);
    const { intercept, weights } = shippedFor(forQuestions, 3);
    expect(model.intercept).toBeCloseTo(intercept, 10);
    expect(model.weights).toEqual(weights.map((weight): unknown => expect.closeTo(weight, 10)));
  });

  test('has another model in a pack with enough phrasings', () => {
    expect(calibrated(clear).weights).toHaveLength(9);
    expect(calibrated(clear)).not.toEqual(shipped);
  });

  test('has the same model each time', () => {
    expect(calibrated(packWith(3))).toEqual(calibrated(clear));
  });

  test.each([
    ['clear', clear],
    ['blurred', blurred],
  ])('moves by what the pack differs from others: a %s pack', (_, pack) => {
    const expected = shippedFor(forHeldOut, phrasingCount);
    const moved = plus(expected, plus(calibrated(pack), shipped, -1));
    const observations = observed(pack);
    const before = excess(expected, observations);
    const after = excess(moved, observations);
    expect(Math.abs(after)).toBeLessThan(Math.abs(before));
    expect(Math.abs(after)).toBeLessThan(0.1);
  });

  test('is less sure of the same evidence where phrasings are hard to tell apart', () => {
    const meanOf = (model: LogisticModel) =>
      observed(blurred).reduce((sum, { features }) => sum + probability(model, features), 0);
    expect(meanOf(calibrated(blurred))).toBeLessThan(meanOf(calibrated(clear)));
  });
});

test('reads only rows that were held out', () => {
  const read = new Set<number>();
  calibrate(clear.corpus, noTypes, (row) => {
    read.add(row);
    return clear.read(row);
  });
  expect(read.size).toBeGreaterThan(100);
  expect(read.size).toBeLessThan(clear.corpus.entryOf.length);
});

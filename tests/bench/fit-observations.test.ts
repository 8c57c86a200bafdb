import { describe, expect, test } from 'vitest';
import { observeHeldOut, observeQueries } from '../../bench/fit/observations.ts';
import { Language } from '../../src/answer/analysis/language.ts';
import { featuresOf } from '../../src/answer/confidence/confidence.ts';
import { richnessOf } from '../../src/answer/confidence/shipped.ts';
import { KnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { festival } from '../support/festival.ts';

const language = new Language();
const queries = [
  { text: 'how much is a ticket', expect: ['price'] },
  { text: 'who plays the trumpet', expect: ['price', 'trumpet'] },
  { text: 'where can i buy tickets', expect: ['why-lake'] },
  { text: 'tell me a joke', expect: [] },
];
const trial = { pack: festival, queries, weight: 12 };

describe('what the engine makes of queries', () => {
  const observed = observeQueries(trial, language);

  test('is right where the best entry is an expected one', () => {
    expect(observed.map(({ outcome }) => outcome)).toEqual([true, true, false, false]);
  });

  test('counts as much as the trial, shared by its queries, where nothing is told but what is asked', () => {
    expect(observed.slice(0, 3).map(({ weight }) => weight)).toEqual([3, 3, 3]);
    expect(observed[3]?.weight).toBeLessThanOrEqual(3);
  });

  test('counts less where the entry tells something else than is asked', () => {
    const wrongKind = { text: 'who sells tickets', expect: [] };
    const [weighed] = observeQueries({ ...trial, queries: [wrongKind], weight: 1 }, language);
    expect(weighed?.weight).toBeLessThan(1);
    expect(weighed?.weight).toBeGreaterThan(0);
  });

  test('has the evidence, how rich the pack is, and the evidence in proportion to that', () => {
    const base = new KnowledgeBase(festival, language);
    const [best] = base.rank(base.analyser.analyseUtterance('how much is a ticket'));
    const features = best ? featuresOf(best.evidence) : [];
    const richness = richnessOf(5);
    expect(observed[0]?.features).toEqual([
      ...features,
      richness,
      ...features.map((feature) => feature * richness),
    ]);
  });

  test('is nothing where nothing is said', () => {
    expect(observeQueries({ ...trial, queries: [{ text: '?!', expect: [] }] }, language)).toEqual([]);
  });
});

test('makes nothing of the phrasings of a pack that has too few to hold out', () => {
  expect(observeHeldOut(trial, language)).toEqual([]);
});

import { expect, test } from 'vitest';
import { BestEntries } from '../../../src/answer/retrieval/best-entries.ts';
import { generator } from '../generator.ts';

interface Offer {
  readonly entry: number;
  readonly score: number;
}

function bestOf(offers: readonly Offer[], limit: number): readonly Offer[] {
  const best = new BestEntries(limit);
  for (const { entry, score } of offers) best.offer(entry, score);
  return best.result();
}

/** Entries in random order, with few different scores, so that many are equal. */
function randomOffers(seed: number): Offer[] {
  const random = generator(seed);
  return Array.from({ length: 60 }, (_, entry) => ({
    entry,
    score: Math.floor(random() * 8) - 4,
    turn: random(),
  }))
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ entry, score }) => ({ entry, score }));
}

test.each([1, 2, 5, 60, 100])(
  'keeps what sorting puts first, equal ones in the order of the pack: %i',
  (limit) => {
    for (let seed = 0; seed < 50; seed++) {
      const offers = randomOffers(seed);
      const sorted = offers.toSorted((a, b) => b.score - a.score || a.entry - b.entry);
      expect(bestOf(offers, limit)).toEqual(sorted.slice(0, limit));
    }
  },
);

test('keeps the first of the pack among equal ones, though it comes last', () => {
  const offers = [3, 2, 1, 0].map((entry) => ({ entry, score: 0 }));
  expect(bestOf(offers, 2).map(({ entry }) => entry)).toEqual([0, 1]);
});

test('keeps those with infinite scores', () => {
  const offers = [Number.NEGATIVE_INFINITY, 0, Number.POSITIVE_INFINITY].map((score, entry) => ({
    entry,
    score,
  }));
  expect(bestOf(offers, 3).map(({ entry }) => entry)).toEqual([2, 1, 0]);
});

test('keeps nothing of nothing, nor without room', () => {
  expect(bestOf([], 5)).toEqual([]);
  expect(bestOf(randomOffers(1), 0)).toEqual([]);
});

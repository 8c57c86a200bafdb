import { describe, expect, test } from 'vitest';
import type { AnswerType } from '../../src/answer/confidence/answer-type.ts';
import { learnRanker, type RankedMatch, Ranker } from '../../src/answer/ranker.ts';
import { corpusOf, elsewhere, entryOf, kiosk, wholeOf } from './corpora.ts';
import { tokensOf } from './tokens.ts';

const answerTypes: readonly ReadonlySet<AnswerType>[] = [
  new Set(['number'] as const),
  new Set(),
  new Set(['person', 'name'] as const),
  new Set(),
];
const typesOf = (entry: number) => answerTypes[entry] ?? new Set();
const corpus = corpusOf(kiosk, elsewhere);
const ranker = new Ranker(corpus.alphabet, learnRanker(corpus, wholeOf(corpus)), typesOf);

function rank(utterance: string, limit = 4, boost?: ReadonlyMap<number, number>): RankedMatch[] {
  return ranker.rank(tokensOf(utterance), tokensOf(utterance), limit, boost);
}

function idsOf(matches: readonly RankedMatch[]): number[] {
  return matches.map(({ entry }) => entry);
}

describe('ranks', () => {
  test.each([
    ['ticket price', 0],
    ['where to buy', 1],
    ['who plays the trumpet', 2],
    ['reason for the lake', 3],
  ])('first what "%s" asks for', (utterance, entry) => {
    expect(rank(utterance)[0]?.entry).toBe(entry);
  });

  test.each(['ticket', 'trumpet at the lake', 'zeppelin', 'harbour ticket price'])(
    'by the part of all scores, and by what is covered of what was said: %s',
    (utterance) => {
      const ranked = rank(utterance);
      const fits = ranked.map(({ fit }) => fit);
      expect(fits).toEqual(ranked.map(({ evidence }) => evidence.precedence + evidence.covered));
      expect(fits).toEqual(fits.toSorted((a, b) => b - a));
    },
  );

  test('equal entries in the order of the pack', () => {
    expect(idsOf(rank('zeppelin'))).toEqual([0, 1, 2, 3]);
  });

  test('no more than asked for', () => {
    expect(rank('ticket', 2)).toHaveLength(2);
    expect(rank('ticket', 9)).toHaveLength(4);
  });

  test('by the boost of a conversation', () => {
    expect(rank('ticket price', 4, new Map([[3, 50]]))[0]?.entry).toBe(3);
  });
});

test('looks for one thing, and weighs by what the user said of it', () => {
  const [best] = ranker.rank(tokensOf('trumpet player zeppelin'), tokensOf('player'), 4);
  expect(best).toMatchObject({ entry: 2, evidence: { covered: 1 } });
  const [whole] = rank('trumpet player zeppelin');
  const { covered, shared } = whole?.evidence ?? { covered: Number.NaN, shared: 0 };
  expect(shared).toBeGreaterThan(best?.evidence.shared ?? Infinity);
  expect(covered).toBeCloseTo(shared / (shared + 1), 10);
});

test('tells what an answer lacks of the kind asked for', () => {
  const lacksOf = (utterance: string, entry: number) =>
    rank(utterance).find((match) => match.entry === entry)?.evidence.lacksType;
  expect([0, 1, 2, 3].map((entry) => lacksOf('who plays', entry))).toEqual([1, 1, 0, 1]);
  expect([0, 1, 2, 3].map((entry) => lacksOf('how many francs', entry))).toEqual([0, 1, 1, 1]);
});

test('gives the same matches for the same words, and when it has learned anew', () => {
  const again = new Ranker(corpus.alphabet, learnRanker(corpus, wholeOf(corpus)), typesOf);
  for (const utterance of ['ticket', 'who plays', 'zeppelin']) {
    expect(rank(utterance)).toEqual(rank(utterance));
    expect(again.rank(tokensOf(utterance), tokensOf(utterance), 4)).toEqual(rank(utterance));
  }
});

describe('entries that have the same of the utterance', () => {
  const boats = corpusOf(
    ['red', 'blue'].map((colour) =>
      entryOf([`who steers the ${colour} boat`, `${colour} boat skipper`], `${colour} skippers wear hats`),
    ),
    elsewhere,
  );
  const harbour = new Ranker(boats.alphabet, learnRanker(boats, wholeOf(boats)), () => new Set());
  const rankBoats = (utterance: string) =>
    harbour.rank(tokensOf(utterance), tokensOf(utterance), 4).map(({ fit, evidence }) => ({
      fit,
      own: evidence.precedence + evidence.covered,
    }));

  test.each(['who steers the boat', 'boat skipper', 'boat zeppelin'])(
    'fit equally well, as well as the better one: %s',
    (utterance) => {
      const [first, second] = rankBoats(utterance);
      expect(first?.own).not.toBe(second?.own);
      expect([first?.fit, second?.fit]).toEqual([first?.own, first?.own]);
    },
  );

  test.each(['who steers the red boat', 'blue skipper', 'zeppelin', 'who is it'])(
    'are left as they are where a word tells them apart, or none is shared: %s',
    (utterance) => {
      for (const { fit, own } of rankBoats(utterance)) expect(fit).toBe(own);
    },
  );

  test('are told apart by what one is more about', () => {
    const boat = (extra: string) => entryOf(['who steers the boat', extra], 'ann does');
    const corpusOfTwo = corpusOf([boat('boat skipper'), boat('her skipper')], elsewhere);
    const two = new Ranker(
      corpusOfTwo.alphabet,
      learnRanker(corpusOfTwo, wholeOf(corpusOfTwo)),
      () => new Set(),
    );
    const [first, second] = two.rank(tokensOf('the boat'), tokensOf('the boat'), 4);
    expect([first?.entry, second?.entry]).toEqual([0, 1]);
    expect(first?.evidence.covered).toBe(second?.evidence.covered);
    expect(second?.fit).toBeLessThan(first?.fit ?? -Infinity);
  });
});

describe('learned from a part', () => {
  const { rows, entries } = wholeOf(corpus);
  const part = {
    rows: rows.filter((row) => corpus.entryOf[row] !== 2),
    entries: entries.filter((entry) => entry !== 2),
  };
  const partial = new Ranker(corpus.alphabet, learnRanker(corpus, part), typesOf);
  const evidenceFor = (utterance: string) =>
    partial.rank(tokensOf(utterance), tokensOf(utterance), 4).find(({ entry }) => entry === 2)?.evidence;

  test('has nothing to say for an entry that was left out', () => {
    expect(evidenceFor('who plays the trumpet')).toMatchObject({ central: 0, telling: 0, likeness: 0 });
  });

  test('covers nothing by an entry that was left out', () => {
    expect(evidenceFor('ada brook')).toMatchObject({ covered: 0 });
  });
});

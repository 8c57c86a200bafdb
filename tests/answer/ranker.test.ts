import { describe, expect, test } from 'vitest';
import type { AnswerType } from '../../src/answer/confidence/answer-type.ts';
import { learnRanker, type RankedMatch, Ranker } from '../../src/answer/ranker.ts';
import { corpusOf, elsewhere, kiosk, wholeOf } from './corpora.ts';
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
      const fits = rank(utterance).map(({ evidence }) => evidence.precedence + evidence.covered);
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
  expect(best).toMatchObject({ entry: 2, evidence: { covered: 1, uncovered: 0 } });
  const [whole] = rank('trumpet player zeppelin');
  expect(whole?.evidence.uncovered).toBe(1);
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

  test.fails('covers nothing by an entry that was left out', () => {
    expect(evidenceFor('ada brook')).toMatchObject({ covered: 0 });
  });
});

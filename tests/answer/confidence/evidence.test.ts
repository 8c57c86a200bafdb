import { describe, expect, test } from 'vitest';
import { type AnswerType } from '../../../src/answer/confidence/answer-type.ts';
import { collectWords } from '../../../src/answer/confidence/entry-words.ts';
import { EvidenceWeigher } from '../../../src/answer/confidence/evidence.ts';
import type { ReadEntry } from '../../../src/answer/analysis/pack-reader.ts';
import { corpusOf, entryOf, kiosk, wholeOf } from '../corpora.ts';
import { tokensOf } from '../tokens.ts';

const answerTypes: readonly ReadonlySet<AnswerType>[] = [
  new Set(['number'] as const),
  new Set(),
  new Set(['person'] as const),
  new Set(),
];

function weigherOf(pack: readonly ReadEntry[]): EvidenceWeigher {
  const corpus = corpusOf(pack);
  const { rows, entries } = wholeOf(corpus);
  const words = collectWords(corpus, rows, entries);
  return new EvidenceWeigher(corpus.alphabet.lexicon, words, (entry) => answerTypes[entry] ?? new Set());
}

const weigher = weigherOf(kiosk);

function weigh(
  utterance: string,
  entry: number,
  { score = -1, likeness = 0, telling = 0, total = -1, outOfScope = -5 } = {},
  by = weigher,
) {
  const weighMatch = by.weigh(tokensOf(utterance), { matches: [], total, outOfScope });
  return weighMatch({ entry, score, likeness, telling });
}

describe('precedence', () => {
  test('is 0 where the entry has all of the score, and lower the less it has', () => {
    expect(weigh('ticket', 0, { score: -1, total: -1 }).precedence).toBe(0);
    expect(weigh('ticket', 0, { score: -3, total: -1 }).precedence).toBe(-2);
  });

  test('goes down to -8', () => {
    expect(weigh('ticket', 0, { score: -99, total: -1 }).precedence).toBe(-8);
  });
});

describe('being in scope', () => {
  test('is the distance from the score of being out of it, from -8 to 8', () => {
    expect(weigh('ticket', 0, { score: -1, outOfScope: -5 }).inScope).toBe(4);
    expect(weigh('ticket', 0, { score: -1, outOfScope: -50 }).inScope).toBe(8);
    expect(weigh('ticket', 0, { score: -50, outOfScope: -1 }).inScope).toBe(-8);
  });
});

describe('coverage', () => {
  test("is whole where the entry's question, phrasings or answer have every word of content", () => {
    expect(weigh('price of admission in francs', 0).covered).toBe(1);
  });

  test('is nothing where they have none', () => {
    expect(weigh('zeppelin', 0)).toMatchObject({ covered: 0, central: 0, shared: 0 });
  });

  test('is smaller the more a word that is lacking tells', () => {
    const { covered: withoutFrequent } = weigh('francs lake', 0);
    const { covered: withoutUnknown } = weigh('francs zeppelin', 0);
    expect(withoutUnknown).toBeLessThan(withoutFrequent);
  });

  test('counts a word once', () => {
    expect(weigh('francs francs zeppelin zeppelin', 0)).toEqual(weigh('francs zeppelin', 0));
  });

  test('is nothing for no words at all', () => {
    const weighMatch = weigher.weigh([], { matches: [], total: 0, outOfScope: 0 });
    expect(weighMatch({ entry: 0, score: 0, likeness: 0, telling: 0 })).toMatchObject({
      covered: 0,
      central: 0,
      shared: 0,
      lacksType: 0,
      lacksFocus: 0,
    });
  });

  test('is by all words where none has content', () => {
    const pronouns = weigherOf([entryOf(['who is it'], 'ada'), entryOf(['ticket price'], 'forty francs')]);
    expect(weigh('who is it', 0, {}, pronouns)).toMatchObject({ covered: 1, central: 1 });
    expect(weigh('who is it', 1, {}, pronouns)).toMatchObject({ covered: 0, central: 0 });
  });

  test('is the part that is shared of what all words tell, for each entry', () => {
    const totals = [0, 1, 3].map((entry) => {
      const { covered, shared } = weigh('lake ticket zeppelin', entry);
      return shared / covered;
    });
    for (const total of totals) expect(total).toBeCloseTo(totals[0] ?? Number.NaN, 10);
  });
});

describe('what is shared', () => {
  test.each([
    ['zeppelin', 1],
    ['zeppelin quartz walrus', 3],
  ])('is as much beside strange words, each of which counts 1: %s', (strange, count) => {
    const { shared } = weigh('francs', 0);
    const beside = weigh(`francs ${strange}`, 0);
    expect(beside.shared).toBe(shared);
    expect(beside.covered).toBeCloseTo(shared / (shared + count), 10);
  });

  test('is more the more words the entry has, and the fewer entries have them', () => {
    expect(weigh('admission francs', 0).shared).toBeCloseTo(2 * weigh('francs', 0).shared, 10);
    expect(weigh('ticket', 0).shared).toBeLessThan(weigh('francs', 0).shared);
    expect(weigh('francs', 0).shared).toBeLessThan(1);
  });

  test('is 3 at most', () => {
    expect(weigh('reason place come carries', 3).shared).toBeLessThan(3);
    expect(weigh('reason place come carries sound', 3)).toMatchObject({ shared: 3, covered: 1 });
  });
});

describe('what an entry is mostly about', () => {
  test('is covered by the part of its phrasings that have the word', () => {
    expect(weigh('lake', 3).central).toBeCloseTo(2 / 3, 10);
    expect(weigh('reason', 3).central).toBeCloseTo(1 / 3, 10);
  });

  test('is not covered by what its answer alone has, nor by strange words', () => {
    expect(weigh('sound', 3)).toMatchObject({ covered: 1, central: 0 });
    expect(weigh('lake zeppelin', 3).central).toBeLessThan(weigh('lake', 3).central);
  });

  test('is never more than what is covered', () => {
    for (const utterance of ['lake ticket', 'trumpet player zeppelin', 'ticket price', 'lake lake']) {
      for (const entry of [0, 1, 2, 3]) {
        const { central, covered } = weigh(utterance, entry);
        expect(central).toBeLessThanOrEqual(covered);
      }
    }
  });
});

describe('telling', () => {
  test('is what the match has', () => {
    expect(weigh('ticket', 0, { telling: 0.4 }).telling).toBe(0.4);
  });
});

describe('likeness', () => {
  test('is what the match has, from -2 to 10', () => {
    expect([-9, -1, 3.5, 99].map((likeness) => weigh('ticket', 0, { likeness }).likeness)).toEqual([
      -2, -1, 3.5, 10,
    ]);
  });
});

describe('lacking the kind of thing asked for', () => {
  test('is told where the answer has none of it', () => {
    expect(weigh('who plays', 2).lacksType).toBe(0);
    expect(weigh('who plays', 3).lacksType).toBe(1);
  });

  test('is not told where no kind is asked for', () => {
    expect(weigh('the lake', 3).lacksType).toBe(0);
  });
});

describe('lacking the thing asked for', () => {
  test('is told where the entry does not have what is to be counted', () => {
    expect(weigh('how many francs', 0).lacksFocus).toBe(0);
    expect(weigh('how many boats', 0).lacksFocus).toBe(1);
  });

  test('is told beside lacking its kind', () => {
    expect(weigh('how many boats', 0)).toMatchObject({ lacksType: 0, lacksFocus: 1 });
    expect(weigh('how many boats', 1)).toMatchObject({ lacksType: 1, lacksFocus: 1 });
  });

  test('is not told where nothing is to be counted or picked out', () => {
    expect(weigh('zeppelin', 0).lacksFocus).toBe(0);
  });
});

import { describe, expect, test } from 'vitest';
import { type AnswerType } from '../../../src/answer/confidence/answer-type.ts';
import { EvidenceWeigher } from '../../../src/answer/confidence/evidence.ts';
import { kiosk } from '../retrieval/retriever-suite.ts';
import { tokensOf } from '../tokens.ts';

const answerTypes: readonly ReadonlySet<AnswerType>[] = [
  new Set(['number'] as const),
  new Set(),
  new Set(['person'] as const),
  new Set(),
];
const weigher = new EvidenceWeigher(kiosk, answerTypes);

function weigh(utterance: string, entry: number, { score = -1, total = -1, outOfScope = -5 } = {}) {
  return weigher.weigh(tokensOf(utterance), { matches: [], total, outOfScope })({ entry, score });
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
    expect(weigh('price of admission in francs', 0)).toMatchObject({ covered: 1, uncovered: 0 });
  });

  test('is nothing where they have none, and an unknown word counts 1', () => {
    expect(weigh('zeppelin', 0)).toMatchObject({ covered: 0, uncovered: 1 });
  });

  test('is smaller the more a word that is lacking tells', () => {
    const { covered: withoutFrequent } = weigh('francs lake', 0);
    const { covered: withoutUnknown } = weigh('francs zeppelin', 0);
    expect(withoutUnknown).toBeLessThan(withoutFrequent);
  });

  test('counts a word once, and strange ones up to 3', () => {
    expect(weigh('zeppelin zeppelin', 0).uncovered).toBe(1);
    expect(weigh('zeppelin quartz igloo yak walrus', 0).uncovered).toBe(3);
  });

  test('is nothing for no words at all', () => {
    expect(weigher.weigh([], { matches: [], total: 0, outOfScope: 0 })({ entry: 0, score: 0 })).toMatchObject(
      {
        covered: 0,
        uncovered: 0,
        missing: 0,
      },
    );
  });
});

describe('missing', () => {
  test('is the kind of thing asked for, where the answer has none of it', () => {
    expect(weigh('who plays', 2).missing).toBe(0);
    expect(weigh('who plays', 3).missing).toBe(1);
  });

  test('is the thing to be counted, where the entry does not have it', () => {
    expect(weigh('how many francs', 0).missing).toBe(0);
    expect(weigh('how many boats', 0).missing).toBe(1);
    expect(weigh('how many boats', 1).missing).toBe(2);
  });
});

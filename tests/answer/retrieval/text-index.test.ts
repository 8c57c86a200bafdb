import { describe, expect, test } from 'vitest';
import { TextIndex } from '../../../src/answer/retrieval/text-index.ts';
import { tokensOf } from '../tokens.ts';

const index = new TextIndex(
  [
    'the lake carries the sound',
    'boats on the lake bring visitors from the town and the villages around',
    'the harbour kiosk sells tickets',
    'tickets tickets tickets',
  ].map(tokensOf),
);

function scoresOf(utterance: string): number[] {
  return [...index.score(tokensOf(utterance))];
}

function order(utterance: string): number[] {
  const scores = scoresOf(utterance);
  return scores.map((_, entry) => entry).toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
}

test('puts the text first that has most of the words', () => {
  expect(order('harbour tickets')[0]).toBe(2);
  expect(order('visitors on the lake')[0]).toBe(1);
});

test('puts the shorter of two texts first that have the word once', () => {
  expect(order('lake').slice(0, 2)).toEqual([0, 1]);
});

test('puts the text first that has the word more often', () => {
  expect(order('tickets').slice(0, 2)).toEqual([3, 2]);
});

test('lets a rare word tell more than a frequent one', () => {
  const [lake = 0, , harbour = 0] = scoresOf('lake harbour');
  expect(harbour).toBeGreaterThan(lake);
});

test('scores lower the more words no text has', () => {
  const [plain = 0] = scoresOf('sound');
  const [strange = 0] = scoresOf('sound zeppelin');
  const [stranger = 0] = scoresOf('sound zeppelin quartz');
  expect(plain).toBeGreaterThan(strange);
  expect(strange).toBeGreaterThan(stranger);
});

describe('is 0', () => {
  test('for texts that share no content', () => {
    expect(scoresOf('zeppelin')).toEqual([0, 0, 0, 0]);
    expect(scoresOf('sound').slice(1)).toEqual([0, 0, 0]);
  });

  test('for an utterance without words', () => {
    expect([...index.score([])]).toEqual([0, 0, 0, 0]);
  });
});

test('stays between 0 and about 1', () => {
  for (const utterance of [
    'lake',
    'tickets',
    'lake sound',
    'harbour kiosk sells tickets',
    'lake lake lake',
  ]) {
    const scores = scoresOf(utterance);
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...scores)).toBeLessThan(1.5);
  }
});

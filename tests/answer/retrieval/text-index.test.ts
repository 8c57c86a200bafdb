import { describe, expect, test } from 'vitest';
import { Lexicon } from '../../../src/answer/retrieval/lexicon.ts';
import { type Rows, RowsBuilder } from '../../../src/answer/retrieval/rows.ts';
import { ScoreBoard } from '../../../src/answer/retrieval/score-board.ts';
import { indexTexts, TextIndex } from '../../../src/answer/retrieval/text-index.ts';
import { isStopWord } from '../../../src/answer/analysis/word-lists.ts';

const lexicon = new Lexicon();

function contentOf(text: string): string[] {
  return text.split(' ').filter((word) => word !== '' && !isStopWord(word));
}

function rowsOf(texts: readonly string[]): Rows {
  const builder = new RowsBuilder();
  for (const text of texts) builder.add(contentOf(text).map((word) => lexicon.add(word)));
  return builder.result();
}

const texts = rowsOf([
  'the lake carries the sound',
  'boats on the lake bring visitors from the town and the villages around',
  'the harbour kiosk sells tickets',
  'tickets tickets tickets',
]);
const all = Int32Array.of(0, 1, 2, 3);
const postings = indexTexts(texts, all, lexicon.size);
const index = new TextIndex(postings);

/** The scores, and the best that could be reached. */
function score(utterance: string, by = index): { scores: number[]; reachable: number } {
  const board = new ScoreBoard(4);
  const reachable = by.score(contentOf(utterance).map(lexicon.numbering()), board);
  return { scores: [0, 1, 2, 3].map((entry) => board.of(entry)), reachable };
}

/** Roots of the parts of what could be reached, as a retriever takes them. */
function scoresOf(utterance: string, by = index): number[] {
  const { scores, reachable } = score(utterance, by);
  return scores.map((value) => Math.sqrt(value / (reachable || 1)));
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

test('scores a smaller part of what can be reached the more words no text has', () => {
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

  test('for an utterance without words, which can reach nothing', () => {
    expect(score('')).toEqual({ scores: [0, 0, 0, 0], reachable: 0 });
  });
});

test('stays between 0 and about 1 of what can be reached', () => {
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

test('is BM25 as the book has it', () => {
  const lengths = [3, 7, 4, 3];
  const average = 17 / 4;
  const idf = (having: number) => Math.log(1 + (4 - having + 0.5) / (having + 0.5));
  const term = (having: number, count: number, length: number) =>
    (idf(having) * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / average));
  const { scores, reachable } = score('lake tickets zeppelin');
  const expected = lengths.map((length, entry) => term(2, entry === 3 ? 3 : 1, length));
  expect(scores).toEqual(expected.map((value): unknown => expect.closeTo(value, 5)));
  expect(reachable).toBeCloseTo(2 * idf(2) + idf(0), 5);
});

describe('of a part of the texts', () => {
  const part = new TextIndex(indexTexts(texts, Int32Array.of(0, 3), lexicon.size));

  test('scores those that count alone', () => {
    expect(scoresOf('lake tickets kiosk', part).map((value) => value > 0)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test('takes a word of the others alone for one that no text has', () => {
    const { reachable: other } = score('harbour', part);
    expect(other).toBeCloseTo(score('zeppelin', part).reachable, 5);
  });

  test('scores as if there were no others', () => {
    const alone = new TextIndex(
      indexTexts(
        rowsOf(['the lake carries the sound', '', '', 'tickets tickets tickets']),
        Int32Array.of(0, 3),
        lexicon.size,
      ),
    );
    expect(score('lake tickets', part)).toEqual(score('lake tickets', alone));
  });
});

test('copes with texts without words', () => {
  const board = new ScoreBoard(2);
  const empty = new TextIndex(indexTexts(rowsOf(['', '']), Int32Array.of(0, 1), lexicon.size));
  expect(Number.isFinite(empty.score([0, 99], board))).toBe(true);
  expect(board.has(0)).toBe(false);
});

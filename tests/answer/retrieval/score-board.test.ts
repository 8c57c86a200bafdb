import { describe, expect, test } from 'vitest';
import { ScoreBoard } from '../../../src/answer/retrieval/score-board.ts';
import { generator } from '../generator.ts';

function touchedOf(board: ScoreBoard): number[] {
  const touched: number[] = [];
  board.forEach((entry) => touched.push(entry));
  return touched;
}

test('adds up the scores of an entry', () => {
  const board = new ScoreBoard(3);
  board.add(1, 2);
  board.add(1, -0.5);
  expect([0, 1, 2].map((entry) => board.of(entry))).toEqual([0, 1.5, 0]);
});

test('visits the entries in the order in which they were touched, each once', () => {
  const board = new ScoreBoard(5);
  for (const entry of [4, 0, 4, 2, 0]) board.add(entry, 1);
  expect(touchedOf(board)).toEqual([4, 0, 2]);
});

test('tells an entry that scores 0 from one that was not touched', () => {
  const board = new ScoreBoard(2);
  board.add(1, 0);
  expect([board.has(0), board.has(1)]).toEqual([false, true]);
});

describe('cleared', () => {
  const board = new ScoreBoard(3);
  board.add(0, 5);
  board.add(2, 7);
  board.clear();

  test('has nothing left', () => {
    expect([0, 1, 2].map((entry) => [board.has(entry), board.of(entry)])).toEqual([
      [false, 0],
      [false, 0],
      [false, 0],
    ]);
    expect(touchedOf(board)).toEqual([]);
  });

  test('starts at 0 again', () => {
    board.add(2, 1);
    expect(board.of(2)).toBe(1);
    expect(touchedOf(board)).toEqual([2]);
  });
});

describe('the logarithm of the sum of the exponentials', () => {
  test('counts the entries that were not touched as 0', () => {
    const board = new ScoreBoard(4);
    expect(board.logSumExp()).toBeCloseTo(Math.log(4), 10);
    board.add(2, 3);
    expect(board.logSumExp()).toBeCloseTo(Math.log(3 + Math.exp(3)), 5);
  });

  test('is finite for scores beyond what an exponential holds', () => {
    const board = new ScoreBoard(3);
    board.add(0, 2000);
    board.add(1, -2000);
    expect(board.logSumExp()).toBe(2000);
  });
});

test('holds what a map would, round after round', () => {
  const board = new ScoreBoard(50);
  const random = generator(41);
  for (let round = 0; round < 20; round++) {
    board.clear();
    const sums = new Map<number, number>();
    for (let turn = 0; turn < 60; turn++) {
      const entry = Math.floor(random() * 50);
      // Quarters add up without rounding.
      const score = Math.floor(random() * 64 - 32) / 4;
      board.add(entry, score);
      sums.set(entry, (sums.get(entry) ?? 0) + score);
    }
    expect(touchedOf(board)).toEqual([...sums.keys()]);
    expect(touchedOf(board).map((entry) => board.of(entry))).toEqual([...sums.values()]);
  }
});

import { describe, expect, test } from 'vitest';
import { describeProgress, ProgressLine } from '../src/progress.ts';

/** A stream that keeps what is written, and a clock that the test sets. */
function setUp(isTTY: boolean) {
  const written: string[] = [];
  const clock = { now: 5000 };
  const stream = { isTTY, write: (text: string) => written.push(text) };
  const progress = new ProgressLine(stream, () => clock.now);
  const at = (milliseconds: number, step: string, done: number, total: number) => {
    clock.now = 5000 + milliseconds;
    progress.report(step, done, total);
  };
  return { written, progress, at };
}

describe('progress', () => {
  test.each([true, false])('is silent for work that takes less than a second (terminal: %j)', (isTTY) => {
    const { written, progress, at } = setUp(isTTY);
    at(0, 'reading', 0, 10);
    at(999, 'reading', 9, 10);
    progress.end();
    expect(written).toEqual([]);
  });

  test('writes one line over on a terminal, at most every quarter of a second', () => {
    const { written, at } = setUp(true);
    at(0, 'reading', 0, 10);
    at(1000, 'reading', 1, 10);
    at(1249, 'reading', 2, 10);
    at(1250, 'reading', 3, 10);
    expect(written).toEqual(['\rreading: 10%, about 9 s left', '\rreading: 30%, about 3 s left']);
  });

  test('covers a longer line before it', () => {
    const { written, at } = setUp(true);
    at(0, 'reading', 0, 10);
    at(1000, 'reading', 5, 10);
    at(2000, 'a', 0, 10);
    expect(written[1]).toBe(`\r${'a: 0%'.padEnd('reading: 50%, about 1 s left'.length)}`);
  });

  test('estimates a step anew that comes again', () => {
    const { written, at } = setUp(true);
    at(0, 'learning', 0, 10);
    at(9000, 'learning', 10, 10);
    at(9500, 'learning', 1, 10);
    at(10_500, 'learning', 6, 10);
    expect(written.at(-1)?.trimEnd()).toBe('\rlearning: 60%, about 1 s left');
  });

  test('clears the line of a terminal at the end, once', () => {
    const { written, progress, at } = setUp(true);
    at(1000, 'reading', 0, 10);
    progress.end();
    progress.end();
    expect(written).toEqual(['\rreading: 0%', `\r${' '.repeat('reading: 0%'.length)}\r`]);
  });

  test('writes whole lines elsewhere, at most every two seconds', () => {
    const { written, progress, at } = setUp(false);
    at(0, 'reading', 0, 10);
    at(1000, 'reading', 1, 10);
    at(2999, 'reading', 2, 10);
    at(3000, 'reading', 5, 10);
    progress.end();
    expect(written).toEqual(['reading: 10%, about 9 s left\n', 'reading: 50%, about 3 s left\n']);
  });

  test('estimates each step by itself', () => {
    const { written, at } = setUp(false);
    at(0, 'reading', 0, 10);
    at(9000, 'reading', 9, 10);
    at(10_000, 'training', 0, 4);
    at(14_000, 'training', 1, 4);
    expect(written).toEqual(['reading: 90%, about 1 s left\n', 'training: 25%, about 12 s left\n']);
  });
});

describe('the description', () => {
  test.each([
    [0, 10, 0, 'step: 0%'],
    [0, 10, 5000, 'step: 0%'],
    [1, 10, 299, 'step: 10%'],
    [1, 3, 1000, 'step: 33%, about 2 s left'],
    [1, 100, 1000, 'step: 1%, about 99 s left'],
    [1, 200, 1000, 'step: 0%'],
    [999, 1000, 1000, 'step: 99%, about 1 s left'],
    [10, 10, 1000, 'step: 100%'],
    [11, 10, 1000, 'step: 100%'],
    [0, 0, 1000, 'step: 100%'],
  ])('of %j of %j after %j ms', (done, total, elapsed, text) => {
    expect(describeProgress('step', done, total, elapsed)).toBe(text);
  });
});

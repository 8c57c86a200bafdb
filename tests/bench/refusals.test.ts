import { describe, expect, test } from 'vitest';
import { partOf, standardError } from '../../bench/measure/part.ts';
import { refusalRecall } from '../../bench/measure/refusals.ts';
import { Refusals } from '../../bench/measure/refused.ts';
import type { Trial } from '../../bench/measure/trial.ts';

const twenty = Array.from({ length: 20 }, (_, place) => place + 1);

describe('the recall of refusals', () => {
  test('is taken at the threshold that loses one of twenty right answers, and not two', () => {
    expect(refusalRecall(twenty, [0, 1, 1.9, 2, 20])).toBe(0.6);
  });

  test('keeps every right answer when there are fewer than twenty', () => {
    expect(refusalRecall([3, 4, 5], [2.9, 3])).toBe(0.5);
  });

  test('does not count a score at the threshold as refused, since that would be given', () => {
    expect(refusalRecall([1, 1, 1], [1, 1])).toBe(0);
  });

  test('counts what found nothing as refused', () => {
    expect(refusalRecall(twenty, [-Infinity])).toBe(1);
  });

  test('is 1 when no answer was right, and 0 when there is nothing to refuse', () => {
    expect(refusalRecall([], [5])).toBe(1);
    expect(refusalRecall([5], [])).toBe(0);
  });
});

describe('refusals of an engine', () => {
  const trial: Trial = {
    variant: { layout: 'entry', configuration: 'words' },
    best: new Map([
      ['one', { id: 'a', score: 1 }],
      ['one two three', { id: 'b', score: 3 }],
      ['far off and away', { id: 'a', score: 2 }],
      ['nothing', undefined],
    ]),
  };

  function refusals(): Refusals {
    const measured = new Refusals();
    measured.addAnswers(trial, [
      { text: 'one', expect: ['a'] },
      { text: 'one two three', expect: ['b'] },
      { text: 'never asked', expect: ['b'] },
    ]);
    measured.addRefused(trial, ['far off and away', 'nothing', 'never asked']);
    return measured;
  }

  test('take a probability as it is, and leave out what was not asked', () => {
    expect(refusals().recall('probability')).toEqual({ part: 0.5, count: 2 });
  });

  test('take relevance for each word when that is better', () => {
    expect(refusals().recall('relevance')).toEqual({ part: 1, count: 2 });
  });

  test('are not measured when an engine tells an order only', () => {
    expect(refusals().recall('order')).toBeUndefined();
  });
});

describe('a part', () => {
  test('has the standard error of a proportion', () => {
    expect(standardError({ part: 0.9, count: 100 })).toBeCloseTo(0.03, 10);
    expect(standardError({ part: 0, count: 0 })).toBe(0);
  });

  test('of nothing is 0', () => {
    expect(partOf([], () => true)).toEqual({ part: 0, count: 0 });
    expect(partOf([1, 2, 3, 4], (item) => item > 3)).toEqual({ part: 0.25, count: 4 });
  });
});

import { describe, expect, test } from 'vitest';
import { Limits } from '../../src/discord/limits.ts';
import { TokenBuckets } from '../../src/discord/token-buckets.ts';

function bucketsAt(start: number) {
  let now = start;
  const buckets = new TokenBuckets({ capacity: 2, refillMs: 1000 }, () => now);
  return { buckets, pass: (milliseconds: number) => (now += milliseconds) };
}

describe('a token bucket', () => {
  test('lets a burst through, refuses once aloud, then silently', () => {
    const { buckets } = bucketsAt(0);
    const grants = Array.from({ length: 5 }, () => buckets.take('ada'));
    expect(grants).toEqual(['granted', 'granted', 'first-refusal', 'refused', 'refused']);
  });

  test('refills with time, never above its capacity', () => {
    const { buckets, pass } = bucketsAt(500);
    buckets.take('ada');
    buckets.take('ada');
    pass(999);
    expect(buckets.take('ada')).toBe('first-refusal');
    pass(1);
    expect(buckets.take('ada')).toBe('granted');
    pass(60_000);
    const grants = Array.from({ length: 3 }, () => buckets.take('ada'));
    expect(grants).toEqual(['granted', 'granted', 'first-refusal']);
  });

  test('is one for each key', () => {
    const { buckets } = bucketsAt(0);
    for (let time = 0; time < 3; time++) buckets.take('ada');
    expect(buckets.take('ben')).toBe('granted');
  });

  test('of a hundred thousand people remembers who is refused', () => {
    const { buckets, pass } = bucketsAt(0);
    for (let time = 0; time < 3; time++) buckets.take('ada');
    for (let person = 0; person < 100_000; person++) buckets.take(`person ${person}`);
    expect(buckets.take('ada')).toBe('refused');
    pass(1000);
    expect(buckets.take('ada')).toBe('granted');
  });
});

describe('the limits', () => {
  test('of a channel hold for all people in it', () => {
    const size = { capacity: 2, refillMs: 1000 };
    const limits = new Limits({ perUser: size, perChannel: size }, () => 0);
    const grants = ['ada', 'ben', 'cleo', 'dora'].map((person) => limits.take(person, 'general'));
    expect(grants).toEqual(['granted', 'granted', 'first-refusal', 'refused']);
  });
});

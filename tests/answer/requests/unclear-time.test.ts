import { describe, expect, test } from 'vitest';
import { readUnclearTime } from '../../../src/answer/requests/unclear-time.ts';

const kindOf = (text: string) => readUnclearTime(text)?.time.kind;

describe('leaves open when', () => {
  test.each([
    'remind me later',
    'remind me soon',
    'remind me asap',
    'remind me as soon as possible',
    'remind me now',
    'remind me in a bit',
    'remind me in a few minutes',
    'a bit before the gala',
    'a little while before the gala',
    'shortly before the gala',
    'right before the gala',
    'well in advance of the gala',
    'several hours before the gala',
    'some time before the gala',
  ])('%s', (text) => {
    expect(kindOf(text)).toBe('vague');
  });
});

describe('tells a time that cannot be read for sure', () => {
  test.each([
    'remind me 5 before the gala',
    'remind me -5 before the gala',
    'remind me 1.5 before the gala',
    'remind me ten before the gala',
    'remind me 30',
    'every 10 minutes',
    'every hour',
    'hourly',
    'twice before the gala',
    'the night before the gala',
  ])('%s', (text) => {
    expect(kindOf(text)).toBe('unread');
  });
});

describe('is no time', () => {
  test.each([
    'before the gala',
    'in time for the gala',
    'as soon as it starts',
    'from now on before every session',
    'the one before the gala',
    'of the later session',
    'every day',
    'at 9 before the gala',
    'at 18:00 before the gala',
    'day 2 before it starts',
  ])('%s', (text) => {
    expect(readUnclearTime(text)).toBeUndefined();
  });
});

test('leaves the text without it', () => {
  expect(readUnclearTime('remind me a bit before the gala')?.rest).toBe('remind me the gala');
});

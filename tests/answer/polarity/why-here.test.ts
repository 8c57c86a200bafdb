import { describe, expect, test } from 'vitest';
import { readPolarity } from '../../../src/answer/polarity/read-polarity.ts';
import { whyHere } from '../../../src/answer/polarity/why-here.ts';
import { tokensOf } from '../tokens.ts';
import { spoken } from './spoken.ts';

const place = tokensOf('zurich switzerland');
const names = new Set(['festival', 'zurich', 'switzerland']);

function asked(utterance: string, at = place): string {
  return whyHere(
    readPolarity(spoken(utterance), () => undefined),
    at,
    names,
  )
    .asked.map(({ text }) => text)
    .join(' ');
}

describe('asks why it is where it is', () => {
  test.each([
    ['why is it not in basel', 'why is it in zurich switzerland'],
    ['why is the festival not in basel', 'why is the festival in zurich switzerland'],
    ['why not basel', 'why zurich switzerland'],
    ['why not zurich', 'why zurich'],
  ])('%s: %s', (utterance, expected) => {
    expect(asked(utterance)).toBe(expected);
  });
});

describe('asks what it says', () => {
  test.each([
    'why is it in zurich',
    'why is it not in zurich',
    'why is the parade not in basel',
    'why is it not at 9',
    'who is not in basel',
    'why did it not rain',
  ])('%s', (utterance) => {
    expect(asked(utterance)).toBe(utterance);
  });

  test('where the pack names no place', () => {
    expect(asked('why is it not in basel', [])).toBe('why is it not in basel');
  });
});

import { expect, test } from 'vitest';
import { followsQuestionPhrase } from '../../../src/answer/polarity/question-phrase.ts';
import { tokensOf } from '../tokens.ts';

test.each([
  ['why did', true],
  ['how come it', true],
  ['which stage did', true],
  ['how many concerts did', true],
  ['why another concert did', false],
  ['did', false],
])('%s: the last word follows a question phrase: %s', (text, expected) => {
  const tokens = tokensOf(text);
  expect(followsQuestionPhrase(tokens, tokens.length - 1)).toBe(expected);
});

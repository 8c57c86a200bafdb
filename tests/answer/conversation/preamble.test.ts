import { describe, expect, test } from 'vitest';
import { withoutPreamble } from '../../../src/answer/conversation/preamble.ts';
import { tokensOf } from '../tokens.ts';

function left(utterance: string): string {
  return withoutPreamble(tokensOf(utterance))
    .map(({ text }) => text)
    .join(' ');
}

describe('what wraps a question is left out', () => {
  test.each([
    ['could you remind me where the lake is', 'where the lake is'],
    ['please enlighten us about the gala', 'the gala'],
    ['tell me who plays', 'who plays'],
    ['why on earth the lake', 'why the lake'],
    ['what the heck is the gala', 'what is the gala'],
    ['can someone tell me how on earth ada got there', 'how ada got there'],
  ])('%s: %s', (utterance, expected) => {
    expect(left(utterance)).toBe(expected);
  });
});

describe('an utterance stays as it is', () => {
  test.each(['why the lake', 'who on earth', 'could you tell me', 'the music on earth day', ''])(
    '%s',
    (utterance) => {
      expect(left(utterance)).toBe(utterance);
    },
  );
});

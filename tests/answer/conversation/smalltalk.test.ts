import { describe, expect, test } from 'vitest';
import {
  smalltalkIntent,
  smalltalkWords,
  withoutGreeting,
} from '../../../src/answer/conversation/smalltalk.ts';
import { tokensOf } from '../tokens.ts';

describe('smalltalk', () => {
  test.each([
    ['hi', 'greeting'],
    ['hello there everyone', 'greeting'],
    ['oh hey', 'greeting'],
    ['good morning', 'greeting'],
    ['thank you so much', 'thanks'],
    ['ok thanks', 'thanks'],
    ['thx mate', 'thanks'],
    ['bye all', 'farewell'],
    ['see you later', 'farewell'],
    ['help', 'help'],
    ['what can you do', 'help'],
    ['hey what can i ask you', 'help'],
    ['who are you', 'identity'],
    ['are you a bot', 'identity'],
    ['good bot', 'praise'],
    ['lol', 'praise'],
    ['haha nice', 'praise'],
    ['hi thank you', 'thanks'],
    ['thanks bye', 'farewell'],
  ])('"%s" is %s', (utterance, intent) => {
    expect(smalltalkIntent(utterance.split(' '))).toBe(intent);
  });

  test.each([
    'who plays the trumpet',
    'thanks for the ticket',
    'help me buy a ticket',
    'hi why the lake',
    'you',
    '',
  ])('"%s" is not', (utterance) => {
    expect(smalltalkIntent(utterance.split(' '))).toBeUndefined();
  });

  test('no words are not', () => {
    expect(smalltalkIntent([])).toBeUndefined();
  });
});

describe('without the greeting', () => {
  test.each([
    ['hi why the lake', 'why the lake'],
    ['good morning why the lake', 'why the lake'],
    ['thank you why the lake', 'why the lake'],
    ['hi thanks why the lake', 'why the lake'],
    ['why the lake', 'why the lake'],
    ['bye why the lake', 'bye why the lake'],
    ['hi', 'hi'],
    ['hi hello', 'hello'],
  ])('"%s" is "%s"', (utterance, rest) => {
    const left = withoutGreeting(tokensOf(utterance)).map(({ text }) => text);
    expect(left.join(' ')).toBe(rest);
  });

  test('nothing is nothing', () => {
    expect(withoutGreeting([])).toEqual([]);
  });
});

test('has its words for typos to be corrected to, each once', () => {
  expect(smalltalkWords).toContain('goodbye');
  expect(new Set(smalltalkWords).size).toBe(smalltalkWords.length);
});

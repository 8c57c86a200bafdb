import { describe, expect, test } from 'vitest';
import { Language } from '../../../src/answer/analysis/language.ts';

const language = new Language();

function textsOf(utterance: string): string[] {
  return language.words(utterance).map(({ text }) => text);
}

describe('words', () => {
  test('stand in their order, without punctuation', () => {
    expect(textsOf('So: who, then, plays?')).toEqual(['so', 'who', 'then', 'plays']);
  });

  test.each([
    ["don't", ['do', 'not']],
    ["can't", ['can', 'not']],
    ["won't", ['will', 'not']],
    ["what's", ['what', 'is']],
    ['whats', ['what', 'is']],
  ])('write out "%s"', (contraction, words) => {
    expect(textsOf(contraction)).toEqual(words);
  });

  test.each(['', '   ', '?!', '🎺', '<@1234>', '\u202E\u0000'])('are none in %j', (utterance) => {
    expect(language.words(utterance)).toEqual([]);
  });

  test.each(['constructor', '__proto__', 'toString hasOwnProperty'])(
    'are plain text in "%s"',
    (utterance) => {
      expect(textsOf(utterance).join(' ')).toMatch(/^[a-z ]+$/);
    },
  );
});

test('gives the forms of a word one stem', () => {
  const stems = language.words('trumpet trumpets trumpeted').map(({ stem }) => stem);
  expect(new Set(stems)).toEqual(new Set(['trumpet']));
});

test('knows English words and numbers from typos', () => {
  const known = language.words('trumpet 2030 tikcet').map(({ english }) => english);
  expect(known).toEqual([true, true, false]);
});

test('reads the same after more words than it remembers', () => {
  const fresh = new Language(100);
  const before = fresh.words('how mcuh is a ticket');
  for (let number = 0; number < 150; number++) fresh.words(`q${number}`);
  expect(fresh.words('how mcuh is a ticket')).toEqual(before);
  expect(fresh.words('tikcet')).toMatchObject([{ text: 'tikcet', english: false }]);
});

test('is made anew as often as needed', () => {
  const languages = Array.from({ length: 22 }, () => new Language());
  expect(languages.at(-1)?.words('trumpets')).toMatchObject([{ text: 'trumpets', stem: 'trumpet' }]);
});

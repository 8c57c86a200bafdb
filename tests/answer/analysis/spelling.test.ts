import { describe, expect, test } from 'vitest';
import type { Word } from '../../../src/answer/analysis/language.ts';
import { editDistance } from '../../../src/answer/analysis/edit-distance.ts';
import { Spelling } from '../../../src/answer/analysis/spelling.ts';
import { generator } from '../generator.ts';
import { edited, randomWord } from './random-words.ts';

function word(text: string, english = false): Word {
  return { text, stem: text, stop: false, english };
}

function spellingOf(counts: Readonly<Record<string, number>>): Spelling {
  return new Spelling(Object.entries(counts).map(([text, count]) => ({ word: word(text, true), count })));
}

const spelling = spellingOf({
  ticket: 5,
  trumpet: 3,
  festival: 4,
  lake: 6,
  pass: 1,
  buy: 2,
  where: 3,
  gala2030: 1,
});

function corrected(text: string): string {
  return spelling
    .correct(word(text))
    .map((meant) => meant.text)
    .join(' ');
}

describe('corrects', () => {
  test.each([
    ['a letter too few', 'tcket', 'ticket'],
    ['a letter too many', 'tickket', 'ticket'],
    ['a wrong letter', 'trumpat', 'trumpet'],
    ['a wrong first letter', 'yicket', 'ticket'],
    ['swapped letters', 'tikcet', 'ticket'],
    ['swapped letters of a short word', 'laek', 'lake'],
    ['two slips in a long word', 'fistivel', 'festival'],
    ['two words typed as one', 'wherebuy', 'where buy'],
  ])('%s', (_, typed, meant) => {
    expect(corrected(typed)).toBe(meant);
  });

  test('a swap and another slip in a long word', () => {
    expect(corrected('fsetivl')).toBe('festival');
  });
});

describe('leaves alone', () => {
  test.each([
    ['words of the pack', 'pass'],
    ['words that are like none', 'saxophone'],
    ['words too short to be sure', 'lak'],
    ['short words with two slips', 'leka'],
    ['anything with a digit', 'gala2031'],
  ])('%s', (_, typed) => {
    expect(corrected(typed)).toBe(typed);
  });

  test('English words, however near to one of the pack', () => {
    expect(spelling.correct(word('cricket', true))).toEqual([word('cricket', true)]);
    expect(spelling.correct(word('like', true))).toEqual([word('like', true)]);
  });
});

describe('boldly', () => {
  test('takes an English word for a slip, where one edit makes it a word of the pack', () => {
    expect(spelling.correct(word('tickets', true), true)).toMatchObject([{ text: 'ticket' }]);
    expect(spelling.correct(word('like', true), true)).toMatchObject([{ text: 'lake' }]);
  });

  test('leaves an English word farther away, and the words of the pack', () => {
    expect(spelling.correct(word('cricket', true), true)).toEqual([word('cricket', true)]);
    expect(spelling.correct(word('pass', true), true)).toMatchObject([{ text: 'pass' }]);
  });
});

describe('among words equally near', () => {
  test('takes the more frequent', () => {
    expect(spellingOf({ boat: 1, goat: 9 }).correct(word('xoat'))).toMatchObject([{ text: 'goat' }]);
    expect(spellingOf({ boat: 9, goat: 1 }).correct(word('xoat'))).toMatchObject([{ text: 'boat' }]);
  });

  test('takes the one with the first letter that was typed', () => {
    expect(spellingOf({ book: 1, rock: 9 }).correct(word('bock'))).toMatchObject([{ text: 'book' }]);
  });

  test('takes the same one in whatever order they were learned', () => {
    const one = spellingOf({ boat: 2, coat: 2, goat: 2 }).correct(word('xoat'));
    const other = spellingOf({ goat: 2, coat: 2, boat: 2 }).correct(word('xoat'));
    expect(one).toEqual(other);
  });
});

test('copes with a word of a thousand letters', () => {
  expect(corrected('x'.repeat(1000))).toBe('x'.repeat(1000));
});

describe('two edits away', () => {
  test.each([
    ['two letters too few', 'trumt', 'trumt'],
    ['two letters too few of a longer word', 'fstval', 'festival'],
    ['two letters too many', 'trummpeet', 'trumpet'],
    ['two wrong letters', 'trampat', 'trumpet'],
    ['two swaps', 'fetsiavl', 'festival'],
    ['three slips', 'fasdivul', 'fasdivul'],
    ['another first letter', 'gestivul', 'gestivul'],
  ])('%s: %s is read as %s', (_, typed, meant) => {
    expect(corrected(typed)).toBe(meant);
  });

  test('takes the same word the second time, and nothing the second time either', () => {
    for (const typed of ['fistivel', 'saxophone']) expect(corrected(typed)).toBe(corrected(typed));
  });

  test('corrects a word only to one that is at most two edits away', () => {
    const random = generator(89);
    const known = [...new Set(Array.from({ length: 600 }, () => randomWord(random, 5, 10)))];
    const large = spellingOf(Object.fromEntries(known.map((text) => [text, 1])));
    const typed = known.slice(0, 150).map((text) => edited(edited(text, random), random));
    const read = typed.map((text) => large.correct(word(text)).map((meant) => meant.text));
    const changed = read.flatMap(([meant = '', second], place) =>
      second === undefined && meant !== typed[place] ? [{ meant, typed: typed[place] ?? '' }] : [],
    );
    expect(changed.length).toBeGreaterThan(75);
    expect(changed.filter((one) => editDistance(one.typed, one.meant, 2) > 2)).toEqual([]);
  });

  test('leaves a word within two edits of none', () => {
    const random = generator(97);
    const known = [...new Set(Array.from({ length: 300 }, () => randomWord(random, 6, 9)))];
    const large = spellingOf(Object.fromEntries(known.map((text) => [text, 1])));
    const strange = Array.from({ length: 100 }, () => randomWord(random, 6, 9)).filter((text) =>
      known.every((other) => editDistance(text, other, 2) > 2),
    );
    expect(strange.length).toBeGreaterThan(5);
    expect(strange.map((text) => large.correct(word(text)))).toEqual(strange.map((text) => [word(text)]));
  });
});

test('corrects toward a word of the vocabulary that no entry has, however seldom it occurs', () => {
  expect(spellingOf({ carousel: 1 }).correct(word('carousle'))).toMatchObject([{ text: 'carousel' }]);
});

test('prefers one edit to two words run together, and these to two edits', () => {
  expect(spellingOf({ wherebug: 1, where: 1, buy: 1 }).correct(word('wherebuy'))).toMatchObject([
    { text: 'wherebug' },
  ]);
  expect(spellingOf({ wherefor: 1, where: 1, buy: 1 }).correct(word('wherebuy'))).toMatchObject([
    { text: 'where' },
    { text: 'buy' },
  ]);
});

test('leaves everything where there are no words', () => {
  expect(spellingOf({}).correct(word('tikcet'))).toEqual([word('tikcet')]);
});

import { describe, expect, test } from 'vitest';
import { type Corpus, CorpusReader } from '../../../src/answer/retrieval/corpus.ts';
import { rowOf, type Rows } from '../../../src/answer/retrieval/rows.ts';
import { corpusOf, elsewhere, entryOf, kiosk } from '../corpora.ts';

const corpus = corpusOf(kiosk, elsewhere);

function wordsIn({ alphabet }: Corpus, rows: Rows, row: number): string[] {
  const words = alphabet.lexicon.words();
  return [...rowOf(rows, row)].map((word) => words[word] ?? '');
}

test('has a row for each phrasing, entry by entry, then for each example out of scope', () => {
  expect(corpus.entryCount).toBe(4);
  expect([...corpus.entryOf]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4]);
  expect(corpus.features.rows).toHaveLength(17);
  expect(corpus.content.starts).toHaveLength(17);
});

test('has the words of content of each phrasing', () => {
  expect(wordsIn(corpus, corpus.content, 1)).toEqual(['much', 'ticket']);
  expect(wordsIn(corpus, corpus.content, 12)).toEqual(['old', 'universe']);
});

test('has the words of content of each text', () => {
  expect(corpus.texts.starts).toHaveLength(5);
  expect(wordsIn(corpus, corpus.texts, 0)).toEqual(['ticket', 'costs', 'forty', 'francs']);
  expect(wordsIn(corpus, corpus.texts, 3)).toEqual(['lake', 'carries', 'sound']);
});

test('takes all words where none has content', () => {
  const small = corpusOf([entryOf(['who is it'], 'it is')]);
  expect(wordsIn(small, small.content, 0)).toEqual(['who', 'is', 'it']);
});

test('is the same for the same entries', () => {
  const again = corpusOf(kiosk, elsewhere);
  expect({ ...again, alphabet: undefined }).toEqual({ ...corpus, alphabet: undefined });
  expect(again.alphabet.lexicon.words()).toEqual(corpus.alphabet.lexicon.words());
  expect(again.alphabet.table.keys()).toEqual(corpus.alphabet.table.keys());
});

describe('counts letters', () => {
  test.each([
    [1, true],
    [2000, true],
    [2001, false],
  ])('in packs up to 2000 entries: with %i, %s', (entryCount, withLetters) => {
    expect(new CorpusReader(entryCount).result().alphabet.withLetters).toBe(withLetters);
  });
});

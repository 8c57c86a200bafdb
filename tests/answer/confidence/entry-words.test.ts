import { describe, expect, test } from 'vitest';
import { collectWords, type EntryWords } from '../../../src/answer/confidence/entry-words.ts';
import { rowOf } from '../../../src/answer/retrieval/rows.ts';
import { corpusOf, elsewhere, kiosk, wholeOf } from '../corpora.ts';

const corpus = corpusOf(kiosk, elsewhere);
const { lexicon } = corpus.alphabet;
const { rows, entries } = wholeOf(corpus);
const words = collectWords(corpus, rows, entries);

function wordsOf({ ofEntry }: EntryWords, entry: number): string[] {
  const all = lexicon.words();
  return [...rowOf(ofEntry, entry)].map((word) => all[word] ?? '').toSorted();
}

function frequencyOf({ frequencies }: EntryWords, word: string): number | undefined {
  return frequencies[lexicon.numberOf(word) ?? -1];
}

test('has the words of content of phrasings and text of each entry, each once', () => {
  expect(words.ofEntry.starts).toHaveLength(5);
  expect(wordsOf(words, 0)).toEqual([
    'admission',
    'cost',
    'costs',
    'forty',
    'francs',
    'much',
    'price',
    'ticket',
  ]);
  expect(wordsOf(words, 2)).toEqual(['ada', 'brook', 'name', 'player', 'plays', 'trumpet', 'trumpeter']);
});

test('counts the entries that have a word', () => {
  expect(frequencyOf(words, 'ticket')).toBe(2);
  expect(frequencyOf(words, 'lake')).toBe(1);
});

test('counts no examples out of scope', () => {
  expect(frequencyOf(words, 'universe')).toBe(0);
  expect(words.frequencies).toHaveLength(lexicon.size);
});

describe('of a part', () => {
  // The question alone of the first entry; the second one is left out; the text alone of the third; all of the fourth.
  const part = collectWords(corpus, Int32Array.of(0, 9, 10, 11), Int32Array.of(0, 2, 3));

  test('has the words of the rows and texts that count', () => {
    expect(wordsOf(part, 0)).toEqual(['costs', 'forty', 'francs', 'price', 'ticket']);
    expect(wordsOf(part, 1)).toEqual([]);
    expect(wordsOf(part, 2)).toEqual(['ada', 'brook', 'plays']);
    expect(wordsOf(part, 3)).toEqual(wordsOf(words, 3));
  });

  test('counts the entries of the part', () => {
    expect(frequencyOf(part, 'ticket')).toBe(1);
    expect(frequencyOf(part, 'shop')).toBe(0);
  });
});

import { describe, expect, test } from 'vitest';
import { collectWords } from '../../../src/answer/confidence/entry-words.ts';
import { rowOf, type Rows } from '../../../src/answer/retrieval/rows.ts';
import { corpusOf, elsewhere, kiosk, wholeOf } from '../corpora.ts';
import { tokensOf } from '../tokens.ts';

const corpus = corpusOf(kiosk, [...elsewhere, tokensOf('ticket for the moon'), tokensOf('lake on the moon')]);
const { lexicon } = corpus.alphabet;
const { rows, entries } = wholeOf(corpus);
const inScope = rows.filter((row) => (corpus.entryOf[row] ?? 0) < 4);

/** The words of an entry, each with its count. */
function wordsOf(of: Rows, entry: number): Record<string, number> {
  const all = lexicon.words();
  const start = of.starts[entry] ?? 0;
  return Object.fromEntries(
    [...rowOf(of, entry)].map((word, place) => [all[word] ?? '', of.counts[start + place] ?? 0]),
  );
}

function frequencyIn(frequencies: Int32Array, word: string): number | undefined {
  return frequencies[lexicon.numberOf(word) ?? -1];
}

describe('of a pack', () => {
  const { asked, told, phrasings, frequencies } = collectWords(corpus, inScope, entries);

  test('has the words of content of the phrasings of each entry, with how many have each', () => {
    expect(asked.starts).toHaveLength(5);
    expect(wordsOf(asked, 0)).toEqual({ ticket: 2, price: 1, much: 1, cost: 1, admission: 1 });
    expect(wordsOf(asked, 3)).toEqual({ lake: 2, reason: 1, place: 1, come: 1 });
  });

  test('has the words of content of each text', () => {
    expect(wordsOf(told, 2)).toEqual({ ada: 1, brook: 1, plays: 1 });
  });

  test('has the number of phrasings of each entry', () => {
    expect(phrasings).toEqual(Int32Array.of(3, 3, 3, 3));
  });

  test('counts the entries that have a word, in a phrasing or the text', () => {
    expect(frequencyIn(frequencies, 'ticket')).toBe(2);
    expect(frequencyIn(frequencies, 'plays')).toBe(1);
    expect(frequencyIn(frequencies, 'kiosk')).toBe(1);
    expect(frequencies).toHaveLength(lexicon.size);
  });

  test('counts a word that no entry has as common where examples out of scope have it', () => {
    const all = collectWords(corpus, rows, entries);
    expect(frequencyIn(frequencies, 'universe')).toBe(0);
    const once = frequencyIn(all.frequencies, 'universe') ?? Number.NaN;
    expect(once).toBeGreaterThan(0);
    expect(frequencyIn(all.frequencies, 'moon')).toBe(2 * once);
    expect([all.asked, all.phrasings]).toEqual([asked, phrasings]);
  });

  test('counts a word that entries have as more common where examples out of scope have it, by a quarter of the entries at most', () => {
    const all = collectWords(corpus, rows, entries);
    for (const word of ['ticket', 'lake']) {
      expect(frequencyIn(all.frequencies, word)).toBe((frequencyIn(frequencies, word) ?? Number.NaN) + 1);
    }
    expect(frequencyIn(all.frequencies, 'kiosk')).toBe(frequencyIn(frequencies, 'kiosk'));
  });
});

describe('of a part', () => {
  // The question alone of the first entry; the second one is left out; the text alone of the third; all of the fourth.
  const part = collectWords(corpus, Int32Array.of(0, 9, 10, 11), Int32Array.of(0, 2, 3));

  test('has the words of the phrasings that count', () => {
    expect(wordsOf(part.asked, 0)).toEqual({ ticket: 1, price: 1 });
    expect([1, 2].map((entry) => wordsOf(part.asked, entry))).toEqual([{}, {}]);
    expect(wordsOf(part.asked, 3)).toEqual({ lake: 2, reason: 1, place: 1, come: 1 });
    expect(part.phrasings).toEqual(Int32Array.of(1, 0, 0, 3));
  });

  test('has the words of the texts of its entries, and none of the others', () => {
    expect(wordsOf(part.told, 1)).toEqual({});
    for (const entry of [0, 2, 3]) {
      expect(wordsOf(part.told, entry)).toEqual(wordsOf(corpus.texts, entry));
    }
  });

  test('counts the entries of the part', () => {
    expect(frequencyIn(part.frequencies, 'ticket')).toBe(1);
    expect(frequencyIn(part.frequencies, 'shop')).toBe(0);
    expect(frequencyIn(part.frequencies, 'kiosk')).toBe(0);
    expect(frequencyIn(part.frequencies, 'ada')).toBe(1);
  });
});

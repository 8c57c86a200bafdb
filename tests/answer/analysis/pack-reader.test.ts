import { describe, expect, test } from 'vitest';
import { Language } from '../../../src/answer/analysis/language.ts';
import { conceptsOf, PackReader } from '../../../src/answer/analysis/pack-reader.ts';
import { stopWords } from '../../../src/answer/analysis/word-lists.ts';
import { festival } from '../../support/festival.ts';
import { packOf } from '../../support/packs.ts';

const language = new Language();

function readerOf(pack = festival): PackReader {
  return new PackReader(language, conceptsOf(pack, language));
}

const reader = readerOf();
const read = festival.entries.map((entry) => reader.read(entry));

describe('an entry', () => {
  test('has its question and phrasings in order, as they stand', () => {
    const texts = read[0]?.phrasings.map((tokens) => tokens.map(({ text }) => text).join(' '));
    expect(texts).toEqual([
      'how much is a ticket',
      'ticket price',
      'what does it cost to get in',
      'how much for admission',
      'is it expensive',
    ]);
  });

  test('has question and whole answer as one text', () => {
    const text = read[0]?.text.map((token) => token.text).join(' ');
    expect(text).toMatch(/^how much is a ticket a ticket is 40 francs .* students pay half$/);
  });

  test('has the concepts of the pack as one token each', () => {
    const [, , who] = read[2]?.phrasings ?? [];
    expect(who?.map(({ stem }) => stem)).toEqual(['who', 'is', '@ada brook']);
  });

  test('is read without correcting typos', () => {
    const typed = packOf('title: Fair\n', '## Who plays the trumpte?\n> trumpet\n\nAda.\n');
    const [entry] = typed.entries.map((one) => readerOf(typed).read(one));
    expect(entry?.phrasings[0]?.map(({ text }) => text)).toEqual(['who', 'plays', 'the', 'trumpte']);
  });
});

describe('the vocabulary', () => {
  const vocabulary = reader.vocabulary(festival, ['carousel', 'merry go round']);
  const counts = new Map(vocabulary.map(({ word, count }) => [word.text, count]));

  test('has every word once', () => {
    expect(counts.size).toBe(vocabulary.length);
  });

  test.each([
    ['questions', 'lake'],
    ['phrasings', 'trumpeter'],
    ['answers', 'kiosk'],
    ['details of answers', 'children'],
    ['the glossary', 'outdoor'],
    ['participants', 'stone'],
    ['sessions', 'gala'],
    ['places of sessions', 'school'],
    ['the title', 'jazz'],
    ['the location', 'switzerland'],
    ['what is given besides', 'carousel'],
    ['a phrase that is given besides', 'merry'],
    ['grammar', 'because'],
  ])('has the words of %s', (_, word) => {
    expect(counts.get(word)).toBeGreaterThanOrEqual(1);
  });

  test('has all stop words', () => {
    expect(
      [...stopWords].filter((word) => language.words(word).some(({ text }) => !counts.has(text))),
    ).toEqual([]);
  });

  test('counts how often a word stands in the pack', () => {
    const small = packOf('title: Fair\n', '## Who bakes bread?\n> bread bread\n\nThe bread baker.\n');
    const counting = readerOf(small);
    for (const entry of small.entries) counting.read(entry);
    expect(counting.vocabulary(small, ['bread']).find(({ word }) => word.text === 'bread')?.count).toBe(5);
  });

  test('has no word of entries that were not read', () => {
    const unread = readerOf().vocabulary(festival, []);
    expect(unread.some(({ word }) => word.text === 'kiosk')).toBe(false);
  });
});

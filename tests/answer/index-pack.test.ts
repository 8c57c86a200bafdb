import { describe, expect, test } from 'vitest';
import { Language } from '../../src/answer/analysis/language.ts';
import { answerTypesOf, indexPack, readCorpus } from '../../src/answer/index-pack.ts';
import { askings } from '../../src/knowledge/pack.ts';
import { festival } from '../support/festival.ts';
import { packOf } from '../support/packs.ts';
import { packWithSessions } from './small-packs.ts';

const language = new Language();
const index = indexPack(festival, language);

/** All typed arrays in a value, by where they stand; a feature table by its keys, a lexicon by its words. */
function bytesIn(value: unknown, place = 'index'): Map<string, string> {
  if (ArrayBuffer.isView(value)) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    return new Map([[`${place}: ${value.constructor.name}`, bytes.toString('base64')]]);
  }
  if (typeof value !== 'object' || value === null) return new Map([[place, String(value)]]);
  return new Map(Object.entries(value).flatMap(([name, part]) => [...bytesIn(part, `${place}.${name}`)]));
}

function bytesOf({ alphabet, ...rest }: typeof index): Map<string, string> {
  const { lexicon, table, withLetters } = alphabet;
  return bytesIn({ ...rest, words: lexicon.words(), keys: table.keys(), withLetters });
}

describe('the same pack', () => {
  test('gives the same index, to the byte', () => {
    const bytes = bytesOf(index);
    expect([...bytes.keys()].filter((place) => /: \w+Array$/.test(place)).length).toBeGreaterThanOrEqual(12);
    expect(bytesOf(indexPack(festival, language))).toEqual(bytes);
  });

  test('gives the same index by another language, which has read other things before', () => {
    const other = new Language();
    other.words('zeppelins over quartz, and much else');
    expect(bytesOf(indexPack(festival, other))).toEqual(bytesOf(index));
  });
});

test('gives another index for another pack', () => {
  const entries = festival.entries.slice(0, 3);
  expect(bytesOf(indexPack({ ...festival, entries }, language))).not.toEqual(bytesOf(index));
});

test('indexes a pack of one entry, of a single phrasing', () => {
  const small = indexPack(packWithSessions([]), language);
  expect(small.ranker.words.phrasings).toEqual(Int32Array.of(2));
  expect(small.confidence.weights.every(Number.isFinite)).toBe(true);
  const question = packOf('title: Fair\n', '## Why?\n\nSo.\n');
  expect(indexPack(question, language).confidence.weights.every(Number.isFinite)).toBe(true);
});

test('has every word of the pack, of smalltalk and of schedule questions to correct typos to', () => {
  const words = new Set(index.vocabulary.map(({ word }) => word.text));
  for (const word of ['trumpeter', 'students', 'gala', 'goodbye', 'tomorrow', 'because']) {
    expect(words).toContain(word);
  }
});

test('tells how far it has come, step by step', () => {
  const steps = new Map<string, number>();
  indexPack(festival, language, { report: (step, done, total) => void steps.set(step, done / total) });
  expect([...steps]).toEqual([
    ['indexing entries', 1],
    ['learning phrasings', 1],
  ]);
});

describe('the corpus', () => {
  const { corpus, read } = readCorpus(festival, language);
  const textOf = (row: number) =>
    read(row)
      .map(({ text }) => text)
      .join(' ');

  test('has the phrasings in order, and every one can be read once more', () => {
    const asked = festival.entries.flatMap((entry, place) =>
      askings(entry).map(({ text }) => ({ text, place })),
    );
    asked.forEach(({ text, place }, row) => {
      expect(corpus.entryOf[row]).toBe(place);
      expect(textOf(row)).toBe(text.toLowerCase().replace('?', ''));
    });
  });

  test('has examples out of scope behind them, which can be read as well', () => {
    const first = festival.entries.flatMap(askings).length;
    const rows = [...corpus.entryOf.keys()].slice(first);
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.every((row) => corpus.entryOf[row] === 4)).toBe(true);
    expect(new Set(rows.map(textOf)).size).toBeGreaterThan(0.9 * rows.length);
    expect(rows.map(textOf)).toContain('what is the capital of mongolia');
  });

  test('has no example that a phrasing covers', () => {
    const covering = packOf('title: Fair\n', '## What is the capital of Mongolia?\n\nUlaanbaatar.\n');
    const { corpus: other, read: readOther } = readCorpus(covering, language);
    const texts = [...other.entryOf.keys()].map((row) =>
      readOther(row)
        .map(({ text }) => text)
        .join(' '),
    );
    expect(texts.filter((text) => text === 'what is the capital of mongolia')).toHaveLength(1);
  });

  test('reads nothing for a row that is not there', () => {
    expect(read(corpus.entryOf.length)).toEqual([]);
  });
});

test('finds the kinds of things that answers name, a participant by the surname as well', () => {
  const pack = packOf(
    'title: Fair\nparticipants:\n  - {name: Ada Brook}\n',
    '## Who came? {#one}\n\nthen came Brook.\n\n## How much is it? {#two}\n\nit is 40.\n\n## Why? {#three}\n\nso it is.\n',
  );
  const typesOf = answerTypesOf(pack);
  expect([0, 1, 2].map((place) => typesOf(place).has('person'))).toEqual([true, false, false]);
  expect([0, 1, 2].map((place) => typesOf(place).has('number'))).toEqual([false, true, false]);
  expect(typesOf(1)).toBe(typesOf(1));
  expect(typesOf(99)).toEqual(new Set());
});

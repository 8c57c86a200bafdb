import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { generatedEntries, generatedQueries } from '../../bench/datasets/generated-pack.ts';
import { entryOf } from '../../bench/datasets/pack-entries.ts';
import { vocabularyOf, zipfPlace } from '../../bench/datasets/vocabulary.ts';
import { packFiles, writePack } from '../../bench/datasets/write-pack.ts';
import { randomFrom } from '../../bench/random.ts';
import { loadPack } from '../../src/knowledge/load.ts';
import { parsePack } from '../../src/knowledge/parse-pack.ts';
import { folderOf } from '../support/packs.ts';

function wordCounts(texts: readonly string[]): number[] {
  return texts.map((text) => text.split(' ').length).toSorted((a, b) => a - b);
}

describe('a generated pack', () => {
  const entries = generatedEntries(1000);

  test('is always the same', () => {
    expect(generatedEntries(1000)).toEqual(entries);
    expect(generatedQueries(1000, 50)).toEqual(generatedQueries(1000, 50));
  });

  test('has questions of 6 to 13 words, three aliases and answers of 20 to 40 words', () => {
    const questions = wordCounts(entries.map(({ question }) => question));
    expect(questions[0]).toBeGreaterThanOrEqual(6);
    expect(questions.at(-1)).toBeLessThanOrEqual(13);
    const answers = wordCounts(entries.map(({ answer }) => answer));
    expect(answers[0]).toBeGreaterThanOrEqual(20);
    expect(answers.at(-1)).toBeLessThanOrEqual(40);
    expect(entries.every(({ aliases }) => aliases.length === 3)).toBe(true);
  });

  test('parses as a pack of the same entries without any problem', () => {
    const { summit, markdown } = packFiles(1000);
    const { pack, problems } = parsePack('generated', summit, markdown);
    expect(problems).toEqual([]);
    expect(pack?.entries.map(entryOf)).toEqual(
      entries.map((entry) => ({ ...entry, question: `${entry.question}?` })),
    );
  });

  test('is written as a folder that loads', () => {
    const folder = path.join(folderOf({}), 'generated');
    writePack(folder, 600);
    expect(readdirSync(folder).toSorted()).toEqual(['entries-00001.md', 'entries-00002.md', 'summit.yaml']);
    expect(loadPack(folder).entries).toHaveLength(600);
  });
});

describe('queries for a generated pack', () => {
  const phrasings = new Set(
    generatedEntries(1000).flatMap(({ question, aliases }) => [question, ...aliases]),
  );
  const queries = generatedQueries(1000, 300);

  test('are in other words than the pack', () => {
    expect(queries.filter(({ text }) => phrasings.has(text))).toEqual([]);
  });

  test('ask for entries all over the pack', () => {
    const places = queries.map(({ expect: id }) => Number(id.replace('entry-', '')));
    expect(Math.min(...places)).toBeLessThan(50);
    expect(Math.max(...places)).toBeGreaterThan(950);
    expect(Math.max(...places)).toBeLessThan(1000);
  });
});

describe('the vocabulary', () => {
  test('has as many words as asked for, each once, common ones first', () => {
    const words = vocabularyOf(2000, randomFrom(1));
    expect(words).toHaveLength(2000);
    expect(new Set(words).size).toBe(2000);
    expect(words[0]).toBe('ticket');
  });

  test("is drawn from by Zipf's law", () => {
    const random = randomFrom(1);
    const places = Array.from({ length: 20_000 }, () => zipfPlace(1000, random));
    const share = (place: number): number => places.filter((drawn) => drawn === place).length / places.length;
    expect(share(0) / share(9)).toBeGreaterThan(5);
    expect(Math.min(...places)).toBe(0);
    expect(Math.max(...places)).toBeGreaterThan(900);
    expect(Math.max(...places)).toBeLessThan(1000);
  });
});

import { describe, expect, test } from 'vitest';
import { holdOut, type Split } from '../../../src/answer/confidence/hold-out.ts';
import type { Corpus } from '../../../src/answer/retrieval/corpus.ts';
import { corpusOf, entryOf } from '../corpora.ts';
import { tokensOf } from '../tokens.ts';

/** A corpus of so many entries with so many phrasings each, and examples out of scope. */
function corpusWith(
  entryCount: number,
  phrasings: number | ((entry: number) => number),
  outOfScope = 50,
): Corpus {
  const countOf = typeof phrasings === 'number' ? () => phrasings : phrasings;
  return corpusOf(
    Array.from({ length: entryCount }, (_, entry) =>
      entryOf(
        Array.from({ length: countOf(entry) }, (__, turn) => `word${entry} turn${turn}`),
        'text',
      ),
    ),
    Array.from({ length: outOfScope }, (_, turn) => tokensOf(`far${turn}`)),
  );
}

function heldOutRows({ heldOut }: Split, kind: string): number[] {
  return heldOut.filter((row) => row.kind === kind).map(({ row }) => row);
}

const mixed = corpusWith(200, (entry) => 1 + (entry % 7));
const folds = [0, 1].map((fold) => holdOut(mixed, fold));

describe.each(folds)('a split', (split) => {
  const { rows, entries, heldOut } = split;
  const isKept = new Set(entries);

  test('has no row twice, nor on both sides', () => {
    const all = [...rows, ...heldOut.map(({ row }) => row)];
    expect(new Set(all).size).toBe(all.length);
  });

  test('keeps its rows and entries in order', () => {
    expect(rows).toEqual(rows.toSorted());
    expect(entries).toEqual(entries.toSorted());
  });

  test('leaves each entry that is kept at least one phrasing', () => {
    const left = new Set([...rows].map((row) => mixed.entryOf[row]));
    expect([...entries].filter((entry) => !left.has(entry))).toEqual([]);
  });

  test('leaves no row to an entry that is held out whole', () => {
    const strangers = [...rows].filter((row) => {
      const entry = mixed.entryOf[row] ?? 0;
      return entry < 200 && !isKept.has(entry);
    });
    expect(strangers).toEqual([]);
  });

  test('tells phrasings of kept entries, of entries held out, and examples out of scope apart', () => {
    const entryOfRow = (row: number) => mixed.entryOf[row] ?? 0;
    expect(heldOutRows(split, 'in').every((row) => isKept.has(entryOfRow(row)))).toBe(true);
    expect(
      heldOutRows(split, 'near').every((row) => entryOfRow(row) < 200 && !isKept.has(entryOfRow(row))),
    ).toBe(true);
    expect(heldOutRows(split, 'far').every((row) => entryOfRow(row) === 200)).toBe(true);
  });

  test('has every row somewhere, since the pack is small', () => {
    expect(rows.length + heldOut.length).toBe(mixed.entryOf.length);
  });

  test('holds out about a fifth of the entries, a quarter of the phrasings, and three tenths of the others', () => {
    expect(entries.length / 200).toBeGreaterThan(0.7);
    expect(entries.length / 200).toBeLessThan(0.9);
    const kept = [...mixed.entryOf].filter((entry) => isKept.has(entry)).length;
    expect(heldOutRows(split, 'in').length / kept).toBeGreaterThan(0.15);
    expect(heldOutRows(split, 'in').length / kept).toBeLessThan(0.3);
    expect(heldOutRows(split, 'far').length).toBeGreaterThan(5);
    expect(heldOutRows(split, 'far').length).toBeLessThan(30);
  });
});

test('is the same each time, and another for another fold', () => {
  expect(holdOut(mixed, 0)).toEqual(folds[0]);
  expect(holdOut(mixed, 1)).toEqual(folds[1]);
  expect(folds[1]?.entries).not.toEqual(folds[0]?.entries);
  expect(folds[1]?.heldOut).not.toEqual(folds[0]?.heldOut);
});

test('holds out no phrasing of entries that have their question alone', () => {
  expect(heldOutRows(holdOut(corpusWith(100, 1), 0), 'in')).toEqual([]);
});

test('works without examples out of scope, and with a single entry', () => {
  expect(heldOutRows(holdOut(corpusWith(50, 3, 0), 0), 'far')).toEqual([]);
  const { rows, entries, heldOut } = holdOut(corpusWith(1, 3, 0), 0);
  expect(rows.length + heldOut.length).toBe(3);
  expect(entries.length).toBeLessThanOrEqual(1);
});

/** Rows and entries alone, which is all that a split looks at. */
function largeCorpus(entryCount: number, phrasings: number): Corpus {
  const entries = Array.from({ length: entryCount * phrasings }, (_, row) => Math.floor(row / phrasings));
  return { ...corpusWith(1, 1, 0), entryCount, entryOf: Int32Array.from(entries) };
}

describe('of a large pack', () => {
  const large = largeCorpus(30_000, 4);
  const split = holdOut(large, 0);

  test('is a sample of 10,000 entries', () => {
    expect(split.entries.length).toBeGreaterThan(9500);
    expect(split.entries.length).toBeLessThan(10_100);
    const isKept = new Set(split.entries);
    expect([...split.rows].filter((row) => !isKept.has(large.entryOf[row] ?? -1))).toEqual([]);
  });

  test('holds out about 400 phrasings, and about 400 of entries held out whole', () => {
    for (const kind of ['in', 'near']) {
      expect(heldOutRows(split, kind).length).toBeGreaterThan(300);
      expect(heldOutRows(split, kind).length).toBeLessThan(500);
    }
  });

  test('still leaves each entry a phrasing', () => {
    const left = new Set([...split.rows].map((row) => large.entryOf[row]));
    expect(left.size).toBe(split.entries.length);
  });
});

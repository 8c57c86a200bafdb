import { expect, test } from 'vitest';
import { rowOf, type Rows, RowsBuilder } from '../../../src/answer/retrieval/rows.ts';
import { generator } from '../generator.ts';

function rowsOf(rows: readonly (readonly number[])[]): Rows {
  const builder = new RowsBuilder();
  for (const row of rows) builder.add(row);
  return builder.result();
}

/** Each row as pairs of a number and its count. */
function countsIn(rows: Rows): [number, number][][] {
  return Array.from({ length: rows.starts.length - 1 }, (_, row) => {
    const start = rows.starts[row] ?? 0;
    return [...rowOf(rows, row)].map((number, place) => [number, rows.counts[start + place] ?? 0]);
  });
}

test('has each number of a row once, in the order in which they come, with its count', () => {
  expect(countsIn(rowsOf([[7, 2, 7, 7], [2], [7, 2]]))).toEqual([
    [
      [7, 3],
      [2, 1],
    ],
    [[2, 1]],
    [
      [7, 1],
      [2, 1],
    ],
  ]);
});

test('has empty rows, at the ends too', () => {
  const rows = rowsOf([[], [0], [], []]);
  expect([0, 1, 2, 3].map((row) => [...rowOf(rows, row)])).toEqual([[], [0], [], []]);
  expect(rowsOf([]).starts).toEqual(Int32Array.of(0));
});

test('counts to 255 and no farther', () => {
  expect(countsIn(rowsOf([Array.from({ length: 300 }, () => 4)]))).toEqual([[[4, 255]]]);
});

test('takes any iterable', () => {
  const builder = new RowsBuilder();
  builder.add(new Set([9, 3]));
  expect([...rowOf(builder.result(), 0)]).toEqual([9, 3]);
});

test('counts 500 random rows as maps do', () => {
  const random = generator(23);
  const below = (limit: number) => Math.floor(random() * limit);
  const rows = Array.from({ length: 500 }, () => Array.from({ length: below(20) }, () => below(8) ** 4));
  const expected = rows.map((row) => {
    const counts = new Map<number, number>();
    for (const number of row) counts.set(number, (counts.get(number) ?? 0) + 1);
    return [...counts];
  });
  expect(countsIn(rowsOf(rows))).toEqual(expected);
});

import { expect, test } from 'vitest';
import { placeNames } from '../../../src/answer/analysis/place-names.ts';

const names = placeNames();

test.each(['berlin', 'tokyo', 'bogota', 'portugal', 'vietnam', 'zealand'])('have "%s"', (name) => {
  expect(names.has(name)).toBe(true);
});

test.each(['begin', 'utc', 'the', 'and', ''])('have no "%s"', (word) => {
  expect(names.has(word)).toBe(false);
});

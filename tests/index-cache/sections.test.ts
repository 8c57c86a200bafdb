import { describe, expect, test } from 'vitest';
import { decodeSections, encodeSections } from '../../src/index-cache/sections.ts';

const sections = {
  values: { title: 'Fête 🎺', nested: [1, 2.5, null] },
  arrays: {
    bytes: Uint8Array.of(1, 2, 255),
    integers: Int32Array.of(-1, 0, 2 ** 31 - 1),
    none: new Float32Array(0),
    floats: Float32Array.of(0.5, -0.25),
    doubles: Float64Array.of(Math.PI, 2 ** 52),
  },
};
const bytes = Buffer.concat(encodeSections(sections));

test('come back as they were', () => {
  expect(decodeSections(bytes)).toEqual(sections);
});

test('come back from a view into larger bytes', () => {
  const larger = Buffer.concat([Buffer.from('xyz'), bytes]);
  expect(decodeSections(larger.subarray(3))).toEqual(sections);
});

test('of views of arrays are what the views show', () => {
  const view = Int32Array.of(7, 8, 9).subarray(1, 2);
  const decoded = decodeSections(Buffer.concat(encodeSections({ values: 0, arrays: { view } })));
  expect(decoded.arrays['view']).toEqual(Int32Array.of(8));
});

test('are the same bytes each time', () => {
  expect(Buffer.concat(encodeSections(sections)).equals(bytes)).toBe(true);
});

describe('are refused', () => {
  test.each([0, 20, Math.floor(bytes.length / 2), bytes.length - 1])(
    'when the byte at %i is another one',
    (place) => {
      const damaged = Buffer.from(bytes);
      damaged[place] = (damaged[place] ?? 0) ^ 1;
      expect(() => decodeSections(damaged)).toThrow(/it is no index|its checksum is wrong/);
    },
  );

  test.each([0, 5, 40, bytes.length - 1])('when only the first %i bytes are there', (length) => {
    expect(() => decodeSections(bytes.subarray(0, length))).toThrow(/it is no index|its checksum is wrong/);
  });

  test('when there is more behind them', () => {
    expect(() => decodeSections(Buffer.concat([bytes, Buffer.from('x')]))).toThrow('its checksum is wrong');
  });
});

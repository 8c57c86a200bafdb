import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { lines } from '../../src/terminal/lines.ts';
import { publicationDate, sourceLine } from '../../src/source-line.ts';
import { wrap } from '../../src/terminal/wrap.ts';

describe('lines', () => {
  const read = (...chunks: (string | Buffer)[]) => Array.fromAsync(lines(Readable.from(chunks)));

  test('joins what chunks cut apart, inside a character too', async () => {
    const euro = Buffer.from('a€b\nc');
    expect(await read(euro.subarray(0, 2), euro.subarray(2))).toEqual(['a€b', 'c']);
  });

  test('ends a line at a line feed alone', async () => {
    expect(await read('a\r\nb\u2028c\n\n')).toEqual(['a', 'b\u2028c', '']);
  });

  test('gives nothing for an empty input', async () => {
    expect(await read()).toEqual([]);
  });
});

describe('sources', () => {
  test.each([
    ['2019-02-23', '23 February 2019'],
    ['2019-02', 'February 2019'],
    ['2019', '2019'],
  ])('are dated no more exactly than they are: %s', (published, shown) => {
    expect(publicationDate(published)).toBe(shown);
  });

  test('stand in one line', () => {
    const source = { id: 'a', publisher: 'A', title: 'T', published: '2019-03-01' };
    expect(sourceLine([source, { ...source, publisher: 'B' }])).toBe('A, 1 March 2019; B, 1 March 2019');
  });
});

describe('wrap', () => {
  test('breaks at spaces and indents what goes on under a list item', () => {
    expect(wrap('one two three\n- four five six', 10)).toBe('one two\nthree\n- four\n  five six');
  });

  test('counts no colour', () => {
    expect(wrap('\u001B[2mone two\u001B[22m', 7)).toBe('\u001B[2mone two\u001B[22m');
  });

  test('leaves a long word whole', () => {
    expect(wrap('a extraordinarily b', 5)).toBe('a\nextraordinarily\nb');
  });
});

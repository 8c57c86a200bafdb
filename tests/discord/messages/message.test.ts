import { describe, expect, test } from 'vitest';
import { button, partsOf, rowOf, say, select, shortened } from '../../../src/discord/messages/message.ts';

describe('a message', () => {
  test('has its controls and file on its last part', () => {
    const row = rowOf(button('id', 'More'));
    const file = { name: 'a.ics', content: 'x' };
    const parts = partsOf({ content: `${'a'.repeat(1500)}\n\n${'b'.repeat(1500)}`, rows: [row], file });
    expect(parts.map(({ components, files }) => [components.length, files.length])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  test('that is short is one part', () => {
    expect(partsOf(say('Hello'))).toEqual([{ content: 'Hello', components: [], files: [] }]);
  });
});

describe('a label', () => {
  test('is cut to its limit, and never empty', () => {
    expect(shortened('abcdef', 4)).toBe('abc…');
    expect(shortened('ab😀cd', 4)).toBe('ab…');
    expect(shortened('  ', 4)).toBe('…');
  });
});

describe('a select', () => {
  test('has 25 options at most', () => {
    const options = Array.from({ length: 30 }, (_, place) => ({ label: `o${place}`, value: `${place}` }));
    expect(select('id', 'Choose', options)).toMatchObject({ options: { length: 25 } });
  });
});

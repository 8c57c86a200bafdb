import { describe, expect, test } from 'vitest';
import { decodeId, encodeId } from '../../src/discord/custom-id.ts';
import { answerIdOf, entryOf, keyOf } from '../../src/discord/keys.ts';
import { festival } from '../support/festival.ts';
import { packOf } from '../support/packs.ts';

const userId = '12345678901234567890';

describe('a custom id', () => {
  test('gives back what was put in', () => {
    const id = encodeId('questions', userId, 'why-lake', 7);
    expect(decodeId(id)).toEqual({ action: 'questions', userId, subject: 'why-lake', page: 7 });
  });

  test('gives back a subject with the sign that parts are set off with', () => {
    expect(decodeId(encodeId('pick', userId, 'a|b'))?.subject).toBe('a|b');
  });

  test('fits into 100 characters whatever it is about', () => {
    const long = keyOf('x'.repeat(300));
    expect(encodeId('questions', userId, long, 9999).length).toBeLessThanOrEqual(100);
  });

  test.each([
    '',
    'more',
    '0|more|1|0|x',
    '2|more|1|0|x',
    '1|fly|1|0|x',
    '1|more|ada|0|x',
    '1|more|1|-1|x',
    '1|more|1',
  ])('of another version or another program is nothing: %s', (text) => {
    expect(decodeId(text)).toBeUndefined();
  });
});

describe('a key', () => {
  test('is the id itself where it is short', () => {
    expect(keyOf('why-lake')).toBe('why-lake');
    expect(entryOf(festival, 'why-lake')?.id).toBe('why-lake');
  });

  test('stands for an entry with a long id', () => {
    const id = 'long-'.repeat(30).slice(0, -1);
    const pack = packOf('title: Long', `## Is it long? {#${id}}\n> length\n\nYes.\n`);
    expect(keyOf(id).length).toBeLessThanOrEqual(40);
    expect(entryOf(pack, keyOf(id))?.id).toBe(id);
  });

  test('stands for a session, or for what the timetable tells', () => {
    expect(answerIdOf(festival, 'session:gala')).toBe('session:gala');
    expect(answerIdOf(festival, 'schedule:next')).toBe('schedule:next');
    const id = 'x'.repeat(60);
    const session = `{id: ${id}, title: Long, start: "2030-07-05 19:00"}`;
    const pack = packOf(`title: Long\nsessions:\n  - ${session}`, '## Is it long?\n> length\n\nYes.\n');
    expect(answerIdOf(pack, keyOf(`session:${id}`))).toBe(`session:${id}`);
  });

  test('of nothing there is nothing', () => {
    expect(entryOf(festival, 'parking')).toBeUndefined();
    expect(entryOf(festival, '#0000')).toBeUndefined();
  });
});

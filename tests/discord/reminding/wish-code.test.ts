import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { decodeId, encodeId } from '../../../src/discord/custom-id.ts';
import { decodeWish, encodeWish, longestCode, type Wish } from '../../../src/discord/reminding/wish-code.ts';
import type { What } from '../../../src/reminders/what.ts';
import { festival } from '../../support/festival.ts';

const at = Temporal.ZonedDateTime.from('2030-07-06T18:00:00[America/Argentina/Buenos_Aires]');
const whats: What[] = [
  { kind: 'sessions' },
  { kind: 'days' },
  { kind: 'anniversaries' },
  { kind: 'session', id: 'gala' },
  { kind: 'day', date: Temporal.PlainDate.from('2030-07-06') },
  { kind: 'time', at, sessionId: null },
  { kind: 'time', at, sessionId: 'gala' },
  { kind: 'time', at: at.withTimeZone('+07:00'), sessionId: 'gala' },
];

describe('a wish in a button', () => {
  test.each(whats)('comes back as it was: $kind', (what) => {
    const wish: Wish = { what, offsets: [1440, 60, 0, -5] };
    const code = encodeWish({ ...wish, offsets: what.kind === 'time' ? [0] : wish.offsets }, festival) ?? '';
    const read = decodeWish(code, festival);
    expect(JSON.stringify(read?.what)).toBe(JSON.stringify(what));
    expect(read?.offsets).toEqual(what.kind === 'time' ? [0] : wish.offsets);
  });

  test('fits with as many and as long offsets as there can be', () => {
    const wish: Wish = {
      what: { kind: 'session', id: 'gala' },
      offsets: [40_320, 40_319, 40_318, 40_317, 40_316],
    };
    const code = encodeWish(wish, festival) ?? '';
    expect(code.length).toBeLessThanOrEqual(longestCode);
    const id = encodeId('confirm', '12345678901234567890', code);
    expect(id.length).toBeLessThanOrEqual(100);
    expect(decodeId(id)?.subject).toBe(code);
  });

  test('with more than fits is none', () => {
    expect(
      encodeWish({ what: { kind: 'sessions' }, offsets: Array(40).fill(40_000) }, festival),
    ).toBeUndefined();
  });

  test('is nothing in another pack, or when its session is gone', () => {
    const code = encodeWish({ what: { kind: 'session', id: 'gala' }, offsets: [15] }, festival) ?? '';
    expect(decodeWish(code, { ...festival, id: 'other' })).toBeUndefined();
    expect(decodeWish(code, { ...festival, sessions: [] })).toBeUndefined();
  });

  test.each(['', 'x', '~~', '~~S', '0'.repeat(60)])('that somebody made up is nothing: %s', (code) => {
    expect(decodeWish(code, festival)).toBeUndefined();
  });
});

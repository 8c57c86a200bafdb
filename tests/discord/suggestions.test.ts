import { describe, expect, test } from 'vitest';
import { Suggestions } from '../../src/discord/suggestions.ts';
import { festival, festivalYaml } from '../support/festival.ts';
import { packOf } from '../support/packs.ts';

const suggestions = new Suggestions();

function names(typed: string, pack = festival): string[] {
  return suggestions.of(pack, typed).map(({ name }) => name);
}

describe('suggestions', () => {
  test.each([
    ['trumpte', 'Who plays the trumpet?'],
    ['how mcuh', 'How much is a ticket?'],
    ['LAKE', 'Why is the festival at the lake?'],
  ])('forgive typos and case: %s', (typed, question) => {
    expect(names(typed)[0]).toBe(question);
  });

  test('are samples while nothing is typed', () => {
    expect(names('  ')).toHaveLength(4);
  });

  test('of twenty thousand questions take less than 5 ms, and are 25 at most', () => {
    const entries = Array.from(
      { length: 20_000 },
      (_, place) =>
        `## What happens in room ${place} of the house? {#room-${place}}\n> room ${place}\n\nNothing.\n`,
    );
    const pack = packOf(festivalYaml, entries.join('\n'));
    suggestions.prepare(pack);
    const times = ['room 4711', 'what hapens in room 19999', 'house', 'room'].map((typed) => {
      const start = performance.now();
      expect(names(typed, pack).length).toBeLessThanOrEqual(25);
      return performance.now() - start;
    });
    expect(names('room 4711', pack)[0]).toContain('room 4711 ');
    expect(times.toSorted((a, b) => a - b)[1]).toBeLessThan(5);
  });
});

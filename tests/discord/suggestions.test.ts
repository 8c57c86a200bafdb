import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { shortlist, slice, Suggestions } from '../../src/discord/suggestions.ts';
import { TrigramIndex } from '../../src/discord/trigram-index.ts';
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

  test('of twenty thousand questions are found among a few hundred, and are 25 at most', () => {
    const pack = packOf(festivalYaml, roomEntries(20_000));
    suggestions.prepare(pack);
    for (const typed of ['room 4711', 'what hapens in room 19999', 'house', 'room']) {
      expect(names(typed, pack).length).toBeLessThanOrEqual(25);
    }
    expect(names('room 4711', pack)[0]).toContain('room 4711 ');
    const index = new TrigramIndex(pack.entries.map(({ question }) => question));
    index.extend();
    const { forLong } = shortlist;
    expect(forLong).toBeLessThanOrEqual(100);
    expect(index.nearest('what hapens in room 19999', forLong)).toHaveLength(forLong);
  });

  test('of a pack that nobody has prepared are at once of its first questions, and of all a moment later', async () => {
    const count = slice * 3;
    const pack = packOf(festivalYaml, roomEntries(count));
    const last = `room ${count - 1} `;
    expect(names('room 12 ', pack)[0]).toContain('room 12 ');
    expect(names(last, pack).some((name) => name.includes(last))).toBe(false);
    for (let turn = 0; turn < 4; turn++) await nextTurn();
    expect(names(last, pack)[0]).toContain(last);
  });

  test('fit into what Discord takes, however long a question is', () => {
    const long = `Why ${'so very '.repeat(30)}long?`;
    const pack = packOf(festivalYaml, `## ${long} {#long}\n> length\n\nNobody knows.\n`);
    const [choice] = suggestions.of(pack, 'why so very long');
    expect([choice?.name.length, choice?.value.length]).toEqual([100, 100]);
    expect(suggestions.of(pack, 'x'.repeat(6000))).toEqual([]);
  });
});

function roomEntries(count: number): string {
  return Array.from(
    { length: count },
    (_, place) =>
      `## What happens in room ${place} of the house? {#room-${place}}\n> room ${place}\n\nNothing.\n`,
  ).join('\n');
}

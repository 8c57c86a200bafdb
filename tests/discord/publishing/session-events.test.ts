import { describe, expect, test } from 'vitest';
import { sessionEvents } from '../../../src/discord/publishing/session-events.ts';
import { festivalMarkdown, festivalYaml } from '../../support/festival.ts';
import { packOf } from '../../support/packs.ts';

function eventsWith(...changes: readonly (readonly [string, string])[]) {
  const yaml = changes.reduce((text, [from, to]) => text.replace(from, to), festivalYaml);
  return sessionEvents(packOf(yaml, festivalMarkdown));
}

const [opening] = eventsWith();

describe('a session as an event', () => {
  test('has its times in UTC, its place, its note, its source and its pack', () => {
    const [, , parade] = eventsWith();
    expect(parade).toMatchObject({
      sessionId: 'parade',
      isCancelled: true,
      startsAt: Date.parse('2030-07-06T12:00:00Z'),
      endsAt: Date.parse('2030-07-06T13:00:00Z'),
      body: {
        name: 'Boat parade',
        description:
          'The wind was too strong.\n\nSource: Festival office, 1 May 2030\nFrom the schedule of Lakeside Jazz Festival 2030.',
        scheduled_start_time: '2030-07-06T12:00:00Z',
        scheduled_end_time: '2030-07-06T13:00:00Z',
        entity_metadata: { location: 'Harbour' },
      },
    });
  });

  test('is where the summit is, or else at what the summit is called, where it has no place', () => {
    const placeless = [', place: Lake stage', ''] as const;
    expect(eventsWith(placeless)[0]?.body.entity_metadata.location).toBe('Zurich, Switzerland');
    const nowhere = eventsWith(placeless, ['location: Zurich, Switzerland\n', '']);
    expect(nowhere[0]?.body.entity_metadata.location).toBe('Lakeside Jazz Festival 2030');
  });

  test('fits into what Discord takes, and keeps source and pack where the note is long', () => {
    const [event] = eventsWith(
      ['title: Opening concert', `title: ${'Opening '.repeat(30)}`],
      ['place: Lake stage', `place: ${'Lake '.repeat(50)}, note: "${'* Bring a coat. '.repeat(100)}"`],
      ['title: Lakeside Jazz Festival 2030', `title: ${'Lakeside '.repeat(100)}`],
    );
    expect(event?.body.name.length).toBeLessThanOrEqual(100);
    expect(event?.body.entity_metadata.location.length).toBeLessThanOrEqual(100);
    expect(event?.body.description.length).toBeLessThanOrEqual(1000);
    expect(event?.body.description).toMatch(
      /…\n\nSource: Festival office, 1 May 2030\nFrom the schedule of Lake/,
    );
  });
});

describe('the fingerprint of an event', () => {
  test('stays when the pack says the same', () => {
    expect(eventsWith(['title: Closing gala', 'title: Gala'])[0]?.fingerprint).toBe(opening?.fingerprint);
  });

  test.each([
    ['name', 'title: Opening concert', 'title: Grand opening'],
    ['start', '2030-07-05 19:00', '2030-07-05 19:01'],
    ['end', '2030-07-05 21:30', '2030-07-05 21:31'],
    ['place', 'place: Lake stage', 'place: Town hall'],
    ['note', 'place: Lake stage', 'place: Lake stage, note: Bring a coat.'],
    ['source', 'publisher: Festival office', 'publisher: Tourist office'],
    ['zone', 'timezone: Europe/Zurich', 'timezone: Europe/London'],
  ])('is another one with another %s', (_, from, to) => {
    expect(eventsWith([from, to])[0]?.fingerprint).not.toBe(opening?.fingerprint);
  });
});

import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { occurrencesOf } from '../../src/reminders/occurrences-of.ts';
import { readWallTime, wallTime } from '../../src/reminders/what.ts';
import { packWithSessions } from '../answer/small-packs.ts';

const before = '2030-07-01T00:00:00Z';

/** "subject start status" of each. */
function seen(pack: Parameters<typeof occurrencesOf>[0], now = before, group?: string): string[] {
  return occurrencesOf(pack, Temporal.Instant.from(now))
    .filter((occurrence) => group === undefined || occurrence.group === group)
    .map(({ subject, start, status }) => `${subject} ${wallTime(start).slice(0, 16)} ${status}`);
}

const yearly = 'timezone: Europe/Zurich\ncommemorate: yearly\n';

describe('sessions and days', () => {
  test('are all there, with a morning for each day', () => {
    const pack = packWithSessions([
      'id: talk, title: Talk, start: "2030-07-05 10:00", end: "2030-07-05 11:00"',
      'id: tour, title: Tour, start: "2030-07-06 14:00", status: cancelled',
    ]);
    expect(seen(pack)).toEqual([
      'session:talk 2030-07-05T10:00 standing',
      'session:tour 2030-07-06T14:00 cancelled',
      'day:2030-07-05 2030-07-05T08:00 standing',
      'day:2030-07-06 2030-07-06T08:00 cancelled',
    ]);
  });

  test('have a morning an hour before the first session that stands, where that is earlier than 08:00', () => {
    const pack = packWithSessions([
      'id: dawn, title: Dawn, start: "2030-07-05 05:00", status: cancelled',
      'id: run, title: Run, start: "2030-07-05 06:30"',
    ]);
    expect(seen(pack, before, 'days')).toEqual(['day:2030-07-05 2030-07-05T05:30 standing']);
  });

  test('last until midnight by the clock of the summit, also when clocks change', () => {
    const pack = packWithSessions(['id: talk, title: Talk, start: "2030-03-31 10:00"']);
    const day = occurrencesOf(pack, Temporal.Instant.from(before)).find(({ group }) => group === 'days');
    expect(day?.start.toInstant().toString()).toBe('2030-03-31T06:00:00Z');
    expect(day?.end.toInstant().toString()).toBe('2030-03-31T22:00:00Z');
  });

  test.each(['02:30', '02:45', '03:00', '03:30'])(
    'start and end when they were meant to, as the store reads them, after a clock change that repeats an hour: %s',
    (time) => {
      const zone = 'timezone: Europe/Berlin\n';
      const pack = packWithSessions([`id: talk, title: Talk, start: "2030-10-27 ${time}"`], zone);
      for (const { start, end } of occurrencesOf(pack, Temporal.Instant.from(before))) {
        for (const one of [start, end]) {
          expect(readWallTime(wallTime(one)).toInstant().toString()).toBe(one.toInstant().toString());
        }
      }
    },
  );

  test('are not there without a time zone, as nobody knows when that is', () => {
    const pack = packWithSessions(['id: talk, title: Talk, start: "2030-07-05 10:00"'], '');
    expect(occurrencesOf(pack, Temporal.Instant.from(before))).toEqual([]);
  });
});

describe('anniversaries', () => {
  const pack = packWithSessions(['id: talk, title: Talk, start: "2030-07-05 10:00"'], yearly);

  test.each([
    ['2029-01-01T00:00:00Z', '2031'],
    ['2030-07-05T12:00:00Z', '2031'],
    ['2031-07-04T12:00:00Z', '2031'],
    ['2031-07-05T12:00:00Z', '2031'],
    ['2031-07-05T23:00:00Z', '2032'],
    ['2040-12-31T22:00:00Z', '2041'],
  ])('at %s the next is that of %s', (now, year) => {
    expect(seen(pack, now, 'anniversaries')).toEqual([`anniversary:2030-07-05 ${year}-07-05T08:00 standing`]);
  });

  test('of 29 February are on the 28th in other years', () => {
    const leap = packWithSessions(['id: talk, title: Talk, start: "2028-02-29 10:00"'], yearly);
    expect(seen(leap, '2029-01-01T00:00:00Z', 'anniversaries')[0]).toContain('2029-02-28T08:00');
    expect(seen(leap, '2032-01-01T00:00:00Z', 'anniversaries')[0]).toContain('2032-02-29T08:00');
  });

  test('are not of a day on which nothing took place, nor of a pack that does not ask for them', () => {
    const cancelled = packWithSessions(
      ['id: talk, title: Talk, start: "2030-07-05 10:00", status: cancelled'],
      yearly,
    );
    expect(seen(cancelled, before, 'anniversaries')).toEqual([]);
    const plain = packWithSessions(['id: talk, title: Talk, start: "2030-07-05 10:00"']);
    expect(seen(plain, before, 'anniversaries')).toEqual([]);
  });
});

import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { quietUntil } from '../../src/reminders/quiet-hours.ts';

/** Until when it is quiet, as a clock there shows it. */
function quiet(hours: string, zone: string, now: string): string {
  const [from = '', to = ''] = hours.split('-');
  const end = quietUntil(
    { from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) },
    zone,
    Temporal.Instant.from(now),
  );
  return (
    end?.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never', smallestUnit: 'minute' }) ?? 'not quiet'
  );
}

describe('quiet hours', () => {
  test.each([
    ['22:00-07:00', '2026-01-10T20:59:59Z', 'not quiet'],
    ['22:00-07:00', '2026-01-10T21:00Z', '2026-01-11T07:00+01:00'],
    ['22:00-07:00', '2026-01-11T05:59:59Z', '2026-01-11T07:00+01:00'],
    ['22:00-07:00', '2026-01-11T06:00Z', 'not quiet'],
    ['13:00-15:00', '2026-01-10T12:30Z', '2026-01-10T15:00+01:00'],
    ['13:00-15:00', '2026-01-10T14:00Z', 'not quiet'],
    ['22:00-00:00', '2026-01-10T22:30Z', '2026-01-11T00:00+01:00'],
    ['00:00-06:00', '2026-01-10T23:00Z', '2026-01-11T06:00+01:00'],
    ['09:00-09:00', '2026-01-10T12:00Z', 'not quiet'],
  ])('%s in Berlin, at %s: %s', (hours, now, end) => {
    expect(quiet(hours, 'Europe/Berlin', now)).toBe(end);
  });
});

describe('quiet hours around a clock change', () => {
  test.each([
    // From 02:00 to 03:00 on 29 March, back from 03:00 to 02:00 on 25 October.
    ['Europe/Berlin', 'one hour shorter', '22:00-07:00', '2026-03-28T21:00Z', '2026-03-29T07:00+02:00'],
    ['Europe/Berlin', 'one hour longer', '22:00-07:00', '2026-10-24T20:00Z', '2026-10-25T07:00+01:00'],
    ['Europe/Berlin', 'end is skipped', '22:00-02:30', '2026-03-28T23:00Z', '2026-03-29T03:00+02:00'],
    ['Europe/Berlin', 'start is skipped', '02:30-07:00', '2026-03-29T01:00Z', '2026-03-29T07:00+02:00'],
    ['Europe/Berlin', 'just before', '02:30-07:00', '2026-03-29T00:59:59Z', 'not quiet'],
    ['Europe/Berlin', 'wholly skipped', '02:10-02:50', '2026-03-29T01:00Z', 'not quiet'],
    ['Europe/Berlin', 'end comes twice', '22:00-02:30', '2026-10-25T00:20Z', '2026-10-25T02:30+02:00'],
    ['Europe/Berlin', 'after the first end', '22:00-02:30', '2026-10-25T01:20Z', 'not quiet'],
    ['Europe/Berlin', 'start comes twice', '02:30-07:00', '2026-10-25T01:10Z', '2026-10-25T07:00+01:00'],
    // On 8 March and 1 November, at 02:00.
    ['America/New_York', 'one hour shorter', '22:00-07:00', '2026-03-08T04:00Z', '2026-03-08T07:00-04:00'],
    ['America/New_York', 'end is skipped', '22:00-02:15', '2026-03-08T06:59Z', '2026-03-08T03:00-04:00'],
    ['America/New_York', 'end comes twice', '22:00-01:30', '2026-11-01T05:00Z', '2026-11-01T01:30-04:00'],
    ['America/New_York', 'after the first end', '22:00-01:30', '2026-11-01T06:00Z', 'not quiet'],
    // South of the equator: ahead on 4 October, back on 5 April.
    ['Australia/Sydney', 'one hour shorter', '22:00-07:00', '2026-10-03T13:00Z', '2026-10-04T07:00+11:00'],
    ['Australia/Sydney', 'end is skipped', '22:00-02:30', '2026-10-03T13:00Z', '2026-10-04T03:00+11:00'],
    ['Australia/Sydney', 'one hour longer', '22:00-07:00', '2026-04-04T12:00Z', '2026-04-05T07:00+10:00'],
    ['Australia/Sydney', 'end comes twice', '22:00-02:30', '2026-04-04T15:00Z', '2026-04-05T02:30+11:00'],
    // At midnight: 6 September has no 00:00, 4 April has 23:00 twice.
    ['America/Santiago', 'end is skipped', '22:00-00:00', '2026-09-06T03:00Z', '2026-09-06T01:00-03:00'],
    ['America/Santiago', 'start is skipped', '00:30-06:00', '2026-09-06T04:00Z', '2026-09-06T06:00-03:00'],
    ['America/Santiago', 'end comes twice', '21:00-23:30', '2026-04-05T02:00Z', '2026-04-04T23:30-03:00'],
    ['America/Santiago', 'after the first end', '21:00-23:30', '2026-04-05T03:10Z', 'not quiet'],
    ['America/Santiago', 'start comes twice', '23:30-06:00', '2026-04-05T03:10Z', '2026-04-05T06:00-04:00'],
    // Half an hour: on 4 October from 02:00 to 02:30, on 5 April from 02:00 back to 01:30.
    ['Australia/Lord_Howe', 'end is skipped', '22:00-02:15', '2026-10-03T14:00Z', '2026-10-04T02:30+11:00'],
    ['Australia/Lord_Howe', 'end comes twice', '22:00-01:45', '2026-04-04T14:00Z', '2026-04-05T01:45+11:00'],
    [
      'Australia/Lord_Howe',
      'half an hour longer',
      '22:00-07:00',
      '2026-04-04T14:00Z',
      '2026-04-05T07:00+10:30',
    ],
    // 30 December 2011 was left out.
    ['Pacific/Apia', 'end is skipped', '22:00-07:00', '2011-12-30T09:00Z', '2011-12-31T07:00+14:00'],
    ['Pacific/Apia', 'after the skipped day', '22:00-07:00', '2011-12-30T11:00Z', '2011-12-31T07:00+14:00'],
    ['Pacific/Apia', 'morning after', '22:00-07:00', '2011-12-30T17:00Z', 'not quiet'],
    ['Pacific/Apia', 'noon before', '12:00-14:00', '2011-12-29T23:00Z', '2011-12-29T14:00-10:00'],
    ['Pacific/Apia', 'midnight of the skipped day', '12:00-14:00', '2011-12-30T10:00Z', 'not quiet'],
  ])('in %s, %s: %s at %s ends %s', (zone, _, hours, now, end) => {
    expect(quiet(hours, zone, now)).toBe(end);
  });

  test('are what the clock on the wall shows, around the year', () => {
    const from = Temporal.PlainTime.from('22:00');
    const to = Temporal.PlainTime.from('07:00');
    for (const zone of ['Europe/Berlin', 'Australia/Sydney', 'America/Havana']) {
      const begin = Temporal.Instant.from('2026-01-01T00:00Z');
      for (let hour = 0; hour < 365 * 24; hour += 5) {
        const now = begin.add({ hours: hour, minutes: 1 });
        const shown = now.toZonedDateTimeISO(zone);
        const end = quietUntil({ from, to }, zone, now)?.toZonedDateTimeISO(zone);
        const isQuiet = shown.hour >= 22 || shown.hour < 7;
        expect(end?.toPlainTime().toString()).toBe(isQuiet ? '07:00:00' : undefined);
        if (end) expect(now.until(end.toInstant()).total('hours')).toBeLessThan(10.1);
      }
    }
  });
});

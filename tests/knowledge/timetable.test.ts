import { describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { Timetable } from '../../src/knowledge/timetable.ts';
import { festival } from '../support/festival.ts';
import { packWithSessions } from '../answer/small-packs.ts';

const timetable = new Timetable(festival);
const instant = (text: string) => Temporal.Instant.from(text);

function phaseOf(id: string, now: string, table = timetable): string | undefined {
  const session = table.sessions.find((other) => other.id === id);
  return session && table.phase(session, instant(now));
}

test('has each day once, in order', () => {
  expect(timetable.days.map(String)).toEqual(['2030-07-05', '2030-07-06']);
});

test('has no standing day where every session is cancelled', () => {
  const table = new Timetable(
    packWithSessions([
      'id: talk, title: Talk, start: "2030-07-05 10:00"',
      'id: tour, title: Tour, start: "2030-07-06 10:00", status: cancelled',
    ]),
  );
  expect(table.days.map(String)).toEqual(['2030-07-05', '2030-07-06']);
  expect(table.standingDays.map(String)).toEqual(['2030-07-05']);
});

test('has the sessions of a day in order, cancelled ones too', () => {
  const ids = (day: string) => timetable.onDay(Temporal.PlainDate.from(day)).map(({ id }) => id);
  expect(ids('2030-07-06')).toEqual(['workshop', 'parade', 'gala']);
  expect(ids('2030-07-07')).toEqual([]);
});

test('counts no cancelled session as standing', () => {
  expect(timetable.standing.map(({ id }) => id)).toEqual(['opening', 'workshop', 'gala']);
});

describe('a session', () => {
  test.each([
    ['2030-07-06T07:59:59Z', 'ahead'],
    ['2030-07-06T08:00:00Z', 'on'],
    ['2030-07-06T09:29:59Z', 'on'],
    ['2030-07-06T09:30:00Z', 'past'],
  ])('from 10:00 to 11:30 in Zurich, at %s, is %s', (now, phase) => {
    expect(phaseOf('workshop', now)).toBe(phase);
  });

  test('without an end goes on for an hour', () => {
    expect(phaseOf('parade', '2030-07-06T12:59:00Z')).toBe('on');
    expect(phaseOf('parade', '2030-07-06T13:00:00Z')).toBe('past');
  });

  test('without an end goes on until the next session that stands', () => {
    const table = new Timetable(
      packWithSessions([
        'id: talk, title: Talk, start: "2030-07-05 10:00"',
        'id: tasting, title: Tasting, start: "2030-07-05 10:10", status: cancelled',
        'id: tour, title: Tour, start: "2030-07-05 10:20"',
      ]),
    );
    expect(phaseOf('talk', '2030-07-05T08:19:00Z', table)).toBe('on');
    expect(phaseOf('talk', '2030-07-05T08:20:00Z', table)).toBe('past');
  });
});

test('is ahead before its first session, past after its last, and on between them', () => {
  const phases = [
    '2030-07-05T16:59:00Z',
    '2030-07-05T17:00:00Z',
    '2030-07-06T02:00:00Z',
    '2030-07-06T21:00:00Z',
  ].map((now) => timetable.phaseOfAll(instant(now)));
  expect(phases).toEqual(['ahead', 'on', 'on', 'past']);
});

test.each([
  ['the city', 'location: "Bern, Switzerland"\ntimezone: Europe/Zurich\n', 'Bern time'],
  ['the zone where there is no city', 'timezone: Europe/Zurich\n', 'Europe/Zurich'],
  ['nothing where there is no zone', 'location: Bern\n', 'local time'],
])('names its clock after %s', (_, place, name) => {
  expect(new Timetable(packWithSessions([], place)).zoneName).toBe(name);
});

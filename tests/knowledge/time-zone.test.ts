import { describe, expect, test } from 'vitest';
import { isTimeZone, resolveWallTime } from '../../src/knowledge/time-zone.ts';

/** The kind of the wall time, and the time that it stands for or that follows the gap. */
function resolved(text: string, timezone: string): [kind: string, time?: string] {
  const wallTime = resolveWallTime(text, timezone);
  switch (wallTime.kind) {
    case 'valid':
      return ['valid', wallTime.time.toString()];
    case 'skipped':
      return ['skipped', wallTime.next.toString()];
    case 'impossible':
      return ['impossible'];
  }
}

describe('isTimeZone', () => {
  test.each(['Asia/Ho_Chi_Minh', 'Asia/Saigon', 'America/Argentina/Buenos_Aires', 'UTC', 'asia/tokyo'])(
    'accepts %j',
    (name) => {
      expect(isTimeZone(name)).toBe(true);
    },
  );

  test.each(['', ' ', 'Hanoi', 'Asia/Hanoi', 'UTC+7', 'Asia/Tokyo ', 'local'])('refuses %j', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });

  test.each(['+07:00', '2019-02-27T18:30Z', '2019-02-27T18:30+07:00[Asia/Tokyo]'])(
    'refuses %j, which is no IANA name',
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );
});

describe('resolveWallTime', () => {
  test.each([
    ['2019-02-27 18:30', 'Asia/Ho_Chi_Minh', '2019-02-27T18:30:00+07:00[Asia/Ho_Chi_Minh]'],
    ['2019-02-27T18:30:15', 'Asia/Ho_Chi_Minh', '2019-02-27T18:30:15+07:00[Asia/Ho_Chi_Minh]'],
    ['2020-02-29 00:00', 'UTC', '2020-02-29T00:00:00+00:00[UTC]'],
    ['2019-07-01 12:00', 'Europe/Zurich', '2019-07-01T12:00:00+02:00[Europe/Zurich]'],
    ['2019-01-01 12:00', 'Europe/Zurich', '2019-01-01T12:00:00+01:00[Europe/Zurich]'],
  ])('places %s in %s', (text, timezone, time) => {
    expect(resolved(text, timezone)).toEqual(['valid', time]);
  });

  test.each([
    ['2019-03-31 02:00', 'Europe/Zurich', '2019-03-31T03:00:00'],
    ['2019-03-31 02:59:59', 'Europe/Zurich', '2019-03-31T03:59:59'],
    ['2019-03-10 02:30', 'America/New_York', '2019-03-10T03:30:00'],
    ['2018-11-04 00:00', 'America/Sao_Paulo', '2018-11-04T01:00:00'],
    ['2019-10-06 02:15', 'Australia/Sydney', '2019-10-06T03:15:00'],
    ['2019-10-06 02:15', 'Australia/Lord_Howe', '2019-10-06T02:45:00'],
    ['2011-12-30 12:00', 'Pacific/Apia', '2011-12-31T12:00:00'],
  ])('says that a clock change skips %s in %s, and what follows', (text, timezone, next) => {
    expect(resolved(text, timezone)).toEqual(['skipped', next]);
  });

  test.each([
    ['2019-03-31 01:59:59', 'Europe/Zurich', '2019-03-31T01:59:59+01:00[Europe/Zurich]'],
    ['2019-03-31 03:00', 'Europe/Zurich', '2019-03-31T03:00:00+02:00[Europe/Zurich]'],
    ['2019-10-06 03:00', 'Australia/Sydney', '2019-10-06T03:00:00+11:00[Australia/Sydney]'],
  ])('keeps the edge of a gap: %s in %s', (text, timezone, time) => {
    expect(resolved(text, timezone)).toEqual(['valid', time]);
  });

  test.each([
    ['2019-10-27 02:30', 'Europe/Zurich', '2019-10-27T02:30:00+02:00[Europe/Zurich]'],
    ['2019-11-03 01:30', 'America/New_York', '2019-11-03T01:30:00-04:00[America/New_York]'],
    ['2019-04-07 02:30', 'Australia/Sydney', '2019-04-07T02:30:00+11:00[Australia/Sydney]'],
  ])('takes the first of the two when a clock change repeats %s in %s', (text, timezone, time) => {
    expect(resolved(text, timezone)).toEqual(['valid', time]);
  });

  test.each(['2019-02-29 10:00', '2019-04-31 10:00', '2019-13-01 10:00', '2019-02-27 24:00', 'tomorrow', ''])(
    'calls %j impossible',
    (text) => {
      expect(resolved(text, 'Asia/Ho_Chi_Minh')).toEqual(['impossible']);
    },
  );

  test('calls a sixtieth second impossible', () => {
    expect(resolved('2019-02-27 18:30:60', 'UTC')).toEqual(['impossible']);
  });
});

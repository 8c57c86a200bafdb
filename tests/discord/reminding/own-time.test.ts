import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { readTime } from '../../../src/discord/reminding/own-time.ts';
import { preferencesText } from '../../../src/discord/reminding/zone-message.ts';
import { ZoneSearch } from '../../../src/discord/reminding/zone-search.ts';
import { noPreferences } from '../../../src/reminders/preferences.ts';

const zones = new ZoneSearch();
const now = Temporal.Instant.from('2030-07-01T08:00Z');
const time = (text: string) => Temporal.PlainTime.from(text);
const night = { from: time('22:00'), to: time('07:00') };

function read(
  zone: string | null,
  from: string | null = null,
  to: string | null = null,
  known = noPreferences,
) {
  return JSON.stringify(readTime({ zone, from, to }, known, zones, now));
}

const change = (value: object) => JSON.stringify({ kind: 'change', change: value });

describe('what somebody tells of their time', () => {
  test('is a zone, quiet hours, or both', () => {
    expect(read('hanoi')).toBe(change({ zone: 'Asia/Ho_Chi_Minh' }));
    expect(read(null, '10pm', '7')).toBe(change({ quietHours: night }));
    expect(read('utc', '22:00', '07:00')).toBe(change({ zone: 'UTC', quietHours: night }));
    expect(read(null)).toBe(change({}));
  });

  test('is taken back with "off"', () => {
    expect(read('off')).toBe(change({ zone: null }));
    expect(read(null, 'OFF')).toBe(change({ quietHours: null }));
    expect(read(null, null, 'none')).toBe(change({ quietHours: null }));
  });

  test('may be one end of quiet hours that are known', () => {
    const known = { zone: null, quietHours: night };
    expect(read(null, '23:00', null, known)).toBe(
      change({ quietHours: { from: time('23:00'), to: night.to } }),
    );
    expect(read(null, null, '8', known)).toBe(
      change({ quietHours: { from: night.from, to: time('08:00') } }),
    );
  });

  test.each([
    ['nowhereland', null, null, 'I know no time zone like “nowhereland”. Try a city, a country, or UTC+7.'],
    [null, '22:00', null, 'Quiet hours need a start and an end: give both quiet-from and quiet-to.'],
    [null, '22:00', '10pm', 'Quiet hours cannot start and end at the same time.'],
    [null, 'late', '7', 'I cannot read “late” as a time of day. For example: 22:00 or 10pm'],
    [null, '22', 'early', 'I cannot read “early” as a time of day. For example: 22:00 or 10pm'],
  ])('is refused where it cannot be understood: %s %s %s', (zone, from, to, sentence) => {
    expect(read(zone, from, to)).toBe(JSON.stringify({ kind: 'refusal', sentence }));
  });
});

describe('what is known', () => {
  test('is told with the time there', () => {
    expect(preferencesText({ zone: 'Asia/Tokyo', quietHours: night }, now)).toBe(
      [
        'Your time zone is Asia/Tokyo: it is Monday 1 July, 17:00 there now.',
        'Quiet hours: 22:00 to 07:00. A reminder waits for their end if it is still of use then, else it is not sent, and /remind status tells.',
      ].join('\n'),
    );
  });

  test.each([
    ['Etc/GMT-7', 'UTC+7'],
    ['Etc/GMT+3', 'UTC-3'],
  ])('is named as people write it: %s', (zone, name) => {
    expect(preferencesText({ zone, quietHours: null }, now)).toContain(`Your time zone is ${name}: it is`);
  });

  test('may be nothing', () => {
    expect(preferencesText(noPreferences, now)).toBe(
      "You have set no time zone: I take the summit's. For example: /remind zone zone:Hanoi\nYou have no quiet hours.",
    );
    expect(preferencesText({ zone: null, quietHours: night }, now)).toContain(
      "Quiet hours: 22:00 to 07:00 in the summit's time.",
    );
  });
});

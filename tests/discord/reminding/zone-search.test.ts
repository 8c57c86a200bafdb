import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { ZoneSearch } from '../../../src/discord/reminding/zone-search.ts';

const zones = new ZoneSearch();
const summer = Temporal.Instant.from('2030-07-01T08:00Z');
const winter = Temporal.Instant.from('2030-01-01T08:00Z');

describe('a time zone', () => {
  test.each([
    ['hanoi', 'Asia/Ho_Chi_Minh'],
    ['Asia/Ho_Chi_Minh', 'Asia/Ho_Chi_Minh'],
    ['asia/saigon', 'Asia/Ho_Chi_Minh'],
    ['vietnam', 'Asia/Ho_Chi_Minh'],
    ['new york', 'America/New_York'],
    ['New Yrok', 'America/New_York'],
    ['san francisco', 'America/Los_Angeles'],
    ['zürich', 'Europe/Zurich'],
    ['switzerland', 'Europe/Zurich'],
    ['delhi', 'Asia/Kolkata'],
    ['singapore', 'Asia/Singapore'],
    ['UTC+7', 'Etc/GMT-7'],
    ['gmt-3', 'Etc/GMT+3'],
    ['utc', 'UTC'],
    ['+05:30', 'Asia/Kolkata'],
    ['tok', 'Asia/Tokyo'],
    ['new', 'America/New_York'],
    ['sin', 'Asia/Singapore'],
    ['par', 'Europe/Paris'],
    ['mos', 'Europe/Moscow'],
    ['uk', 'Europe/London'],
  ])('is found by what people call it: %s', (typed, id) => {
    expect(zones.find(typed, summer)).toBe(id);
  });

  test('is none for what is no place', () => {
    for (const typed of ['qqqqzzzz', 'nowhereland', 'parking', 'a', 'us', 'usa']) {
      expect(zones.find(typed, summer)).toBeUndefined();
    }
  });

  test('is offered with the opening of a name before what is only in one, and large cities before others', () => {
    expect(zones.like('tok', summer)[0]).toBe('Asia/Tokyo');
    expect(zones.like('usa', summer)).toContain('Africa/Lusaka');
    expect(zones.like('lon', summer).slice(0, 2)).toEqual(['Europe/London', 'Arctic/Longyearbyen']);
  });

  test('is offered by the offset that its clocks show at the time', () => {
    expect(zones.like('utc+2', summer, 600)).toContain('Europe/Zurich');
    expect(zones.like('utc+2', winter, 600)).not.toContain('Europe/Zurich');
    expect(zones.like('utc+7', winter, 600)).toContain('Asia/Ho_Chi_Minh');
  });

  test('is one of 25 at most, and one that Temporal knows', () => {
    const all = zones.like('', summer, 600);
    expect(zones.like('a', summer)).toHaveLength(25);
    expect(all.every((id) => winter.toZonedDateTimeISO(id).timeZoneId !== '')).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';
import { readZone } from '../../../src/answer/requests/named-zone.ts';

const home = { timezone: 'Europe/Zurich', location: 'Bern, Switzerland' };

describe('reads a zone', () => {
  test.each<[string, string | null]>([
    ['at 6pm utc', 'UTC'],
    ['at 6pm gmt', 'UTC'],
    ['at 6pm gmt+7', 'Etc/GMT-7'],
    ['at 6pm utc -3', 'Etc/GMT+3'],
    ['at 6pm utc+5:30', '+05:30'],
    ['at 6pm gmt+0', 'UTC'],
    ['at 6pm est', 'America/New_York'],
    ['at 6pm pacific time', 'America/Los_Angeles'],
    ['at 6pm tokyo time', 'Asia/Tokyo'],
    ['at 6pm new york time', 'America/New_York'],
    ['at 6pm america/new_york', 'America/New_York'],
    ['at 6pm bern time', 'Europe/Zurich'],
    ['at 6pm local time', 'Europe/Zurich'],
    ['at 6pm my time', null],
  ])('%s: %s', (text, zone) => {
    expect(readZone(text, home)).toEqual({ zone, rest: expect.stringMatching(/^at 6pm\s*$/) });
  });
});

test.each(['at 6pm', 'at dinner time', 'this time', 'gmt+15', 'eastern gate at 6pm', 'local time'])(
  'reads none from %s, of a pack without zone',
  (text) => {
    expect(readZone(text, {})).toBeUndefined();
  },
);

import { Temporal } from 'temporal-polyfill';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Pack } from '../../../src/knowledge/pack.ts';
import { occurrencesOf } from '../../../src/reminders/occurrences-of.ts';
import type { Preferences } from '../../../src/reminders/preferences.ts';
import type { NewSubscription } from '../../../src/reminders/subscription.ts';
import { openStoreInMemory } from '../../../src/store/open-store.ts';
import { rehearse, startOf } from '../../../src/terminal/rehearsal/rehearse.ts';
import { festival, festivalMarkdown, festivalYaml } from '../../support/festival.ts';
import { LogRecord } from '../../support/log-record.ts';
import { packOf } from '../../support/packs.ts';

const channel = { kind: 'channel', guildId: '1', channelId: '20', roleId: null, interested: false } as const;

function wish(change: Partial<NewSubscription>): NewSubscription {
  return {
    pack: 'test',
    target: channel,
    what: { kind: 'sessions' },
    offsets: [0],
    createdBy: '7',
    ...change,
  };
}

interface Change {
  readonly pack?: Pack;
  readonly start?: string;
  readonly speed?: number;
  readonly preferences?: Readonly<Record<string, Preferences>>;
  readonly stop?: AbortSignal;
}

async function transcriptOf(wishes: readonly NewSubscription[], change: Change = {}): Promise<string> {
  const { pack = festival, preferences = {}, speed, stop = new AbortController().signal } = change;
  const record = new LogRecord();
  const store = await openStoreInMemory(record.log);
  onTestFinished(() => store.close());
  const given = change.start === undefined ? undefined : Temporal.Instant.from(change.start);
  const start = given ?? startOf(wishes, occurrencesOf(pack, Temporal.Now.instant()));
  if (!start) throw new Error('nothing is due');
  const written: string[] = [];
  await rehearse(
    {
      found: { pack, version: '1' },
      zone: pack.timezone ?? '',
      wishes,
      preferences: new Map(Object.entries(preferences)),
      store: store.reminders,
      start,
      speed,
      output: { write: async (text) => void written.push(text) },
      log: record.log,
    },
    stop,
  );
  expect(record.lines.filter(([level]) => level === 'warn' || level === 'error')).toEqual([]);
  return written.join('');
}

const quiet = (from: string, to: string, zone: string | null = null): Preferences => ({
  zone,
  quietHours: { from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) },
});

test('tells what is posted where and when, in the order of time, then in all', async () => {
  const person = { kind: 'user', userId: '300' } as const;
  const transcript = await transcriptOf([
    wish({ offsets: [1440, 60, 0], target: { ...channel, roleId: '55' } }),
    wish({ what: { kind: 'days' }, target: { ...channel, channelId: '3' } }),
    wish({ what: { kind: 'session', id: 'gala' }, offsets: [15], target: person, createdBy: '300' }),
  ]);
  expect(transcript).toBe(`
Thursday 4 July 2030
19:00  channel 20, pings role 55
       Opening concert starts in 1 day (Friday 5 July 2030, 19:00), Lake stage.

Friday 5 July 2030
08:00  channel 3
       Today, day 1 of Lakeside Jazz Festival 2030:
       - 19:00 Opening concert, Lake stage
10:00  channel 20, pings role 55
       Trumpet workshop starts in 1 day (Saturday 6 July 2030, 10:00), Music school.
18:00  channel 20, pings role 55
       Opening concert starts in 1 hour (Friday 5 July 2030, 19:00), Lake stage.
19:00  channel 20, pings role 55
       Opening concert has started, Lake stage.
20:00  channel 20, pings role 55
       Closing gala starts in 1 day (Saturday 6 July 2030, 20:00), Lake stage.

Saturday 6 July 2030
08:00  channel 3
       Today, day 2 of Lakeside Jazz Festival 2030:
       - 10:00 Trumpet workshop, Music school
       - 20:00 Closing gala, Lake stage
09:00  channel 20, pings role 55
       Trumpet workshop starts in 1 hour (Saturday 6 July 2030, 10:00), Music school.
10:00  channel 20, pings role 55
       Trumpet workshop has started, Music school.
14:00  not posted, cancelled (1 subscription)
       Boat parade. The wind was too strong.
19:00  channel 20, pings role 55
       Closing gala starts in 1 hour (Saturday 6 July 2030, 20:00), Lake stage.
19:45  direct message to 300
       Closing gala starts in 15 minutes (Saturday 6 July 2030, 20:00), Lake stage.
20:00  channel 20, pings role 55
       Closing gala has started, Lake stage.

In all
- channel 3: 2 posted
- channel 20: 9 posted
- direct message to 300: 1 posted
`);
});

describe('quiet hours', () => {
  const person = { kind: 'user', userId: '300' } as const;

  test('drop what would be of no use afterwards, and say so', async () => {
    const transcript = await transcriptOf(
      [wish({ what: { kind: 'session', id: 'gala' }, offsets: [60], target: person, createdBy: '300' })],
      { preferences: { '300': quiet('18:30', '23:30') } },
    );
    expect(transcript).toBe(`
Saturday 6 July 2030
19:00  direct message to 300: not posted, quiet hours, after which it would be of no use
       Closing gala

In all
- direct message to 300: 1 not posted
`);
  });

  test('hold back what is of use afterwards, in the zone of the person', async () => {
    const transcript = await transcriptOf(
      [wish({ what: { kind: 'day', date: Temporal.PlainDate.from('2030-07-06') }, target: person })],
      { preferences: { '300': quiet('00:00', '09:30', 'Europe/London') } },
    );
    expect(transcript).toBe(`
Saturday 6 July 2030
08:00  direct message to 300: held back until 10:30 by quiet hours
       Lakeside Jazz Festival 2030
10:30  direct message to 300
       Today, day 2 of Lakeside Jazz Festival 2030:
       - 10:00 Trumpet workshop, Music school
       - 20:00 Closing gala, Lake stage

In all
- direct message to 300: 1 posted, 1 held back
`);
  });
});

test('leaves out what was due before it begins', async () => {
  const wishes = [wish({ offsets: [1440, 0] })];
  expect(await transcriptOf(wishes, { start: '2030-07-06T12:30:00Z' })).toBe(`
Saturday 6 July 2030
20:00  channel 20
       Closing gala has started, Lake stage.

In all
- channel 20: 1 posted
`);
});

test('tells the anniversaries, each once', async () => {
  const pack = packOf(`${festivalYaml}commemorate: yearly\n`, festivalMarkdown);
  const wishes = [wish({ what: { kind: 'anniversaries' } })];
  expect(await transcriptOf(wishes, { pack, start: '2041-01-01T00:00:00Z' })).toBe(`
Friday 5 July 2041
08:00  channel 20
       On this day in 2030: Lakeside Jazz Festival 2030
       - Opening concert, Lake stage, 19:00–21:30 Zurich time: held.
       (Source: Festival office, 1 May 2030)

Saturday 6 July 2041
08:00  channel 20
       On this day in 2030: Lakeside Jazz Festival 2030
       - Trumpet workshop, Music school, 10:00–11:30 Zurich time: planned.
       - Boat parade, Harbour, 14:00 Zurich time: cancelled. The wind was too strong.
       - Closing gala, Lake stage, 20:00–23:00 Zurich time: planned.
       (Source: Festival office, 1 May 2030)

In all
- channel 20: 2 posted
`);
});

test('says when nothing would be posted', async () => {
  expect(await transcriptOf([wish({})], { start: '2031-01-01T00:00:00Z' })).toBe(
    '\nNothing would be posted.\n',
  );
});

test('goes through hundreds that are due at the same time', async () => {
  const wishes = Array.from({ length: 50 }, (_, place) =>
    wish({ target: { ...channel, channelId: String(100 + place) }, offsets: [60, 30, 0] }),
  );
  const transcript = await transcriptOf(wishes);
  expect(transcript.match(/^- channel 1\d\d: 9 posted$/gm)).toHaveLength(50);
});

describe('at a speed', () => {
  const wishes = [wish({ what: { kind: 'session', id: 'gala' }, offsets: [60, 0] })];

  test('takes as much less time, and tells the same', async () => {
    const begun = performance.now();
    const transcript = await transcriptOf(wishes, { speed: 20_000 });
    // 61 minutes lie between the beginning and the last reminder.
    expect(performance.now() - begun).toBeGreaterThanOrEqual((61 * 60_000) / 20_000 - 5);
    expect(transcript).toBe(await transcriptOf(wishes));
  });

  test('ends at once when it is stopped, with what it has told', async () => {
    const stop = new AbortController();
    const told = transcriptOf(wishes, { speed: 1, stop: stop.signal });
    stop.abort();
    expect(await told).toBe('\nStopped before the end.\n\nNothing would be posted.\n');
  });
});

import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { reminderMessage } from '../../../src/discord/messages/reminder.ts';
import type { Pack } from '../../../src/knowledge/pack.ts';
import type { Delivery } from '../../../src/reminders/delivery.ts';
import type { Diversion } from '../../../src/reminders/diversion.ts';
import type { Occurrence } from '../../../src/reminders/occurrence.ts';
import type { Timing } from '../../../src/reminders/timing.ts';
import { festival, festivalMarkdown, festivalYaml } from '../../support/festival.ts';
import { packOf } from '../../support/packs.ts';
import { deliveryOf, forAda, forChannel, occurrence } from '../reminders/deliveries.ts';

interface Setting {
  readonly timing?: Timing;
  readonly pack?: Pack | undefined;
  readonly now?: string;
  readonly diversion?: Diversion;
}

/** The message without its buttons. */
function said(delivery: Delivery, setting: Setting = {}): string {
  const { timing = 'ahead', now = '2030-07-06T17:45Z', diversion = null } = setting;
  const pack = 'pack' in setting ? setting.pack : festival;
  return reminderMessage({ delivery, timing }, pack, Temporal.Instant.from(now), diversion).content;
}

const gala = occurrence('session:gala');
const galaAt = gala.start.epochMilliseconds / 1000;

describe('a session', () => {
  test('that lies ahead is told with its start and place', () => {
    expect(said(deliveryOf(gala))).toBe(
      `**Closing gala** starts <t:${galaAt}:R> (<t:${galaAt}:F>), Lake stage.`,
    );
  });

  test('that starts now has started', () => {
    expect(said(deliveryOf(gala), { timing: 'started', now: '2030-07-06T18:00:01Z' })).toBe(
      '**Closing gala** has started, Lake stage.',
    );
  });

  test('that started while the reminder was late is told with the time of it', () => {
    const late = { timing: 'started', now: '2030-07-06T18:20Z' } as const;
    expect(said(deliveryOf(gala), late)).toBe(`**Closing gala** has started (<t:${galaAt}:t>), Lake stage.`);
  });

  test('has its note in small print on one line, and no place where none is known', () => {
    const noted = { ...gala, place: null, note: 'Doors at seven.\nBring a coat.' };
    expect(said(deliveryOf(noted))).toBe(
      `**Closing gala** starts <t:${galaAt}:R> (<t:${galaAt}:F>).\n-# Doors at seven. Bring a coat.`,
    );
  });

  test('is said again in the same words when it is snoozed', () => {
    expect(said(deliveryOf(gala, forAda, { kind: 'snooze' }))).toBe(said(deliveryOf(gala)));
  });

  test('shows Markdown in what the pack says as it is written', () => {
    const odd = { ...gala, title: 'Gala **free** [here](http://x)', place: '# Lake', note: '-# _small_' };
    expect(said(deliveryOf(odd))).toBe(
      [
        String.raw`**Gala \*\*free\*\* [here]\(http://x)** starts <t:${galaAt}:R> (<t:${galaAt}:F>), \# Lake.`,
        String.raw`-# \-# \_small\_`,
      ].join('\n'),
    );
  });
});

describe('a change', () => {
  test('of the time tells the new one', () => {
    expect(said(deliveryOf(gala, forAda, { kind: 'moved', offset: 2 }))).toBe(
      `**Closing gala** was moved: now <t:${galaAt}:F> (<t:${galaAt}:R>), Lake stage.`,
    );
    expect(
      said(deliveryOf(gala, forAda, { kind: 'moved' }), { timing: 'started', now: '2030-07-06T18:05Z' }),
    ).toBe(`**Closing gala** was moved, and has started (<t:${galaAt}:t>), Lake stage.`);
  });

  test('of a day names the day', () => {
    const day = occurrence('day:2030-07-06');
    const at = day.start.epochMilliseconds / 1000;
    expect(said(deliveryOf(day, forAda, { kind: 'moved' }), { now: '2030-07-05T17:00Z' })).toBe(
      `Day 2 of **Lakeside Jazz Festival 2030** was moved: now <t:${at}:F> (<t:${at}:R>).`,
    );
  });

  test('that cancels tells what had been planned', () => {
    const planned = 'It was planned for <t:1909591200:F>.';
    const cancelled: Occurrence = { ...gala, status: 'cancelled', note: 'A storm.' };
    expect(said(deliveryOf(cancelled, forAda, { kind: 'cancelled' }))).toBe(
      `**Closing gala** is cancelled. ${planned}\n-# A storm.`,
    );
    expect(said(deliveryOf({ ...gala, status: 'withdrawn' }, forAda, { kind: 'cancelled' }))).toBe(
      `**Closing gala** is not in the schedule any more. ${planned}`,
    );
  });

  test('that takes a cancellation back tells when it takes place', () => {
    expect(said(deliveryOf(gala, forAda, { kind: 'reinstated' }))).toBe(
      `**Closing gala** takes place after all: <t:${galaAt}:F> (<t:${galaAt}:R>), Lake stage.`,
    );
  });
});

describe('a day', () => {
  const day = occurrence('day:2030-07-06');
  const [workshop, , last] = festival.sessions.slice(1).map(({ start }) => start.epochMilliseconds / 1000);

  test('lists the sessions that are to take place', () => {
    expect(said(deliveryOf(day), { timing: 'started', now: '2030-07-06T06:00Z' })).toBe(
      [
        'Today, day 2 of **Lakeside Jazz Festival 2030**:',
        `- <t:${workshop}:t> **Trumpet workshop**, Music school`,
        `- <t:${last}:t> **Closing gala**, Lake stage`,
      ].join('\n'),
    );
  });

  test('that is late leaves out what is over, and says what is on', () => {
    expect(said(deliveryOf(day), { timing: 'started', now: '2030-07-06T19:00Z' })).toBe(
      `Today, day 2 of **Lakeside Jazz Festival 2030**:\n- <t:${last}:t> **Closing gala**, Lake stage (on now)`,
    );
  });

  test('that lies ahead is told with the start of its first session', () => {
    expect(said(deliveryOf(day), { now: '2030-07-05T06:00Z' })).toBe(
      [
        `Day 2 of **Lakeside Jazz Festival 2030** starts <t:${workshop}:R> (<t:${workshop}:F>).`,
        `- <t:${workshop}:t> **Trumpet workshop**, Music school`,
        `- <t:${last}:t> **Closing gala**, Lake stage`,
      ].join('\n'),
    );
  });

  test('of a pack that is gone has its title only', () => {
    expect(said(deliveryOf(day), { timing: 'started', pack: undefined })).toBe(
      'Today, **Lakeside Jazz Festival 2030**.',
    );
  });
});

describe('an anniversary', () => {
  const yearly = packOf(`${festivalYaml}commemorate: yearly\n`, festivalMarkdown);
  const second = occurrence('anniversary:2030-07-06', {}, yearly);

  test('tells what happened, with the source and its date', () => {
    expect(said(deliveryOf(second), { timing: 'started', pack: yearly, now: '2031-07-06T06:00Z' })).toBe(
      [
        'On this day in 2030: **Lakeside Jazz Festival 2030**',
        '- **Trumpet workshop**, Music school, 10:00–11:30 Zurich time: planned.',
        '- **Boat parade**, Harbour, 14:00 Zurich time: cancelled. The wind was too strong.',
        '- **Closing gala**, Lake stage, 20:00–23:00 Zurich time: planned.',
        '-# Source: Festival office, as of 1 May 2030',
      ].join('\n'),
    );
  });

  test('that lies ahead is told with its date', () => {
    const at = second.start.epochMilliseconds / 1000;
    expect(said(deliveryOf(second), { pack: yearly })).toBe(
      `The anniversary of **Lakeside Jazz Festival 2030** (Saturday 6 July 2030) is <t:${at}:R> (<t:${at}:D>).`,
    );
  });

  test('of 29 February names that date in other years', () => {
    const leap = { ...second, subject: 'anniversary:2028-02-29' };
    expect(said(deliveryOf(leap), { timing: 'started', pack: undefined })).toBe(
      'On Tuesday 29 February 2028: **Lakeside Jazz Festival 2030**.',
    );
  });
});

describe('a named time', () => {
  const start = Temporal.ZonedDateTime.from('2030-07-06T18:00[Europe/Zurich]');
  const at = start.epochMilliseconds / 1000;
  const named = (sessionId: string, title: string): Occurrence => ({
    ...gala,
    subject: `time:2030-07-06T18:00[Europe/Zurich]${sessionId}`,
    group: null,
    title,
    start,
    end: start.add({ hours: 12 }),
  });
  const onTime = { timing: 'started', now: '2030-07-06T16:00:01Z' } as const;

  test('tells how the session stands that it is about', () => {
    const delivery = deliveryOf(named('gala', 'Closing gala'));
    expect(said(delivery, onTime)).toBe(
      `You asked me to remind you of **Closing gala**.\nIt starts <t:${galaAt}:R> (<t:${galaAt}:F>), Lake stage.`,
    );
    expect(said(delivery, { timing: 'started', now: '2030-07-06T18:30Z' })).toBe(
      [
        'You asked me to remind you of **Closing gala**.',
        `It has started (<t:${galaAt}:t>), Lake stage.`,
        `-# This was for <t:${at}:F>.`,
      ].join('\n'),
    );
  });

  test('tells of a session that is cancelled, over or gone', () => {
    const states = ['parade', 'workshop', 'breakfast'].map(
      (id) => said(deliveryOf(named(id, 'It')), onTime).split('\n')[1],
    );
    expect(states).toEqual(['It is cancelled.', 'It is over.', 'It is not in the schedule any more.']);
  });

  test('about nothing in particular tells what comes next, to a channel without "you"', () => {
    const delivery = deliveryOf(named('', 'Lakeside Jazz Festival 2030'), forChannel('20'));
    expect(said(delivery, onTime)).toBe(
      [
        'A reminder of **Lakeside Jazz Festival 2030**.',
        `Next: **Closing gala**, <t:${galaAt}:F> (<t:${galaAt}:R>), Lake stage.`,
      ].join('\n'),
    );
    expect(said(delivery, { timing: 'started', now: '2030-07-06T22:00Z' })).toContain(
      '\nIts schedule has nothing more ahead.\n',
    );
  });

  test('that lies ahead says what it is for', () => {
    expect(said(deliveryOf(named('', 'Jazz')), { pack: undefined })).toBe(
      `You asked me to remind you of **Jazz**.\n-# For <t:${at}:F>.`,
    );
  });
});

describe('around the text', () => {
  const inChannel = deliveryOf(gala, forChannel('20', { roleId: '30' }));

  test('stands a role in front, but not in direct messages', () => {
    expect(said(inChannel)).toMatch(/^<@&30> \*\*Closing gala\*\* starts/);
    expect(said(inChannel, { diversion: { to: 'creator', why: 'channel-gone' } })).toMatch(/^\*\*Closing/);
  });

  test.each([
    ['parent-channel', 'channel-gone', 'Posted here because the thread that it was for is gone.'],
    ['parent-channel', 'closed', 'Posted here because the thread <#20> is closed, and I may not open it.'],
    ['parent-channel', 'no-permission', 'Posted here because I may not write in the thread <#20>.'],
    ['creator', 'channel-gone', 'Only you get this, because the channel that it was for is gone.'],
    [
      'creator',
      'no-permission',
      'Only you get this, because I may not write in <#20>. /doctor there tells what I lack.',
    ],
  ] as const)('stands why it ended up at the %s: %s', (to, why, line) => {
    expect(said(inChannel, { diversion: { to, why } }).split('\n').at(-1)).toBe(`-# ${line}`);
  });

  const labels = (delivery: Delivery, diversion: Diversion | null = null) =>
    reminderMessage({ delivery, timing: 'ahead' }, festival, gala.start.toInstant(), diversion).rows.flatMap(
      ({ components }) =>
        components.map((one) => ('custom_id' in one && 'label' in one ? [one.label, one.custom_id] : [])),
    );

  test('are buttons that name the delivery, for whoever presses them', () => {
    expect(labels(inChannel)).toEqual([
      ['Remind me too', '1|follow|0|0|abcdefghijklmnopqrstuv'],
      ['Snooze 10 min', '1|snooze|0|0|abcdefghijklmnopqrstuv'],
      ['Stop', '1|stop|0|0|abcdefghijklmnopqrstuv'],
    ]);
  });

  test('is nothing to follow in direct messages, and nothing to snooze once it is cancelled', () => {
    const names = (rows: string[][]) => rows.map(([name]) => name);
    expect(names(labels(deliveryOf(gala)))).toEqual(['Snooze 10 min', 'Stop']);
    expect(names(labels(inChannel, { to: 'creator', why: 'closed' }))).toEqual(['Snooze 10 min', 'Stop']);
    expect(names(labels({ ...inChannel, kind: 'cancelled' }))).toEqual(['Stop']);
  });
});

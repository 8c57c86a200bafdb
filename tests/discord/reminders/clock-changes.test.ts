import { expect, test } from 'vitest';
import { said, simulate, timesOf } from './simulated.ts';

const packIn = (zone: string, start: string) => `title: Talks
timezone: ${zone}
sources:
  leaflet: {publisher: Festival office, title: Leaflet for visitors, published: 2030-01-01}
  radio: {publisher: City Radio, title: Interview with Ada Brook, published: 2030-01-02}
sessions:
  - {id: talk, title: Talk, start: "${start}", source: leaflet}
`;

/** The talk is at 10:00 on the day on which clocks change in the night before. */
test.each([
  {
    zone: 'Europe/Berlin',
    change: 'ahead',
    date: '2030-03-31',
    reminders: ['2030-03-30T08:00:00Z', '2030-03-31T07:00:00Z', '2030-03-31T08:00:00Z'],
    morning: '2030-03-31T06:00:00Z',
    afterQuiet: '2030-03-31T05:00:00Z',
  },
  {
    zone: 'Europe/Berlin',
    change: 'back',
    date: '2030-10-27',
    reminders: ['2030-10-26T09:00:00Z', '2030-10-27T08:00:00Z', '2030-10-27T09:00:00Z'],
    morning: '2030-10-27T07:00:00Z',
    afterQuiet: '2030-10-27T06:00:00Z',
  },
  {
    zone: 'Australia/Sydney',
    change: 'ahead',
    date: '2030-10-06',
    reminders: ['2030-10-04T23:00:00Z', '2030-10-05T22:00:00Z', '2030-10-05T23:00:00Z'],
    morning: '2030-10-05T21:00:00Z',
    afterQuiet: '2030-10-05T20:00:00Z',
  },
  {
    zone: 'Australia/Sydney',
    change: 'back',
    date: '2030-04-07',
    reminders: ['2030-04-06T00:00:00Z', '2030-04-06T23:00:00Z', '2030-04-07T00:00:00Z'],
    morning: '2030-04-06T22:00:00Z',
    afterQuiet: '2030-04-06T21:00:00Z',
  },
])(
  'clocks go $change in $zone: sessions, mornings and the end of quiet hours are at their time',
  async ({ zone, date, reminders, morning, afterQuiet }) => {
    const { discord, comeTo, ada, ben } = await simulate({
      yaml: packIn(zone, `${date} 10:00`),
      at: '2030-03-01T00:00:00Z',
    });
    const cleo = discord.user('Cleo');
    await said(ada, '/remind me', { session: 'talk', before: '1 day, 1 hour, at start' });
    await said(cleo, '/remind me', { session: 'days', before: 'at start' });
    await said(ben, '/remind zone', { zone, 'quiet-from': '22:00', 'quiet-to': '07:00' });
    // Nine hours before, it is night there.
    await said(ben, '/remind me', { session: 'talk', before: '9 hours' });
    for (const time of [...reminders, morning, afterQuiet].toSorted()) await comeTo(time);
    expect(timesOf(discord, ada.dm)).toEqual(reminders);
    expect(timesOf(discord, cleo.dm)).toEqual([morning]);
    expect(timesOf(discord, ben.dm)).toEqual([afterQuiet]);
  },
);

test('a session in the hour that comes twice is at the first of the two', async () => {
  const yaml = packIn('Europe/Berlin', '2030-10-27 02:30');
  const { discord, clock, idle, comeTo, ada } = await simulate({ yaml, at: '2030-10-26T00:00:00Z' });
  await said(ada, '/remind me', { session: 'talk', before: '1 hour, at start' });
  await comeTo('2030-10-26T23:30:00Z');
  await comeTo('2030-10-27T00:30:00Z');
  clock.advanceTo('2030-10-27T02:00:00Z');
  await idle();
  expect(timesOf(discord, ada.dm)).toEqual(['2030-10-26T23:30:00Z', '2030-10-27T00:30:00Z']);
});

test.each([
  ['the own zone, where it is known', 'Asia/Tokyo', '2030-07-06T09:00:00Z'],
  ["the summit's zone, where the own is not known", null, '2030-07-06T16:00:00Z'],
])('free text: a time of the day is taken in %s', async (_, zone, due) => {
  const { discord, comeTo, ada } = await simulate();
  if (zone) await said(ada, '/remind zone', { zone });
  const wish = 'remind me of the closing gala on 6 July 2030 at 18:00';
  const echo = await discord.replyTo(ada.says(ada.dm, wish));
  expect(echo.content).toContain(`<t:${Date.parse(due) / 1000}:F>`);
  await ada.clicks(echo, 'Confirm').response();
  await discord.until('the confirmation', () => echo.buttons.length === 0);
  await comeTo(due);
  expect(timesOf(discord, ada.dm).slice(1)).toEqual([due]);
  expect(ada.dm.messages.at(-1)?.content).toContain('**Closing gala**');
});

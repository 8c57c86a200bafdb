import { expect, test } from 'vitest';
import { pressed, said, simulate, timesOf } from './simulated.ts';

/** The start of the closing gala, and of others, in seconds since 1970. */
const gala = 1_909_591_200;
const opening = 1_909_501_200;

test('/remind me: a direct message on time, again ten minutes after Snooze, and none after Stop', async () => {
  const { discord, comeTo, ada } = await simulate();
  expect(await said(ada, '/remind me', { session: 'closing gala', before: '1 hour, at start' })).toContain(
    'I will remind you of **Closing gala**, 1 hour before and at the start, by direct message.',
  );
  await comeTo('2030-07-06T17:00:00Z');
  const reminder = await discord.nextMessage(ada.dm);
  const text = `**Closing gala** starts <t:${gala}:R> (<t:${gala}:F>), Lake stage.`;
  expect(reminder.content).toBe(text);
  expect(await pressed(ada, reminder, 'Snooze 10 min')).toBe(
    `I will remind you again <t:${gala - 3000}:R>, by direct message.`,
  );
  await comeTo('2030-07-06T17:10:00Z');
  const again = await discord.nextMessage(ada.dm);
  expect(again.content).toBe(text);
  expect(await pressed(ada, again, 'Stop')).toContain('Stopped: **Closing gala**');
  await comeTo('2030-07-06T18:00:00Z');
  expect(timesOf(discord, ada.dm)).toEqual(['2030-07-06T17:00:00Z', '2030-07-06T17:10:00Z']);
  expect(await said(ada, '/remind status')).toContain('**Closing gala**, at the start: not sent');
});

test('several offsets are several reminders, each on time; the last one says that it has started', async () => {
  const { discord, comeTo, ada } = await simulate({ at: '2030-07-05T12:00:00Z' });
  await said(ada, '/remind me', { session: 'gala', before: '1 day, 1 hour, at start' });
  const texts = [];
  for (const time of ['2030-07-05T18:00:00Z', '2030-07-06T17:00:00Z', '2030-07-06T18:00:00Z']) {
    await comeTo(time);
    texts.push((await discord.nextMessage(ada.dm)).content);
  }
  const starts = `**Closing gala** starts <t:${gala}:R> (<t:${gala}:F>), Lake stage.`;
  expect(texts).toEqual([starts, starts, '**Closing gala** has started, Lake stage.']);
  expect(timesOf(discord, ada.dm)).toEqual([
    '2030-07-05T18:00:00Z',
    '2030-07-06T17:00:00Z',
    '2030-07-06T18:00:00Z',
  ]);
});

test('every session: those that stand, in their order, and not the cancelled one', async () => {
  const { discord, comeTo, ada } = await simulate();
  await said(ada, '/remind me', { session: 'every session', before: '15 minutes' });
  const titles = [];
  for (const time of ['2030-07-05T16:45:00Z', '2030-07-06T07:45:00Z', '2030-07-06T17:45:00Z']) {
    await comeTo(time);
    titles.push(/\*\*(.+)\*\*/.exec((await discord.nextMessage(ada.dm)).content)?.[1]);
  }
  expect(titles).toEqual(['Opening concert', 'Trumpet workshop', 'Closing gala']);
});

test('the start of each day: at 08:00 in the zone of the summit, with the sessions of the day', async () => {
  const { discord, comeTo, ada } = await simulate({ at: '2030-07-05T05:00:00Z' });
  await said(ada, '/remind me', { session: 'the start of each day', before: 'at start' });
  await comeTo('2030-07-05T06:00:00Z');
  const first = await discord.nextMessage(ada.dm);
  expect(first.content).toBe(
    `Today, day 1 of **Lakeside Jazz Festival 2030**:\n- <t:${opening}:t> **Opening concert**, Lake stage`,
  );
  await comeTo('2030-07-06T06:00:00Z');
  const second = await discord.nextMessage(ada.dm);
  expect(second.content).toBe(
    [
      'Today, day 2 of **Lakeside Jazz Festival 2030**:',
      `- <t:${gala - 36_000}:t> **Trumpet workshop**, Music school`,
      `- <t:${gala}:t> **Closing gala**, Lake stage`,
    ].join('\n'),
  );
  expect(timesOf(discord, ada.dm)).toEqual(['2030-07-05T06:00:00Z', '2030-07-06T06:00:00Z']);
});

test('free text: an hour before the gala, once that is confirmed; nothing where it is not', async () => {
  const { discord, comeTo, ada, ben } = await simulate();
  const echo = await discord.replyTo(ada.says(ada.dm, 'remind me an hour before the closing gala'));
  expect(echo.content).toContain(`<t:${gala - 3600}:F>`);
  await ada.clicks(echo, 'Confirm').response();
  await discord.until('the confirmation', () => echo.buttons.length === 0);
  await discord.replyTo(ben.says(ben.dm, 'remind me an hour before the closing gala'));
  const before = ben.dm.messages.length;
  await comeTo('2030-07-06T17:00:00Z');
  await discord.until('the reminder', () => discord.posts(ada.dm).length === 2);
  expect(timesOf(discord, ada.dm).at(-1)).toBe('2030-07-06T17:00:00Z');
  expect(ada.dm.messages.at(-1)?.content).toContain('**Closing gala** starts');
  expect(ben.dm.messages).toHaveLength(before);
});

test('free text: "ping me when day 2 starts" is a reminder of the day, and "stop reminding me" ends it', async () => {
  const { discord, comeTo, ada, ben } = await simulate();
  for (const who of [ada, ben]) {
    const echo = await discord.replyTo(who.says(who.dm, 'ping me when day 2 starts'));
    await who.clicks(echo, 'Confirm').response();
    await discord.until('the confirmation', () => echo.buttons.length === 0);
  }
  const echo = await discord.replyTo(ben.says(ben.dm, 'stop reminding me'));
  await ben.clicks(echo, 'Confirm').response();
  await discord.until('the end', () => echo.content.startsWith('Stopped'));
  await comeTo('2030-07-06T06:00:00Z');
  await discord.until('the reminder', () => discord.posts(ada.dm).length === 2);
  expect(ada.dm.messages.at(-1)?.content).toContain('Today, day 2 of **Lakeside Jazz Festival 2030**');
  expect(discord.posts(ben.dm)).toHaveLength(2);
});

test('a button on /schedule: whoever pressed it gets every session', async () => {
  const { discord, comeTo, ada, ben, general } = await simulate();
  const schedule = await ada.uses(general, '/schedule').response();
  expect(await pressed(ben, schedule, 'Remind me of every session')).toContain('I will remind you');
  await comeTo('2030-07-05T16:45:00Z');
  expect((await discord.nextMessage(ben.dm)).content).toContain('**Opening concert** starts');
  expect(ada.dm.messages).toEqual([]);
});

const hanoi = `title: Second summit in Hanoi
timezone: Asia/Ho_Chi_Minh
commemorate: yearly
sources:
  leaflet: {publisher: Festival office, title: Leaflet for visitors, published: 2030-05-01}
  radio: {publisher: City Radio, title: Interview with Ada Brook, published: 2030-06-14}
  paper: {publisher: The paper, title: Report, published: 2019-03-01}
sessions:
  - {id: dinner, title: Dinner, start: "2019-02-27 18:30", end: "2019-02-27 20:30", place: Metropole, status: held, source: paper}
  - {id: signing, title: Signing ceremony, start: "2019-02-28 14:05", place: Metropole, status: cancelled, note: There was no agreement., source: paper}
  - {id: talks, title: Talks, start: "2019-02-28 09:00", end: "2019-02-28 10:00", place: Metropole, status: held, source: paper}
`;

test('a summit that is over: what happened is told on the next 27 and 28 February, and a year later', async () => {
  const { discord, comeTo, ada } = await simulate({ yaml: hanoi, at: '2031-01-10T00:00:00Z' });
  const reply = await ada.uses(ada.dm, '/remind me', { session: 'dinner' }).response();
  expect(reply.content).toContain(
    'Second summit in Hanoi is over: it took place from Wednesday 27 February 2019 to Thursday 28 February 2019.',
  );
  expect(await pressed(ada, reply, 'Remind me of every anniversary')).toContain('every anniversary');
  await comeTo('2031-02-27T01:00:00Z');
  const first = await discord.nextMessage(ada.dm);
  expect(first.content).toContain(
    'On this day in 2019: **Second summit in Hanoi**\n- **Dinner**, Metropole, ',
  );
  expect(first.content).toContain('The paper');
  await comeTo('2031-02-28T01:00:00Z');
  const second = await discord.nextMessage(ada.dm);
  expect(second.content).toContain('**Signing ceremony**, Metropole, ');
  expect(second.content).toContain('There was no agreement.');
  await comeTo('2031-03-02T00:00:00Z');
  await comeTo('2032-02-27T01:00:00Z');
  expect((await discord.nextMessage(ada.dm)).content).toContain('On this day in 2019');
  expect(timesOf(discord, ada.dm)).toEqual([
    '2031-02-27T01:00:00Z',
    '2031-02-28T01:00:00Z',
    '2032-02-27T01:00:00Z',
  ]);
});

test('/remind me three minutes before: the start is offered in the place of what is too late', async () => {
  const { discord, comeTo, ada } = await simulate({ at: '2030-07-06T17:57:00Z' });
  const refusal = await ada.uses(ada.dm, '/remind me', { session: 'gala' }).response();
  expect(refusal.content).toBe(
    `It is too late for that. **Closing gala**: <t:${gala}:F> (<t:${gala}:R>). I can still remind you of it:`,
  );
  const echo = await ada.clicks(refusal, 'At the start').response();
  expect(echo.content).toContain(`I will remind you of **Closing gala** <t:${gala}:F>`);
  await ada.clicks(echo, 'Confirm').response();
  await comeTo('2030-07-06T18:00:00Z');
  expect((await discord.nextMessage(ada.dm)).content).toBe('**Closing gala** has started, Lake stage.');
});

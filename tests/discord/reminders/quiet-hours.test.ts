import { expect, test } from 'vitest';
import { said, simulate, timesOf } from './simulated.ts';

const quiet = { zone: 'Europe/Zurich', 'quiet-from': '22:00', 'quiet-to': '07:30' };

test('quiet hours hold a reminder back that is still of use after them', async () => {
  const { discord, comeTo, ada } = await simulate();
  await said(ada, '/remind zone', quiet);
  await said(ada, '/remind me', { session: 'workshop', before: '6 hours' });
  await comeTo('2030-07-06T02:00:00Z');
  await comeTo('2030-07-06T05:30:00Z');
  expect((await discord.nextMessage(ada.dm)).content).toContain('**Trumpet workshop** starts');
  expect(timesOf(discord, ada.dm)).toEqual(['2030-07-06T05:30:00Z']);
});

test('of no use after them, it is dropped for a person, with a status, and posted in a channel all the same', async () => {
  const { discord, comeTo, ada, general } = await simulate();
  // The workshop starts at 10:00 there.
  await said(ada, '/remind zone', { ...quiet, 'quiet-to': '10:30' });
  await said(ada, '/remind me', { session: 'workshop', before: '1 hour' });
  await said(ada, '/remind channel', { channel: general, what: 'workshop', before: '1 hour' }, general);
  await comeTo('2030-07-06T07:00:00Z');
  expect((await discord.nextMessage(general)).content).toContain('**Trumpet workshop** starts');
  expect(timesOf(discord, general)).toEqual(['2030-07-06T07:00:00Z']);
  await comeTo('2030-07-06T10:00:00Z');
  expect(ada.dm.messages).toEqual([]);
  expect(await said(ada, '/remind status')).toMatch(
    /- \*\*Trumpet workshop\*\*, 1 hour before: not sent \(<t:\d+:F>\): it fell into your quiet hours, and was of no use after them/,
  );
});

test('a snooze is sent in quiet hours: whoever asks for it is awake', async () => {
  const { discord, comeTo, ada } = await simulate();
  await said(ada, '/remind me', { session: 'workshop', before: '1 hour' });
  await comeTo('2030-07-06T07:00:00Z');
  const reminder = await discord.nextMessage(ada.dm);
  await said(ada, '/remind zone', { ...quiet, 'quiet-to': '10:30' });
  await ada.clicks(reminder, 'Snooze 10 min').response();
  await comeTo('2030-07-06T07:10:00Z');
  expect((await discord.nextMessage(ada.dm)).content).toContain('**Trumpet workshop** starts');
});

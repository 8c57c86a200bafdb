import { expect, test } from 'vitest';
import { said, simulate } from './simulated.ts';

async function absent(from: string, until: string, offsets = '15 minutes') {
  const stage = await simulate();
  const { clock, idle, comeTo, ada, end, start } = stage;
  await said(ada, '/remind me', { session: 'gala', before: offsets });
  await comeTo(from);
  await end();
  clock.advanceTo(until);
  await start();
  await idle();
  return stage;
}

test('down when it was due, and back before the start: it is sent as it was meant', async () => {
  const { discord, ada } = await absent('2030-07-06T17:00:00Z', '2030-07-06T17:50:00Z');
  expect((await discord.nextMessage(ada.dm)).content).toContain('**Closing gala** starts');
});

test('down over the start: it has started', async () => {
  const { discord, ada } = await absent('2030-07-06T17:00:00Z', '2030-07-06T18:10:00Z');
  const message = await discord.nextMessage(ada.dm);
  expect(message.content).toBe('**Closing gala** has started (<t:1909591200:t>), Lake stage.');
});

test('down over several of one session: the last of them is sent, the others are replaced', async () => {
  const { discord, ada } = await absent(
    '2030-07-05T07:00:00Z',
    '2030-07-06T18:10:00Z',
    '1 day, 1 hour, at start',
  );
  const message = await discord.nextMessage(ada.dm);
  expect(message.content).toBe('**Closing gala** has started (<t:1909591200:t>), Lake stage.');
  const status = await said(ada, '/remind status');
  expect(status.match(/a later reminder of the same was due as well/g)).toHaveLength(2);
  expect(ada.dm.messages).toHaveLength(1);
});

test('down over the end: it is dropped, and /remind status says why', async () => {
  const { ada, ben } = await absent('2030-07-06T17:00:00Z', '2030-07-06T22:00:00Z');
  expect(await said(ada, '/remind status')).toMatch(
    /- \*\*Closing gala\*\*, 15 minutes before: not sent \(<t:\d+:F>\): it was over before I could send it/,
  );
  expect([ada.dm.messages, ben.dm.messages]).toEqual([[], []]);
});

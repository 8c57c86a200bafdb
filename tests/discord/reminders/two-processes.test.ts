import { expect, test } from 'vitest';
import { festivalYaml } from '../../support/festival.ts';
import { said, simulate, timesOf } from './simulated.ts';

const due = '2030-07-06T17:45:00Z';

/** Two processes on one database, and people who all wait for the gala. */
async function twoProcesses() {
  const stage = await simulate();
  const people = Array.from({ length: 12 }, (_, place) => stage.discord.user(`person ${place}`));
  for (const person of people) await said(person, '/remind me', { session: 'gala', before: '15 minutes' });
  const endSecond = await stage.start();
  await stage.idle();
  return { ...stage, people, endSecond };
}

test('two processes on one database: each reminder comes once, on time', async () => {
  const { discord, comeTo, people } = await twoProcesses();
  await comeTo(due);
  expect(people.map((person) => timesOf(discord, person.dm))).toEqual(people.map(() => [due]));
  expect(discord.repeatedPosts()).toEqual([]);
});

test('one of them ends while reminders are under way: the other sends the rest, and none comes twice', async () => {
  const { discord, clock, people, end, idle } = await twoProcesses();
  discord.fail({ on: 'POST /channels/:channel/messages', times: 6, with: { delay: 100 } });
  clock.advanceTo(due);
  await discord.until('a reminder', () => discord.posts().length > 0);
  await end();
  await idle();
  // What the one that ended had leased and not begun is free again, and is found at the next look.
  clock.advance({ seconds: 30 });
  await idle();
  expect(people.map(({ dm }) => dm.messages.length)).toEqual(people.map(() => 1));
  expect(discord.posts()).toHaveLength(people.length);
});

test('a session that is moved while both run is told once, and reminded of once', async () => {
  const { discord, comeTo, ada, bot } = await twoProcesses();
  await said(ada, '/remind me', { session: 'gala', before: '5 hours, 15 minutes' });
  await comeTo('2030-07-06T13:00:00Z');
  await comeTo('2030-07-06T15:00:00Z');
  bot.write(
    festivalYaml
      .replace('start: "2030-07-06 20:00"', 'start: "2030-07-06 21:00"')
      .replace('end: "2030-07-06 23:00"', 'end: "2030-07-06 23:30"'),
  );
  await bot.refresh();
  await comeTo('2030-07-06T18:45:00Z');
  expect(ada.dm.messages.map(({ content }) => content.includes('was moved'))).toEqual([false, true, false]);
  expect(timesOf(discord, ada.dm)).toEqual([
    '2030-07-06T13:00:00Z',
    '2030-07-06T15:00:00Z',
    '2030-07-06T18:45:00Z',
  ]);
});

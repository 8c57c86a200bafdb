import { expect, test } from 'vitest';
import { festivalYaml } from '../../support/festival.ts';
import { said, simulate, timesOf } from './simulated.ts';

/** One hour later than planned. */
const moved = festivalYaml
  .replace('start: "2030-07-06 20:00"', 'start: "2030-07-06 21:00"')
  .replace('end: "2030-07-06 23:00"', 'end: "2030-07-06 23:30"');
const cancelled = festivalYaml.replace(/(Closing gala.+)status: planned/, '$1status: cancelled');
const withdrawn = festivalYaml.replace(/^ +- \{id: gala.+\n/m, '');
const planned = 1_909_591_200;

/** Ada was told the time five hours before; then the schedule becomes another one. */
async function told(yaml: string, when: 'running' | 'down') {
  const stage = await simulate();
  const { discord, clock, comeTo, ada, bot, end, start } = stage;
  await said(ada, '/remind me', { session: 'gala', before: '5 hours, 15 minutes' });
  await comeTo('2030-07-06T13:00:00Z');
  await discord.nextMessage(ada.dm);
  clock.advanceTo('2030-07-06T14:00:00Z');
  if (when === 'down') await end();
  bot.write(yaml);
  if (when === 'down') await start();
  else await bot.refresh();
  return stage;
}

test.each(['running', 'down'] as const)(
  'a session that is moved while the bot is %s: who was told is told, and the reminder moves with it',
  async (when) => {
    const { discord, comeTo, ada } = await told(moved, when);
    expect((await discord.nextMessage(ada.dm)).content).toBe(
      `**Closing gala** was moved: now <t:${planned + 3600}:F> (<t:${planned + 3600}:R>), Lake stage.`,
    );
    await comeTo('2030-07-06T17:45:00Z');
    await comeTo('2030-07-06T18:45:00Z');
    expect((await discord.nextMessage(ada.dm)).content).toContain(`starts <t:${planned + 3600}:R>`);
    expect(timesOf(discord, ada.dm)).toEqual([
      '2030-07-06T13:00:00Z',
      '2030-07-06T14:00:00Z',
      '2030-07-06T18:45:00Z',
    ]);
  },
);

test.each([
  ['cancelled', 'running', cancelled, 'is cancelled'],
  ['cancelled', 'down', cancelled, 'is cancelled'],
  ['taken out', 'down', withdrawn, 'is not in the schedule any more'],
] as const)(
  'a session that is %s while the bot is %s: a notice says so, and no reminder follows',
  async (_, when, yaml, words) => {
    const { discord, comeTo, ada } = await told(yaml, when);
    expect((await discord.nextMessage(ada.dm)).content).toBe(
      `**Closing gala** ${words}. It was planned for <t:${planned}:F>.`,
    );
    await comeTo('2030-07-06T17:45:00Z');
    await comeTo('2030-07-06T18:00:00Z');
    expect(ada.dm.messages).toHaveLength(2);
    expect(await said(ada, '/remind status')).toContain('the schedule changed, and a notice told so');
  },
);

test('cancelled and reinstated, both are told, and the reminder comes after all', async () => {
  const { discord, comeTo, ada, bot } = await told(cancelled, 'running');
  await discord.nextMessage(ada.dm);
  bot.write(festivalYaml);
  await bot.refresh();
  expect((await discord.nextMessage(ada.dm)).content).toContain('**Closing gala** takes place after all');
  await comeTo('2030-07-06T17:45:00Z');
  expect((await discord.nextMessage(ada.dm)).content).toContain('**Closing gala** starts');
});

test('who was told nothing yet is not told of the move, but reminded at the new time', async () => {
  const { discord, comeTo, ada, bot } = await simulate();
  await said(ada, '/remind me', { session: 'gala', before: '15 minutes' });
  bot.write(moved);
  await bot.refresh();
  await comeTo('2030-07-06T18:45:00Z');
  await discord.nextMessage(ada.dm);
  expect(timesOf(discord, ada.dm)).toEqual(['2030-07-06T18:45:00Z']);
});

import { expect, test } from 'vitest';
import { said, simulate } from './simulated.ts';

test('/publish with a channel: reminders there ping those who are interested in the event, and nobody else', async () => {
  const stage = await simulate({ guild: { botPermissions: ['CreateEvents'] } });
  const { discord, comeTo, ada, ben, guild, general } = stage;
  const published = await said(ada, '/publish events', { channel: general, before: '15 minutes' }, general);
  expect(published).toContain(
    'I will remind people of every session of Lakeside Jazz Festival 2030, 15 minutes before',
  );
  expect(published).toContain('and ping whoever is interested in the event');
  const gala = guild.events.find(({ name }) => name === 'Closing gala');
  if (!gala) throw new Error('there is no event of the gala');
  ben.setInterested(guild, gala);
  await comeTo('2030-07-06T17:45:00Z');
  const messages = [await discord.nextMessage(general)];
  while (!messages.at(-1)?.content.includes('Closing gala'))
    messages.push(await discord.nextMessage(general));
  expect(messages.at(-1)?.pings).toEqual({ everyone: false, users: [ben.id], roles: [] });
  expect(messages.slice(0, -1).flatMap(({ pings }) => pings.users)).toEqual([]);
});

import { Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { restFor, startGuild } from './testing.ts';

const hour = 3_600_000;
const at = (time: number) => new Date(Date.now() + time).toISOString();
const event = {
  name: 'Opening',
  privacy_level: 2,
  entity_type: 3,
  scheduled_start_time: at(hour),
  scheduled_end_time: at(2 * hour),
  entity_metadata: { location: 'Lake stage' },
};

async function startEvents() {
  const { discord, guild } = await startGuild({ openapi: '' }, { botPermissions: ['CreateEvents'] });
  const rest = restFor(discord);
  const create = (body: object) => rest.post(Routes.guildScheduledEvents(guild.id), { body });
  return { guild, rest, create };
}

test('scheduled events are made, changed, listed and deleted', async () => {
  const { guild, rest, create } = await startEvents();
  await create(event);
  const [id = ''] = guild.record.events.keys();
  await rest.patch(Routes.guildScheduledEvent(guild.id, id), { body: { name: 'Grand opening' } });
  expect(await rest.get(Routes.guildScheduledEvents(guild.id))).toMatchObject([
    { id, name: 'Grand opening' },
  ]);
  await rest.delete(Routes.guildScheduledEvent(guild.id, id));
  const gone = rest.get(Routes.guildScheduledEvent(guild.id, id));
  await expect(gone).rejects.toMatchObject({ code: 10070 });
});

test.each([
  ['without an end', { ...event, scheduled_end_time: undefined }, 'scheduled_end_time'],
  ['in the past', { ...event, scheduled_start_time: at(-hour) }, 'SCHEDULE_PAST'],
  ['without a name', { ...event, name: '' }, 'name'],
  ['without a place', { ...event, entity_metadata: {} }, 'location'],
])('a scheduled event %s is refused', async (_, body, says) => {
  const { create } = await startEvents();
  await expect(create(body)).rejects.toMatchObject({ code: 50035, message: expect.stringContaining(says) });
});

test('a server has at most 100 scheduled events, and only with the permission', async () => {
  const { guild, create } = await startEvents();
  for (let count = 0; count < 100; count += 1) await create(event);
  await expect(create(event)).rejects.toMatchObject({ code: 30038 });
  guild.setBotPermissions([]);
  await expect(create(event)).rejects.toMatchObject({ code: 50013 });
});

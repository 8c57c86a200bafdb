import { GatewayIntentBits, Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { asApi } from './json.ts';
import type { DiscordServerOptions } from './options.ts';
import { clientFor, rawEvents, restFor, startGuild } from './testing.ts';

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

async function startEvents(options: DiscordServerOptions = {}) {
  const stage = await startGuild(options, { botPermissions: ['CreateEvents'] });
  const { guild } = stage;
  const rest = restFor(stage.discord);
  const create = (body: object) => rest.post(Routes.guildScheduledEvents(guild.id), { body });
  const path = (one: { readonly id: string } | undefined) =>
    Routes.guildScheduledEvent(guild.id, one?.id ?? '');
  const patch = (one: { readonly id: string } | undefined, body: object) => rest.patch(path(one), { body });
  return { ...stage, rest, create, path, patch };
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
  const { create } = await startEvents({ openapi: '' });
  await expect(create(body)).rejects.toMatchObject({ code: 50035, message: expect.stringContaining(says) });
});

test('a server has at most 100 scheduled events, and only with the permission', async () => {
  const { guild, create } = await startEvents();
  for (let count = 0; count < 100; count += 1) await create(event);
  await expect(create(event)).rejects.toMatchObject({ code: 30038 });
  guild.setBotPermissions([]);
  await expect(create(event)).rejects.toMatchObject({ code: 50013 });
});

test('an event is cancelled before it starts, or completed after that; then nothing changes it', async () => {
  const { guild, rest, create, path, patch } = await startEvents();
  await create(event);
  await create(event);
  const [first, second] = guild.events;
  await expect(patch(first, { status: 3 })).rejects.toMatchObject({ code: 50035 });
  expect(await patch(first, { status: 4 })).toMatchObject({ status: 4 });
  await expect(patch(first, { name: 'x' })).rejects.toMatchObject({ code: 180_000 });
  await patch(second, { status: 2 });
  await expect(patch(second, { status: 4 })).rejects.toMatchObject({ code: 50035 });
  expect(await patch(second, { status: 3 })).toMatchObject({ status: 3 });
  expect(await rest.get(Routes.guildScheduledEvents(guild.id))).toEqual([]);
  expect(await rest.get(path(first))).toMatchObject({ status: 4 });
});

test('a change is held to the rules with what it leaves as it is', async () => {
  const { guild, create, patch } = await startEvents();
  await create(event);
  const [made] = guild.events;
  await expect(patch(made, { scheduled_end_time: null })).rejects.toMatchObject({ code: 50035 });
  await expect(patch(made, { scheduled_start_time: at(3 * hour) })).rejects.toMatchObject({
    message: expect.stringContaining('END_BEFORE_START'),
  });
  await expect(patch(made, { scheduled_start_time: at(-hour) })).rejects.toMatchObject({
    message: expect.stringContaining('SCHEDULE_PAST'),
  });
  expect(
    await patch(made, {
      scheduled_start_time: '2126-01-01T10:00:00+02:00',
      scheduled_end_time: '2126-01-02T00:00:00Z',
    }),
  ).toMatchObject({
    scheduled_start_time: '2126-01-01T08:00:00+00:00',
    entity_metadata: { location: 'Lake stage' },
  });
});

test('with Create Events the bot changes its own events, with Manage Events those of others', async () => {
  const { guild, ada, rest, create, path, patch } = await startEvents();
  const hers = ada.schedules(guild, { name: 'Lunch' });
  await expect(patch(hers, { name: 'x' })).rejects.toMatchObject({ status: 403, code: 50013 });
  await expect(rest.delete(path(hers))).rejects.toMatchObject({ code: 50013 });
  await create(event);
  const own = guild.events[1];
  await patch(own, { name: 'Closing' });
  guild.setBotPermissions(['ManageEvents']);
  await expect(create(event)).rejects.toMatchObject({ code: 50013 });
  await patch(hers, { name: 'Dinner' });
  await patch(own, { name: 'Closing party' });
  expect(guild.events.map(({ name }) => name)).toEqual(['Dinner', 'Closing party']);
});

test('a cancelled event makes room for another', async () => {
  const { guild, ada, create, patch } = await startEvents();
  for (let count = 0; count < 100; count += 1) ada.schedules(guild, { name: `Talk ${count}` });
  await expect(create(event)).rejects.toMatchObject({ code: 30038 });
  guild.setBotPermissions(['CreateEvents', 'ManageEvents']);
  await patch(guild.events[0], { status: 4 });
  await create(event);
});

test('who is interested is counted, and listed by id in pages', async () => {
  const { discord, guild, ada, rest, create, path } = await startEvents();
  await create(event);
  const [made = { id: '' }] = guild.events;
  const people = ['Ben', 'Cem', 'Dee', 'Eva'].map((name) => discord.user(name));
  for (const person of [ada, ...people]) person.setInterested(guild, made);
  people[3]?.setInterested(guild, made, false);
  const names = async (query: Record<string, string>) => {
    const found = await rest.get(`${path(made)}/users`, { query: new URLSearchParams(query) });
    return asApi<{ user: { global_name: string } }[]>(found).map(({ user }) => user.global_name);
  };
  expect(await names({})).toEqual(['Ada', 'Ben', 'Cem', 'Dee']);
  expect(await names({ limit: '2' })).toEqual(['Ada', 'Ben']);
  expect(await names({ after: people[0]?.id ?? '', limit: '1' })).toEqual(['Cem']);
  expect(await names({ before: people[2]?.id ?? '', limit: '2' })).toEqual(['Ben', 'Cem']);
  await expect(names({ limit: '101' })).rejects.toMatchObject({ code: 50035 });
  const withMember = await rest.get(`${path(made)}/users`, {
    query: new URLSearchParams({ with_member: 'true' }),
  });
  expect(withMember).toMatchObject([{ user_id: ada.id, member: { user: { id: ada.id } } }, {}, {}, {}]);
  expect(await rest.get(path(made))).not.toHaveProperty('user_count');
  const counted = rest.get(path(made), { query: new URLSearchParams({ with_user_count: 'true' }) });
  expect(await counted).toMatchObject({ user_count: 4 });
});

test('the gateway tells of events and of who is interested', async () => {
  const { discord, guild, ada } = await startEvents();
  const client = clientFor(discord, {
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildScheduledEvents],
  });
  const told = rawEvents(client, /^GUILD_SCHEDULED_EVENT_/, 5);
  await client.login(discord.token);
  await discord.ready();
  const hers = ada.schedules(guild, { name: 'Lunch' });
  ada.setInterested(guild, hers);
  ada.setInterested(guild, hers, false);
  guild.changeEvent(hers, { status: 4 });
  guild.deleteEvent(hers);
  expect((await told).map(({ name, data }) => [name.slice(22), data['status'] ?? data['user_id']])).toEqual([
    ['CREATE', 1],
    ['USER_ADD', ada.id],
    ['USER_REMOVE', ada.id],
    ['UPDATE', 4],
    ['DELETE', 4],
  ]);
});

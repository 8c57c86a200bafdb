import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Routes } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { DiscordServer } from './discord-server.ts';
import { restFor, startGuild } from './testing.ts';

const description = {
  openapi: '3.1.0',
  paths: {
    '/channels/{channel_id}/messages': {
      post: {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Message' } } },
        },
      },
    },
    '/users/@me': { get: {} },
    '/users/{user_id}': { get: { requestBody: { required: true, content: {} } } },
  },
  components: {
    schemas: {
      Message: {
        type: 'object',
        properties: {
          content: { type: 'string' },
          message_reference: { $ref: '#/components/schemas/Reference' },
        },
      },
      Reference: {
        type: 'object',
        properties: { message_id: { type: 'string', format: 'snowflake' } },
        required: ['message_id'],
      },
    },
  },
};

function temporary(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'discord-audit-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return path.join(folder, name);
}

async function startWithDescription() {
  const openapi = temporary('openapi.json');
  writeFileSync(openapi, JSON.stringify(description));
  const discord = await DiscordServer.start({ openapi });
  onTestFinished(() => discord.close().catch(() => undefined));
  return { discord, general: discord.addGuild().channel('general'), rest: restFor(discord) };
}

test('a body that fits the description passes, and the literal path goes before the parameter', async () => {
  const { discord, general, rest } = await startWithDescription();
  await rest.post(Routes.channelMessages(general.id), { body: { content: 'x' } });
  await rest.get(Routes.user());
  expect(() => discord.assertValid()).not.toThrow();
});

test('a body that does not fit fails the test, with the place and the body', async () => {
  const { discord, general, rest } = await startWithDescription();
  await rest.post(Routes.channelMessages(general.id), { body: { content: 'x', message_reference: {} } });
  expect(() => discord.assertValid()).toThrow(
    `POST /channels/{channel_id}/messages: /message_reference must have required property 'message_id'; got {"content":"x"`,
  );
  await expect(discord.close()).rejects.toThrow('1 invalid requests');
});

test('an operation that the description or the stand-in does not know fails the test', async () => {
  const { discord, general, rest } = await startWithDescription();
  await rest.get(Routes.channel(general.id));
  await expect(rest.get('/no/such')).rejects.toMatchObject({ status: 404 });
  expect(() => discord.assertValid()).toThrow(/no such operation(.|\n)*no route for GET \/no\/such/);
});

test('every request is traced as a JSON line', async () => {
  const trace = temporary('trace.jsonl');
  const { discord, general } = await startGuild({ trace });
  await restFor(discord).post(Routes.channelMessages(general.id), { body: { content: 'x' } });
  await restFor(discord).get(Routes.channel(general.id));
  const lines = readFileSync(trace, 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { method: 'POST', path: `/channels/${general.id}/messages`, status: 200, body: { content: 'x' } },
    { method: 'GET', path: `/channels/${general.id}`, status: 200 },
  ]);
});

test('what the bot’s setup asks for is answered as described', async () => {
  const { discord, ada, guild, general } = await startGuild();
  const rest = restFor(discord);
  ada.says(general, 'x');
  for (const route of [
    Routes.user(),
    Routes.user(ada.id),
    Routes.userGuilds(),
    Routes.currentApplication(),
    Routes.gatewayBot(),
    Routes.guild(guild.id),
    Routes.guildChannels(guild.id),
    Routes.guildRoles(guild.id),
    Routes.guildMember(guild.id, ada.id),
    Routes.channel(ada.dm.id),
    Routes.channelMessages(general.id),
  ] as const) {
    await rest.get(route);
  }
  expect(() => discord.assertValid()).not.toThrow();
});

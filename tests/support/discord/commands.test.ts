import { once } from 'node:events';
import { Events, Routes } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { clientFor, restFor, startGuild } from './testing.ts';

const ask = {
  name: 'ask',
  description: 'Ask a question',
  contexts: [0, 1],
  integration_types: [0],
  options: [{ type: 3, name: 'question', description: 'For example: why?', required: true, max_length: 20 }],
};
const settings = {
  name: 'settings',
  description: 'Change settings',
  default_member_permissions: '32',
  contexts: [0],
};

describe('commands', () => {
  test('are set and read through discord.js, for everybody and for one server', async () => {
    const { discord, guild } = await startGuild();
    const client = clientFor(discord);
    const ready = once(client, Events.ClientReady);
    await client.login(discord.token);
    await ready;
    await client.application?.commands.set([ask, settings]);
    await client.application?.commands.set([ask], guild.id);
    expect((await discord.commandsRegistered()).map(({ name }) => name)).toEqual(['ask', 'settings']);
    expect(discord.registeredCommands(guild.id)).toMatchObject([{ name: 'ask', guild_id: guild.id }]);
    const fetched = await client.application?.commands.fetch();
    expect(fetched?.map(({ name }) => name)).toEqual(['ask', 'settings']);
  });

  test('keep their ids when they are set again, and can be changed and deleted one by one', async () => {
    const { discord } = await startGuild();
    const rest = restFor(discord);
    const path = Routes.applicationCommands(discord.bot.id);
    await rest.put(path, { body: [ask] });
    const [before] = discord.registeredCommands();
    if (!before) throw new Error('not registered');
    await rest.put(path, { body: [{ ...ask, description: 'Changed' }, settings] });
    expect(discord.registeredCommands()[0]).toMatchObject({ id: before.id, description: 'Changed' });
    await rest.patch(`${path}/${before.id}`, { body: { description: 'Again' } });
    expect(await rest.get(`${path}/${before.id}`)).toMatchObject({ description: 'Again' });
    await rest.delete(`${path}/${before.id}`);
    await rest.post(path, { body: { ...ask, name: 'why' } });
    expect(discord.registeredCommands().map(({ name }) => name)).toEqual(['settings', 'why']);
  });

  test.each([
    ['a name with capitals', { ...ask, name: 'Ask' }, 'APPLICATION_COMMAND_INVALID_NAME'],
    ['no description', { ...ask, description: '' }, 'BASE_TYPE_BAD_LENGTH'],
    ['a long description', { ...ask, description: 'x'.repeat(101) }, 'BASE_TYPE_BAD_LENGTH'],
    ['26 options', { ...ask, options: options(26) }, 'BASE_TYPE_MAX_LENGTH'],
    ['26 choices', { ...ask, options: [{ ...options(1)[0], choices: choices(26) }] }, 'BASE_TYPE_MAX_LENGTH'],
    [
      'a required option after an optional one',
      { ...ask, options: [...options(1), ...ask.options] },
      'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
  ])('with %s are refused', async (_, command, code) => {
    const { discord } = await startGuild({ openapi: '' });
    const sent = restFor(discord).put(Routes.applicationCommands(discord.bot.id), { body: [command] });
    await expect(sent).rejects.toMatchObject({ code: 50035, message: expect.stringContaining(code) });
  });

  test('are found only where and by whom Discord would show them', async () => {
    const { discord, ada, guild, general } = await startGuild();
    await restFor(discord).put(Routes.applicationCommands(discord.bot.id), { body: [ask, settings] });
    const grace = discord.user('Grace');
    const managed = discord.addGuild({ members: [{ user: grace, permissions: ['ManageGuild'] }] });
    expect(() => ada.uses(general, '/settings')).toThrow('not shown to this member');
    expect(() => ada.uses(ada.dm, '/settings')).toThrow('not offered in context 1');
    expect(() => ada.uses(general, '/nothing')).toThrow('registered: ask, settings');
    expect(() => ada.uses(general, '/ask')).toThrow('requires the option question');
    expect(() => ada.uses(general, '/ask', { question: 'x'.repeat(21) })).toThrow('longer than 20');
    expect(grace.uses(managed.channel('general'), '/settings').record.type).toBe(2);
    expect(guild.id).not.toBe(managed.id);
  });
});

function options(count: number) {
  return Array.from({ length: count }, (_, index) => ({ type: 3, name: `o${index}`, description: 'x' }));
}

function choices(count: number) {
  return Array.from({ length: count }, (_, index) => ({ name: `c${index}`, value: `v${index}` }));
}

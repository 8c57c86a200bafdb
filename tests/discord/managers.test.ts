import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GuildHandle } from '../support/discord/actors/places.ts';
import type { UserActor } from '../support/discord/actors/user-actor.ts';
import { libraryMarkdown, libraryYaml } from './support/library-pack.ts';
import { Stage } from './support/stage.ts';

let stage: Stage;
let guild: GuildHandle;
let ada: UserActor;

beforeAll(async () => {
  stage = await Stage.set();
  stage.addPack('library', libraryYaml, libraryMarkdown);
  ada = stage.discord.user('Ada');
  guild = stage.discord.addGuild({
    name: 'Watchers',
    botPermissions: ['CreateEvents'],
    channels: ['general', { name: 'quiet', denyBot: ['SendMessages', 'AttachFiles'] }],
    members: [{ user: ada, permissions: ['ManageGuild'] }, { user: stage.discord.user('Ben') }],
  });
  await stage.start();
});

afterAll(() => stage.strike());

describe('/settings', () => {
  test('shows what is chosen, and changes it at once', async () => {
    const channel = guild.channel('general');
    const settings = await ada.uses(channel, '/settings').response();
    expect(settings.ephemeral).toBe(true);
    expect(settings.content).toContain('without a mention: none\nSummit: festival');
    await ada.selects(settings, 'Summit that this server follows', ['library']).response();
    expect(settings.content).toContain('Summit: library');
    const answer = await ada.uses(channel, '/ask', { question: 'Who reads at midnight?' }).response();
    expect(answer.content).toContain('Cleo Marsh reads at midnight.');
    await ada.selects(settings, 'Summit that this server follows', ['festival']).response();
  });

  test('holds at once when another process has changed it', async () => {
    const channel = guild.channel('general');
    const question = { question: 'Who reads at midnight?' };
    expect((await ada.uses(channel, '/ask', question).response()).content).not.toContain('Cleo Marsh');
    const database = new Database(path.join(stage.dataDir, 'summit-bot.sqlite'));
    database.prepare('update guild_settings set pack = ?').run('library');
    expect((await ada.uses(channel, '/ask', question).response()).content).toContain('Cleo Marsh');
    database.prepare('update guild_settings set pack = ?').run('festival');
    database.close();
  });

  test('is for members with Manage Server', async () => {
    const command = stage.discord.registeredCommands().find(({ name }) => name === 'settings');
    expect(command?.default_member_permissions).toBe('32');
    expect(command?.contexts).toEqual([0]);
  });

  test('is refused to others where a server has opened the command to them, and to those who were managers', async () => {
    const { discord } = stage;
    const channel = guild.channel('general');
    const settings = await ada.uses(channel, '/settings').response();
    const commands = discord.world.commandsOf(undefined);
    const asRegistered = commands.map((command) => ({ ...command }));
    for (const command of commands) command.default_member_permissions = null;
    const ben = discord.user('Ben');
    for (const name of ['/settings', '/doctor']) {
      const refusal = await ben.uses(channel, name).response();
      expect(refusal.content).toBe('That is for members with Manage Server.');
      expect(refusal.ephemeral).toBe(true);
    }
    discord.world.commands.set('global', asRegistered);
    const member = guild.record.members.get(ada.id);
    const roles = member?.roles.splice(0) ?? [];
    const select = 'Summit that this server follows';
    const refused = ada.selects(settings, select, ['library']);
    expect((await refused.response()).content).toBe('That is for members with Manage Server.');
    member?.roles.push(...roles);
    const now = await ada.uses(channel, '/settings').response();
    expect(now.content).toContain('Summit: festival');
  });
});

describe('/doctor', () => {
  test('says what the bot may not do, where, and what that breaks', async () => {
    const quiet = guild.channel('quiet');
    const report = await ada.uses(guild.channel('general'), '/doctor').response();
    expect(report.content).toContain(
      `**Send Messages** is missing in <#${quiet.id}>: I cannot answer mentions and questions.`,
    );
    expect(report.content).toContain(`**Attach Files** is missing in <#${quiet.id}>`);
    quiet.overwriteBot({});
    const healthy = await ada.uses(guild.channel('general'), '/doctor').response();
    expect(healthy.content).toContain('I may do all that I need in all 2 channels');
    quiet.overwriteBot({ deny: ['SendMessages', 'AttachFiles'] });
  });

  test('names what is missing in the server as a whole', async () => {
    guild.setBotPermissions([]);
    const report = await ada.uses(guild.channel('general'), '/doctor').response();
    expect(report.content).toContain('**Create Events** is missing in this server: /publish can make no');
    guild.setBotPermissions(['CreateEvents']);
  });
});

describe('/schedule', () => {
  test('comes without its file where no file may be attached', async () => {
    const reply = await ada.uses(guild.channel('quiet'), '/schedule').response();
    expect(reply.content).toContain('I may not attach files here');
    expect(reply.files).toEqual([]);
  });
});

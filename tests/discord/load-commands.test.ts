import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCommands } from '../../src/discord/load-commands.ts';
import { folderOf } from '../support/packs.ts';

const valid = `export default {
  data: { name: 'wave', description: 'Waves', integration_types: [0], contexts: [0] },
  async execute() {},
};`;

describe('the loader', () => {
  test('loads every file of the folder, in the order of their names', async () => {
    const commands = await loadCommands(path.resolve(import.meta.dirname, '../../commands'));
    expect(commands.map(({ data }) => data.name)).toEqual([
      'about',
      'Answer this',
      'ask',
      'doctor',
      'privacy',
      'publish',
      'remind',
      'schedule',
      'settings',
      'summit',
      'topics',
    ]);
  });

  test('loads a valid file', async () => {
    const [command] = await loadCommands(folderOf({ 'wave.ts': valid, 'notes.txt': 'no command' }));
    expect(command?.data.name).toBe('wave');
  });

  test.each([
    ['export default 3;', 'wave.ts exports no command: its default export'],
    ['export const wave = 3;', 'wave.ts exports no command: its default export'],
    [valid.replace('async execute() {},', ''), 'wave.ts exports no command: execute: is no function'],
    [valid.replace("description: 'Waves', ", ''), 'data.description: is for slash commands, which need one'],
    [valid.replace('contexts: [0]', ''), 'data.contexts'],
    [valid.replace("'wave'", "'greet'"), 'wave.ts holds the command greet: name the file greet.ts'],
  ])('refuses a file and says why: %#', async (content, complaint) => {
    await expect(loadCommands(folderOf({ 'wave.ts': content }))).rejects.toThrow(complaint);
  });
});

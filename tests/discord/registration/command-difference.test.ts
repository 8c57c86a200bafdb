import { ApplicationCommandOptionType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { type CommandData, differenceOf } from '../../../src/discord/registration/command-difference.ts';

const ask = {
  name: 'ask',
  description: 'Ask',
  integration_types: [0, 1],
  contexts: [0, 1, 2],
  options: [
    { type: ApplicationCommandOptionType.String, name: 'question', description: 'What', required: true },
  ],
} satisfies CommandData;

/** As Discord gives it back: with ids, and with what is the default written out. */
const registered = {
  ...ask,
  id: '1',
  type: 1,
  version: '9',
  application_id: '2',
  default_member_permissions: null,
  name_localizations: null,
  description_localizations: null,
  nsfw: false,
  dm_permission: true,
  contexts: [2, 1, 0],
};

describe('the difference between wanted and registered commands', () => {
  test('is nothing when only defaults and ids differ', () => {
    expect(differenceOf([ask], [registered])).toEqual({ write: [], remove: [] });
  });

  test('is what is new', () => {
    expect(differenceOf([ask], [])).toEqual({ write: [ask], remove: [] });
  });

  test.each([
    ['description', { ...registered, description: 'Question' }],
    ['contexts', { ...registered, contexts: [0] }],
    ['permissions', { ...registered, default_member_permissions: '32' }],
    ['options', { ...registered, options: [] }],
    [
      'a name of an option',
      { ...registered, options: [{ type: 3, name: 'q', description: 'What', required: true }] },
    ],
    [
      'whether an option is required',
      { ...registered, options: [{ type: 3, name: 'question', description: 'What' }] },
    ],
  ])('is what has changed: %s', (_what, other) => {
    expect(differenceOf([ask], [other])).toEqual({ write: [ask], remove: [] });
  });

  test('is the order of options, but not of contexts', () => {
    const more = { type: ApplicationCommandOptionType.Boolean, name: 'private', description: 'P' } as const;
    const both = { ...ask, options: [...ask.options, more] };
    const turned = { ...registered, options: [more, ...registered.options] };
    expect(differenceOf([both], [turned]).write).toEqual([both]);
  });

  test('is what is not wanted any more; a menu is another command than a slash command of its name', () => {
    const menu = { ...registered, id: '7', type: 3, description: '' };
    expect(differenceOf([ask], [registered, menu])).toEqual({ write: [], remove: ['7'] });
  });
});

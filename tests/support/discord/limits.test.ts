import { MessageFlags, Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { restFor, startGuild } from './testing.ts';

const row = (...components: object[]) => ({ type: 1, components });
const button = (index: number, more: object = {}) => ({
  type: 2,
  style: 2,
  label: `b${index}`,
  custom_id: `id${index}`,
  ...more,
});
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `o${index}`, value: `v${index}` }));
const buttons = (count: number) => Array.from({ length: count }, (_, index) => button(index));
const select = (more: object = {}) => ({ type: 3, custom_id: 'select', options: options(3), ...more });
const text = (content: string) => ({ type: 10, content });
const embeds = (count: number, characters: number) =>
  Array.from({ length: count }, () => ({ description: 'x'.repeat(characters) }));
const version2 = (...components: object[]) => ({ flags: MessageFlags.IsComponentsV2, components });

const form = 50035;

/** What is over a limit, the message, the code of the refusal, and what its text says. */
const refused: [what: string, body: object, code: number, says: RegExp][] = [
  ['nothing', {}, 50006, /empty message/],
  ['blanks alone', { content: ' \n ' }, 50006, /empty message/],
  ['2001 characters', { content: 'x'.repeat(2001) }, form, /content\[BASE_TYPE_MAX_LENGTH\].*2000/],
  ['11 embeds', { embeds: embeds(11, 1) }, form, /embeds\[BASE_TYPE_MAX_LENGTH\]/],
  [
    'a description of 4097',
    { embeds: embeds(1, 4097) },
    form,
    /embeds\[0\]\.description\[BASE_TYPE_MAX_LENGTH\]/,
  ],
  [
    '6001 characters in embeds',
    { embeds: [...embeds(2, 3000), ...embeds(1, 1)] },
    form,
    /MAX_EMBED_SIZE_EXCEEDED/,
  ],
  ['a title of 257', { embeds: [{ title: 'x'.repeat(257) }] }, form, /title/],
  [
    '26 fields',
    { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: 'n', value: 'v' })) }] },
    form,
    /fields/,
  ],
  [
    'an empty field',
    { embeds: [{ fields: [{ name: 'n', value: '' }] }] },
    form,
    /value\[BASE_TYPE_REQUIRED\]/,
  ],
  ['6 rows', { components: buttons(6).map((one) => row(one)) }, form, /components\[BASE_TYPE_MAX_LENGTH\]/],
  [
    '6 buttons in a row',
    { components: [row(...buttons(6))] },
    form,
    /components\[0\]\.components\[BASE_TYPE_BAD_LENGTH\]/,
  ],
  ['an empty row', { components: [row()] }, form, /BASE_TYPE_BAD_LENGTH/],
  [
    'a custom id of 101',
    { components: [row(button(1, { custom_id: 'x'.repeat(101) }))] },
    form,
    /custom_id\[BASE_TYPE_BAD_LENGTH\]/,
  ],
  [
    'a custom id used twice',
    { components: [row(button(1), button(1))] },
    form,
    /COMPONENT_CUSTOM_ID_DUPLICATED/,
  ],
  [
    'a label of 81',
    { components: [row(button(1, { label: 'x'.repeat(81) }))] },
    form,
    /label\[BASE_TYPE_MAX_LENGTH\]/,
  ],
  [
    'a button without a label',
    { components: [row(button(1, { label: '' }))] },
    form,
    /LABEL_OR_EMOJI_REQUIRED/,
  ],
  [
    '26 options',
    { components: [row(select({ options: options(26) }))] },
    form,
    /options\[BASE_TYPE_BAD_LENGTH\]/,
  ],
  ['no options', { components: [row(select({ options: [] }))] }, form, /options\[BASE_TYPE_BAD_LENGTH\]/],
  [
    'an option twice',
    { components: [row(select({ options: [...options(1), ...options(1)] }))] },
    form,
    /DUPLICATED/,
  ],
  ['more choices than options', { components: [row(select({ max_values: 4 }))] }, form, /max_values/],
  [
    'a placeholder of 151',
    { components: [row(select({ placeholder: 'x'.repeat(151) }))] },
    form,
    /placeholder/,
  ],
  ['a select beside a button', { components: [row(select(), button(1))] }, form, /WIDTH_EXCEEDED/],
  ['text components without their flag', { components: [text('x')] }, form, /UNION_TYPE_CHOICES/],
  ['content beside Components V2', { content: 'x', ...version2(text('x')) }, form, /LEGACY_FIELDS/],
  ['41 components', version2(...Array.from({ length: 41 }, () => text('x'))), form, /MAX_TOTAL_COMPONENTS/],
  [
    '4001 characters of text',
    version2(text('x'.repeat(2000)), text('x'.repeat(2001))),
    form,
    /TEXT_SIZE_EXCEEDED/,
  ],
  ['a nonce of 26', { content: 'x', nonce: 'x'.repeat(26) }, form, /nonce\[BASE_TYPE_MAX_LENGTH\]/],
  [
    'users parsed and listed',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    form,
    /EXCLUSIVE/,
  ],
];

test.each(refused)('a message with %s is refused', async (_, body, code, says) => {
  const { discord, general } = await startGuild({ openapi: '' });
  const sent = restFor(discord).post(Routes.channelMessages(general.id), { body });
  await expect(sent).rejects.toMatchObject({ code, status: 400, message: expect.stringMatching(says) });
  expect(general.messages).toEqual([]);
});

const taken: [what: string, body: object][] = [
  ['2000 characters, counted as code points', { content: '🎉'.repeat(2000) }],
  ['embeds of 6000 characters', { embeds: embeds(2, 3000) }],
  ['25 buttons', { components: [0, 5, 10, 15, 20].map((from) => row(...buttons(25).slice(from, from + 5))) }],
  ['a select of 25', { components: [row(select({ options: options(25), max_values: 25 }))] }],
  [
    'Components V2',
    version2({ type: 17, components: [text('x'.repeat(4000)), { type: 14 }, row(...buttons(5))] }),
  ],
];

test.each(taken)('a message with %s is taken', async (_, body) => {
  const { discord, general } = await startGuild();
  await restFor(discord).post(Routes.channelMessages(general.id), { body });
  expect(general.messages).toHaveLength(1);
});

test('an edit is held to the limits with what it leaves as it is', async () => {
  const { discord, general } = await startGuild();
  const rest = restFor(discord);
  await rest.post(Routes.channelMessages(general.id), { body: { content: 'x', embeds: embeds(1, 1) } });
  const message = await discord.nextMessage(general);
  const path = Routes.channelMessage(general.id, message.id);
  await rest.patch(path, { body: { content: '' } });
  await expect(rest.patch(path, { body: { embeds: [] } })).rejects.toMatchObject({ code: 50006 });
  expect(message.embeds).toHaveLength(1);
});

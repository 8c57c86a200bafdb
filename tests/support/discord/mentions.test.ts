import { Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { restFor, startGuild } from './testing.ts';

async function startMentions() {
  const stage = await startGuild({}, { roles: [{ name: 'staff' }, { name: 'fans', mentionable: true }] });
  const { discord, guild, general, ada } = stage;
  const [staff, fans] = [guild.role('staff').id, guild.role('fans').id];
  const text = `<@&${staff}> <@&${fans}> <@${ada.id}> @everyone`;
  const post = async (allowed?: object, content = text) => {
    const body = { content, ...(allowed && { allowed_mentions: allowed }) };
    await restFor(discord).post(Routes.channelMessages(general.id), { body });
    return general.messages.at(-1)?.pings;
  };
  return { ...stage, staff, fans, post };
}

test('without Mention Everyone only roles that everybody may mention are pinged', async () => {
  const { ada, staff, fans, post } = await startMentions();
  expect(await post()).toEqual({ everyone: false, users: [ada.id], roles: [fans] });
  expect(await post({ parse: [], roles: [staff, fans] })).toEqual({
    everyone: false,
    users: [],
    roles: [fans],
  });
});

test('with Mention Everyone any role is pinged that is allowed and named in the text', async () => {
  const { guild, general, ada, staff, fans, post } = await startMentions();
  guild.setBotPermissions(['MentionEveryone']);
  expect(await post({ parse: [], roles: [staff] })).toEqual({ everyone: false, users: [], roles: [staff] });
  expect(await post({ parse: [], roles: [staff, fans] }, 'nobody')).toMatchObject({ roles: [] });
  expect(await post({ parse: [], users: [ada.id] })).toEqual({ everyone: false, users: [ada.id], roles: [] });
  expect(await post({ parse: ['everyone'] })).toEqual({ everyone: true, users: [], roles: [] });
  expect(await post({ parse: [] })).toEqual({ everyone: false, users: [], roles: [] });
  general.overwriteBot({ deny: ['MentionEveryone'] });
  expect(await post({ parse: [], roles: [staff] })).toMatchObject({ roles: [] });
});

const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

test.each([{ roles: ids(101) }, { users: ids(101) }, { roles: ids(1), parse: ['roles'] }])(
  'too many ids, or ids beside all of their kind, are refused',
  async (allowed) => {
    const { discord, general } = await startGuild({ openapi: '' });
    const body = { content: 'x', allowed_mentions: allowed };
    const sent = restFor(discord).post(Routes.channelMessages(general.id), { body });
    await expect(sent).rejects.toMatchObject({ status: 400, code: 50035 });
    expect(general.messages).toEqual([]);
  },
);

test('100 ids are taken', async () => {
  const { post, fans, ada } = await startMentions();
  expect(await post({ users: [...ids(99), ada.id], roles: [...ids(99), fans] })).toMatchObject({
    users: [ada.id],
    roles: [fans],
  });
});

test.each([{ parse: ['nobody'] }, { users: ['Ada'] }])('%o is refused', async (allowed) => {
  const { discord, general } = await startGuild({ openapi: '' });
  const body = { content: 'x', allowed_mentions: allowed };
  const sent = restFor(discord).post(Routes.channelMessages(general.id), { body });
  await expect(sent).rejects.toMatchObject({ status: 400, code: 50035 });
});

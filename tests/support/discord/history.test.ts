import { Routes, SnowflakeUtil, type APIMessage } from 'discord.js';
import { expect, test } from 'vitest';
import { ManualClock } from './clock.ts';
import { asApi } from './json.ts';
import { idAt, timeOf } from './world/ids.ts';
import { restFor, startGuild } from './testing.ts';

/** Ada says "0", "1", … a minute apart. */
async function startHistory(count: number) {
  const clock = new ManualClock();
  const { discord, ada, guild, general } = await startGuild({ clock });
  const rest = restFor(discord);
  const said = Array.from({ length: count }, (_, index) => {
    clock.advance(60_000);
    return ada.says(general, `<@${discord.bot.id}>${index}`);
  });
  const list = (query: Record<string, string>): Promise<APIMessage[]> =>
    rest
      .get(Routes.channelMessages(general.id), { query: new URLSearchParams(query) })
      .then((found) => asApi<APIMessage[]>(found));
  const numbers = async (query: Record<string, string>) =>
    (await list(query)).map(({ content }) => Number(content.split('>')[1]));
  return { discord, ada, guild, general, rest, clock, said, list, numbers };
}

test('a channel is read newest first, 50 at a time', async () => {
  const { numbers } = await startHistory(60);
  expect(await numbers({})).toEqual(Array.from({ length: 50 }, (_, index) => 59 - index));
  expect(await numbers({ limit: '3' })).toEqual([59, 58, 57]);
});

test('before, after and around an id start next to it and are newest first too', async () => {
  const { numbers, said } = await startHistory(10);
  const id = said[5]?.id ?? '';
  expect(await numbers({ before: id, limit: '2' })).toEqual([4, 3]);
  expect(await numbers({ after: id, limit: '2' })).toEqual([7, 6]);
  expect(await numbers({ around: id, limit: '4' })).toEqual([6, 5, 4, 3]);
  expect(await numbers({ around: id, limit: '3' })).toEqual([6, 5, 4]);
  expect(await numbers({ around: said[0]?.id ?? '', limit: '3' })).toEqual([1, 0]);
});

test('an id made from a moment of the clock separates what came before it from what came after', async () => {
  const { clock, numbers, said, rest, general } = await startHistory(3);
  const moment = clock.now() - 60_000;
  expect(timeOf(said[1]?.id ?? '')).toBe(moment);
  expect(SnowflakeUtil.timestampFrom(said[1]?.id ?? '')).toBe(moment);
  expect(await numbers({ after: idAt(moment + 1) })).toEqual([2]);
  expect(await numbers({ after: String(SnowflakeUtil.generate({ timestamp: moment - 1 })) })).toEqual([2, 1]);
  expect(await numbers({ before: idAt(moment) })).toEqual([0]);
  const sent = await rest.post(Routes.channelMessages(general.id), { body: { content: 'mine' } });
  expect(sent).toMatchObject({ timestamp: new Date(clock.now()).toISOString() });
});

test('a message that is fetched has its components, and no nonce any more', async () => {
  const { general, rest, list } = await startHistory(0);
  const button = { type: 2, style: 2, label: 'Stop', custom_id: 'stop:1' };
  const body = {
    content: 'soon',
    nonce: 'd1',
    enforce_nonce: true,
    components: [{ type: 1, components: [button] }],
  };
  const sent = await rest.post(Routes.channelMessages(general.id), { body });
  expect(sent).toMatchObject({ nonce: 'd1' });
  const [found] = await list({});
  expect(found).toMatchObject({ content: 'soon', components: [{ components: [{ custom_id: 'stop:1' }] }] });
  expect(found).not.toHaveProperty('nonce');
});

test('deleted messages are gone from the history', async () => {
  const { ada, said, numbers } = await startHistory(3);
  const [, second] = said;
  if (second) ada.deletes(second);
  expect(await numbers({})).toEqual([2, 0]);
});

test('without the history a channel looks empty; unseen or gone it is refused', async () => {
  const { general, list } = await startHistory(2);
  general.overwriteBot({ deny: ['ReadMessageHistory'] });
  expect(await list({})).toEqual([]);
  general.overwriteBot({ deny: ['ViewChannel'] });
  await expect(list({})).rejects.toMatchObject({ code: 50001 });
  general.delete();
  await expect(list({})).rejects.toMatchObject({ code: 10003 });
});

test.each([{ limit: '0' }, { limit: '101' }, { after: 'x' }, { after: '1', before: '2' }])(
  'a page of %o is refused',
  async (query) => {
    const { list } = await startHistory(0);
    await expect(list(query)).rejects.toMatchObject({ status: 400, code: 50035 });
  },
);

import { Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { ManualClock } from './clock.ts';
import type { DiscordServerOptions } from './options.ts';
import { restFor, startGuild } from './testing.ts';

async function startCounting(options: DiscordServerOptions = {}) {
  const clock = new ManualClock();
  const stage = await startGuild({ clock, ...options });
  const { discord, general } = stage;
  const url = `${discord.apiUrl}/v10/channels/${general.id}`;
  const get = () => fetch(url, { headers: { authorization: `Bot ${discord.token}` } });
  return { ...stage, clock, get };
}

test('after too many refusals every request is refused for a while, as Cloudflare words it', async () => {
  const { discord, general, clock, get } = await startCounting({ invalidRequestLimit: 3 });
  general.overwriteBot({ deny: ['ViewChannel'] });
  for (let count = 0; count < 3; count += 1) expect((await get()).status).toBe(403);
  expect(discord.invalidRequests).toMatchObject({ count: 3, banned: true, refused: 0 });
  general.overwriteBot({});
  const refused = await get();
  expect(refused.status).toBe(429);
  expect(refused.headers.get('content-type')).toMatch('text/html');
  expect(refused.headers.get('retry-after')).toBe('3600');
  expect(await refused.text()).toBe('error code: 1015');
  expect(discord.invalidRequests).toMatchObject({ count: 3, refused: 1 });
  clock.advance(3_600_000);
  expect((await get()).status).toBe(200);
  expect(discord.invalidRequests.banned).toBe(false);
});

test('refusals that lie more than 10 minutes apart do not add up', async () => {
  const { discord, general, clock, get } = await startCounting({ invalidRequestLimit: 3 });
  general.overwriteBot({ deny: ['ViewChannel'] });
  for (let count = 0; count < 4; count += 1) {
    await get();
    clock.advance(6 * 60_000);
  }
  expect(discord.invalidRequests).toMatchObject({ count: 4, banned: false });
});

test('401 and 429 count; what is unknown, wrong or limited for all does not', async () => {
  const { discord, ada, general, get } = await startCounting();
  const rest = restFor(discord);
  const { invalidRequests } = discord;
  const after = async (request: () => Promise<unknown>) => {
    const before = invalidRequests.count;
    await request().catch(() => undefined);
    return invalidRequests.count - before;
  };
  const send = () => rest.post(Routes.channelMessages(general.id), { body: {} });
  expect(await after(() => fetch(`${discord.apiUrl}/v10/users/@me`))).toBe(1);
  expect(await after(() => rest.get(Routes.channel('1')))).toBe(0);
  expect(await after(send)).toBe(0);
  ada.closeDirectMessages();
  expect(await after(() => rest.post(Routes.channelMessages(ada.dm.id), { body: { content: 'x' } }))).toBe(1);
  discord.fail({ on: '*', times: 1, with: { retryAfter: 0.001 } });
  expect(await after(get)).toBe(1);
  discord.fail({ on: '*', times: 1, with: { retryAfter: 0.001, scope: 'shared' } });
  expect(await after(get)).toBe(0);
});

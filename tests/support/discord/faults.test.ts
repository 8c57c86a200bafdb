import { Events, Routes } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { clientFor, restFor, startGuild } from './testing.ts';

const route = 'POST /channels/:channel/messages';

async function startSending() {
  const stage = await startGuild();
  const rest = clientFor(stage.discord).rest.setToken(stage.discord.token);
  const send = (body: object = { content: 'x' }) =>
    rest.post(Routes.channelMessages(stage.general.id), { body });
  return { ...stage, send, once: restFor(stage.discord) };
}

describe('429', () => {
  test('is waited out by the client', async () => {
    const { discord, general, send } = await startSending();
    const fault = discord.fail({ on: route, times: 2, with: { retryAfter: 0.1, scope: 'shared' } });
    const before = performance.now();
    await send();
    expect(performance.now() - before).toBeGreaterThan(200);
    expect(fault.hits).toBe(2);
    expect(discord.requestsTo(route).map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(general.messages).toHaveLength(1);
  });

  test('comes from a bucket that is used up, which the client then respects by itself', async () => {
    const { discord, send } = await startSending();
    discord.limit({ routes: { [route]: { limit: 2, window: 200 } } });
    await Promise.all([send(), send(), send(), send(), send()]);
    expect(discord.requestsTo(route).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const [first, , third] = discord.requestsTo(route);
    expect((third?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(150);
  });

  test('tells the bucket and its state in headers', async () => {
    const { discord, general } = await startSending();
    discord.limit({ perRoute: { limit: 1, window: 60_000 } });
    const get = () =>
      fetch(`${discord.apiUrl}/v10${Routes.channel(general.id)}`, {
        headers: { authorization: `Bot ${discord.token}` },
      });
    const { headers } = await get();
    expect(headers.get('x-ratelimit-limit')).toBe('1');
    expect(headers.get('x-ratelimit-remaining')).toBe('0');
    expect(Number(headers.get('x-ratelimit-reset-after'))).toBeCloseTo(60, 0);
    expect(headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]{32}$/);
    const refused = await get();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
    expect(await refused.json()).toMatchObject({ global: false, retry_after: expect.closeTo(60, 0) });
  });

  test('comes from the global limit too', async () => {
    const { discord, general, once } = await startSending();
    discord.limit({ global: 1 });
    await once.get(Routes.channel(general.id));
    const refused = await fetch(`${discord.apiUrl}/v10${Routes.user()}`, {
      headers: { authorization: `Bot ${discord.token}` },
    });
    expect([refused.status, refused.headers.get('x-ratelimit-global')]).toEqual([429, 'true']);
  });
});

describe('a request', () => {
  test('that meets trouble (5xx) has no effect; discord.js tries it again', async () => {
    const { discord, general, send } = await startSending();
    discord.fail({ on: 'POST /channels/*', times: 1, with: { status: 502 } });
    await send();
    expect(discord.requestsTo(route).map(({ status }) => status)).toEqual([502, 200]);
    expect(general.messages).toHaveLength(1);
  });

  test('is carried out though its answer is lost, and again when it is sent again, unless its nonce is enforced', async () => {
    const { discord, general, send } = await startSending();
    discord.fail({ on: route, times: 1, with: { lost: 'reply' } });
    await send();
    expect(general.messages).toHaveLength(2);
    discord.fail({ on: route, times: 1, with: { lost: 'reply' } });
    await send({ content: 'y', nonce: '1', enforce_nonce: true });
    expect(general.messages).toHaveLength(3);
  });

  test('is lost before it is carried out, or never answered', async () => {
    const { discord, general, once } = await startSending();
    const send = () =>
      once.post(Routes.channelMessages(general.id), {
        body: { content: 'x' },
        signal: AbortSignal.timeout(100),
      });
    discord.fail({ on: route, times: 1, with: { lost: 'request' } });
    await expect(send()).rejects.toThrow(/ECONNRESET|closed|socket/i);
    expect(general.messages).toHaveLength(0);
    discord.fail({ on: route, times: 1, with: { lost: 'silence' } });
    await expect(send()).rejects.toThrow(/abort|timeout/i);
    expect(general.messages).toHaveLength(1);
  });

  test('is answered late, and only after so many others', async () => {
    const { discord, send } = await startSending();
    discord.fail({ on: route, after: 1, times: 1, with: { delay: 100 } });
    const times: number[] = [];
    for (let index = 0; index < 3; index += 1) {
      const before = performance.now();
      await send();
      times.push(performance.now() - before);
    }
    expect(times.map((time) => time > 95)).toEqual([false, true, false]);
  });
});

test('a gateway that is down takes no connection until it is up again', async () => {
  const { discord } = await startGuild();
  const client = clientFor(discord);
  client.on(Events.Error, () => undefined);
  await client.login(discord.token);
  await discord.ready();
  discord.gateway.down = true;
  discord.gateway.drop();
  await expect(discord.ready(1, 100)).rejects.toThrow('the bot to connect');
  discord.gateway.down = false;
  await discord.ready();
  expect(discord.gateway.resumed).toBe(1);
});

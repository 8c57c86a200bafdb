import { describe, expect, test } from 'vitest';
import { gatewayInformation, socketAddress } from '../../../src/discord/compatible/gateway-information.ts';

const url = 'http://there:3001/api/v9/gateway/bot';

function answers(replies: Readonly<Record<string, Response>>) {
  return (asked: string) => Promise.resolve(replies[asked] ?? new Response('{}', { status: 404 }));
}

describe('the gateway', () => {
  test('is that of GET /gateway where a bot has no own', async () => {
    const get = answers({
      'http://there:3001/api/v9/gateway': Response.json({ url: 'ws://other:4000/?v=9' }),
    });
    const found = await gatewayInformation(url, get);
    expect(await found.json()).toEqual({
      url: 'ws://other:4000',
      shards: 1,
      session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
    });
  });

  test('is as Discord tells it', async () => {
    const told = {
      url: 'wss://gateway.discord.gg',
      shards: 2,
      session_start_limit: { total: 1000, remaining: 7, reset_after: 5, max_concurrency: 1 },
    };
    const found = await gatewayInformation(url, answers({ [url]: Response.json(told) }));
    expect(await found.json()).toEqual(told);
  });

  test.each([401, 429, 404])('is refused as the API refuses it: %s', async (status) => {
    const found = await gatewayInformation(url, answers({ [url]: new Response('{}', { status }) }));
    expect(found.status).toBe(status);
  });
});

test.each([
  ['wss://gateway.discord.gg', 'wss://gateway.discord.gg'],
  ['wss://gateway.example/?v=9&encoding=json', 'wss://gateway.example'],
  ['ws://[::1]:3002/socket/', 'ws://[::1]:3002/socket/'],
  ['http://gateway.example:3002', 'ws://gateway.example:3002'],
  ['localhost:3002', 'ws://localhost:3002'],
  ['/', 'ws://there:3001'],
  ['/socket', 'ws://there:3001/socket'],
])('%s is reached at %s', (given, expected) => {
  expect(socketAddress(given, url)).toBe(expected);
});

import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { expect, test } from 'vitest';
import { HeldBackError } from '../../../src/discord/gateway/request-watch.ts';
import { failureOf } from '../../../src/discord/reminders/failures.ts';

function refused(status: number, code: number): DiscordAPIError {
  const raw = { code, message: 'no' };
  return new DiscordAPIError(raw, code, status, 'POST', '/channels/1/messages', {
    body: {},
    files: undefined,
  });
}

function httpError(status: number): HTTPError {
  return new HTTPError(status, 'no', 'POST', '/channels/1/messages', { body: {}, files: undefined });
}

test.each([
  ['an archived thread', refused(400, 50083)],
  ['a locked thread', refused(403, 160005)],
])('%s is closed', (_, error) => {
  expect(failureOf(error)).toEqual({ kind: 'closed' });
});

test.each([
  ['no access', refused(403, 50001), 'no-permission'],
  ['no permission', refused(403, 50013), 'no-permission'],
  ['closed direct messages', refused(403, 50007), 'no-permission'],
  ['a forum', refused(400, 50008), 'no-permission'],
  ['an unknown channel', refused(404, 10003), 'channel-gone'],
  ['an unknown server', refused(404, 10004), 'channel-gone'],
  ['an unknown user', refused(404, 10013), 'channel-gone'],
] as const)('%s is a refusal', (_, error, reason) => {
  expect(failureOf(error)).toEqual({ kind: 'refused', reason });
});

test.each([
  ['a 404 of no channel in particular', refused(404, 0)],
  ['a 403 that is not about the channel', refused(403, 0)],
  ['an address that Cloudflare blocks', refused(403, 40333)],
  ['messages that Discord has disabled for a while', refused(403, 40004)],
  ['a token that is refused', refused(401, 0)],
  ['a form that is not understood', refused(400, 50035)],
  ['too many direct messages', refused(429, 40003)],
  ['a connection that is refused', Object.assign(new Error('no'), { code: 'ECONNREFUSED' })],
  [
    'a name that is not found',
    new Error('no', { cause: Object.assign(new Error('no'), { code: 'ENOTFOUND' }) }),
  ],
])('after %s, another try is worth while', (_, error) => {
  expect(failureOf(error)).toEqual({ kind: 'not now', retryAfter: null, cause: error });
});

test('a limit says when to try again', () => {
  const limit = new RateLimitError({
    global: false,
    hash: 'x',
    limit: 5,
    majorParameter: '1',
    method: 'POST',
    retryAfter: 2000,
    route: '/channels/:id/messages',
    scope: 'user',
    sublimitTimeout: 0,
    timeToReset: 3000,
    url: '',
  });
  expect(failureOf(limit)).toEqual({ kind: 'not now', retryAfter: 3000, cause: limit });
  const held = new HeldBackError(7);
  expect(failureOf(held)).toEqual({ kind: 'not now', retryAfter: 7, cause: held });
});

test.each([
  ['a fault of the server', httpError(502)],
  ['a request that took too long on its way', httpError(408)],
  ['a broken connection', Object.assign(new Error('no'), { code: 'ECONNRESET' })],
  ['a request that was given up', new DOMException('no', 'AbortError')],
  ['something that is no error', 'no'],
])('after %s, nobody knows', (_, error) => {
  expect(failureOf(error)).toEqual({ kind: 'unsure', cause: error });
});

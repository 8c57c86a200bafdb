import { describe, expect, test } from 'vitest';
import { understandable } from '../../../src/discord/compatible/responses.ts';

describe('the time to wait after too many requests', () => {
  test.each([
    ['in the header', '{}', '2', '2'],
    ['in the header, as Discord says it', '{"retry_after":3}', '2', '2'],
    ['in the body alone', '{"retry_after":0.25}', undefined, '0.25'],
    ['nowhere', 'slow down', undefined, '1'],
    ['in a header that is past', '{}', 'Thu, 01 Jan 1970 00:00:00 GMT', '0'],
  ])('is told %s', async (_where, text, header, seconds) => {
    const headers = header === undefined ? {} : { 'retry-after': header };
    const response = await understandable(new Response(text, { status: 429, headers }));
    expect(response.headers.get('retry-after')).toBe(seconds);
    expect(await response.text()).toBe(text);
  });
});

test('an answer of no length is no JSON', async () => {
  const headers = { 'content-type': 'application/json', 'content-length': '0' };
  const response = await understandable(new Response('', { status: 200, headers }));
  expect(response.headers.get('content-type')).toBeNull();
});

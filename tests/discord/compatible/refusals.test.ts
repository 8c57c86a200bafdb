import { DiscordAPIError, HTTPError } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { plainerThan } from '../../../src/discord/compatible/refusals.ts';

const url = 'http://there/api/v10/channels/1/messages';
const request = { body: undefined, files: undefined };

function refusal(status: number, message = 'Bad Request', code = 0): DiscordAPIError {
  return new DiscordAPIError({ message, code }, code, status, 'POST', url, request);
}

const body = {
  content: 'An answer',
  components: [],
  nonce: '1',
  enforce_nonce: true,
  message_reference: {},
  allowed_mentions: {},
};

describe('a message that was refused', () => {
  test('is said without one thing after the other', () => {
    const first = plainerThan(body, refusal(400)) ?? {};
    expect(Object.keys(first)).toEqual(['content', 'message_reference', 'allowed_mentions']);
    const second = plainerThan(first, refusal(400)) ?? {};
    expect(Object.keys(second)).toEqual(['content', 'allowed_mentions']);
    const third = plainerThan(second, refusal(400)) ?? {};
    expect(third).toEqual({ content: 'An answer' });
    expect(plainerThan(third, refusal(400))).toBeUndefined();
  });

  test('is said without what the refusal names', () => {
    const plainer = plainerThan(body, refusal(400, 'message_reference: unknown'));
    expect(Object.keys(plainer ?? {})).toEqual(
      Object.keys(body).filter((key) => key !== 'message_reference'),
    );
  });

  test('is said as no reply where the bot may not read what it replies to', () => {
    expect(plainerThan(body, refusal(400, 'Cannot reply', 160_002))).toHaveProperty('components');
    expect(plainerThan(body, refusal(400, 'Cannot reply', 160_002))).not.toHaveProperty('message_reference');
  });

  test.each(['@everyone', 'to <@1>', 'to <@&1>'])('keeps that it pings nobody: %s', (content) => {
    expect(plainerThan({ content, allowed_mentions: {} }, refusal(400))).toBeUndefined();
  });

  test.each([401, 403, 404, 429])('is not said again after %s', (status) => {
    expect(plainerThan(body, refusal(status))).toBeUndefined();
  });

  test.each([50_083, 160_005, 50_008, 50_024])('is not said again where the place takes none: %s', (code) => {
    expect(plainerThan(body, refusal(400, 'No', code))).toBeUndefined();
  });

  test('is said more plainly where something is not implemented', () => {
    const error = new HTTPError(501, 'Not Implemented', 'POST', url, request);
    expect(plainerThan(body, error)).not.toHaveProperty('components');
  });
});

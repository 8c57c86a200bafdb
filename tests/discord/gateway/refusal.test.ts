import { DiscordjsError, DiscordjsErrorCodes } from 'discord.js';
import { expect, test } from 'vitest';
import { refusalOf } from '../../../src/discord/gateway/refusal.ts';

test.each([
  [4004, 'token'],
  [new Error('Authentication failed'), 'token'],
  [4014, 'intents'],
  [new Error('Used disallowed intents'), 'intents'],
  [4000, 'other'],
  [new Error('connect ECONNREFUSED'), 'other'],
  [undefined, 'other'],
])('%s means: %s', (cause, refusal) => {
  expect(refusalOf(cause)).toBe(refusal);
});

test('the client that is told of an invalid token says so by a code', () => {
  expect(DiscordjsErrorCodes.TokenInvalid).toBe('TokenInvalid');
  expect(DiscordjsError).toBeDefined();
});

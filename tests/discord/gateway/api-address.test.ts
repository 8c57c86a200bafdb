import { expect, test } from 'vitest';
import { apiAddress, isDiscord } from '../../../src/discord/gateway/api-address.ts';

test.each([
  ['https://discord.com/api', 'https://discord.com/api', '10'],
  ['https://discord.com/api/v10', 'https://discord.com/api', '10'],
  ['http://127.0.0.1:3001/api/v9/', 'http://127.0.0.1:3001/api', '9'],
  ['http://proxy:8080', 'http://proxy:8080/api', '10'],
  ['http://proxy:8080/', 'http://proxy:8080/api', '10'],
  ['http://proxy:8080/discord/api/', 'http://proxy:8080/discord/api', '10'],
  ['http://LocalHost:3001/api/V9', 'http://localhost:3001/api', '9'],
  ['http://[::1]:3001/api/v10/', 'http://[::1]:3001/api', '10'],
  ['https://proxy.example//discord//api//v10//', 'https://proxy.example/discord/api', '10'],
  ['http://proxy:8080/v9', 'http://proxy:8080/api', '9'],
])('%s is %s, version %s', (url, api, version) => {
  expect(apiAddress(url)).toEqual({ api, version });
});

test.each([
  ['https://discord.com/api', true],
  ['https://canary.discord.com/api/v10', true],
  ['https://discord.com.example/api', false],
  ['http://127.0.0.1:3001/api', false],
])('%s is Discord: %s', (url, expected) => {
  expect(isDiscord(url)).toBe(expected);
});

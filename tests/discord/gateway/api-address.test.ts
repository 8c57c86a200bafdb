import { expect, test } from 'vitest';
import { apiAddress } from '../../../src/discord/gateway/api-address.ts';

test.each([
  ['https://discord.com/api', 'https://discord.com/api', '10'],
  ['https://discord.com/api/v10', 'https://discord.com/api', '10'],
  ['http://127.0.0.1:3001/api/v9/', 'http://127.0.0.1:3001/api', '9'],
  ['http://proxy:8080', 'http://proxy:8080/api', '10'],
  ['http://proxy:8080/', 'http://proxy:8080/api', '10'],
  ['http://proxy:8080/discord/api/', 'http://proxy:8080/discord/api', '10'],
])('%s is %s, version %s', (url, api, version) => {
  expect(apiAddress(url)).toEqual({ api, version });
});

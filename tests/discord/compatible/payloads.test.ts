import { describe, expect, test } from 'vitest';
import {
  completeGuild,
  completeInteraction,
  completeReady,
  isWhole,
} from '../../../src/discord/compatible/payloads.ts';

test('READY without an application and servers has the bot for the one and none of the others', () => {
  const ready = { user: { id: '1' }, guilds: null };
  completeReady(ready);
  expect(ready).toEqual({ user: { id: '1' }, guilds: [], application: { id: '1' } });
});

test.each([
  [{ id: '1', unavailable: true }, false],
  [{ id: '1', unavailable: true, name: 'Down' }, false],
  [{ id: '1' }, false],
  [{ id: '1', name: 'Up' }, true],
  [{ id: '1', channels: [] }, true],
])('%j comes whole: %s', (guild, expected) => {
  expect(isWhole(guild)).toBe(expected);
});

describe('a server', () => {
  test('that tells no roles permits everything', () => {
    const guild: Record<string, unknown> = { id: '1' };
    completeGuild(guild);
    expect(guild['roles']).toEqual([expect.objectContaining({ id: '1', name: '@everyone' })]);
    expect(guild).not.toHaveProperty('members');
  });

  test('keeps the permissions that it tells, and members that say who they are', () => {
    const guild = {
      id: '1',
      roles: [{ id: '1', permissions: '8' }, { id: '2' }],
      members: [{ user: { id: '3' } }, { user_id: '4' }, {}, null],
    };
    completeGuild(guild);
    expect(guild).toEqual({
      id: '1',
      roles: [
        { id: '1', permissions: '8' },
        { id: '2', permissions: '0' },
      ],
      members: [{ user: { id: '3' } }, { user_id: '4', user: { id: '4' } }],
    });
  });
});

test('an interaction keeps what it tells', () => {
  const told = {
    type: 2,
    application_id: '1',
    app_permissions: '0',
    authorizing_integration_owners: { 0: '2' },
    entitlements: [],
    channel: { id: '3', type: 0 },
    data: { type: 1 },
  };
  const interaction = structuredClone(told);
  completeInteraction(interaction, '9');
  expect(interaction).toEqual(told);
});

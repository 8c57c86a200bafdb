import { PermissionsBitField } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { doctorMessage } from '../../src/discord/messages/doctor.ts';
import { inviteLink, lacks, usedPermissions } from '../../src/discord/permissions.ts';

const all = new PermissionsBitField(usedPermissions.bitfield);

function view(id: string, ...missing: ('ViewChannel' | 'SendMessages')[]) {
  return { id, name: `room ${id}`, permissions: new PermissionsBitField(all.bitfield).remove(missing) };
}

describe('what is missing', () => {
  test('is nothing where all is there', () => {
    expect(lacks([view('1'), view('2')])).toEqual([]);
    expect(doctorMessage([], 2, true).content).toBe(
      'I may do all that I need in all 2 channels of this server.',
    );
  });

  test('is told by permission, with the channels', () => {
    const found = lacks([view('1', 'SendMessages'), view('2'), view('3', 'SendMessages')]);
    expect(found.map(({ name, channels }) => [name, ...(channels ?? []).map(({ id }) => id)])).toEqual([
      ['Send Messages', '1', '3'],
    ]);
  });

  test('in the server as a whole is told once, whatever its channels say', () => {
    const found = lacks([view('1'), view('2')], new PermissionsBitField(all).remove('CreateEvents'));
    expect(found).toMatchObject([{ name: 'Create Events', channels: null }]);
    expect(doctorMessage(found, 2, true).content).toContain(
      '**Create Events** is missing in this server: /publish can make no events',
    );
    expect(
      lacks([{ ...view('1'), permissions: new PermissionsBitField(all).remove('CreateEvents') }], all),
    ).toEqual([]);
  });

  test('of a channel that is not seen is only that', () => {
    const hidden = { ...view('1'), permissions: new PermissionsBitField() };
    expect(lacks([hidden]).map(({ name }) => name)).toEqual(['View Channel']);
  });

  test('in very many channels is told of twenty, within one message', () => {
    const channels = Array.from({ length: 500 }, (_, place) => ({
      ...view(`100000000000000${place}`),
      permissions: new PermissionsBitField(),
    }));
    const { content } = doctorMessage(lacks(channels), 500, false);
    expect(content).toContain('and 480 more');
    expect(content.length).toBeLessThanOrEqual(2000);
  });
});

test('the invite link asks for exactly the permissions that are used', () => {
  const query = new URL(inviteLink('42')).searchParams;
  expect(new PermissionsBitField(BigInt(query.get('permissions') ?? '')).toArray().toSorted()).toEqual([
    'AttachFiles',
    'CreateEvents',
    'ReadMessageHistory',
    'SendMessages',
    'SendMessagesInThreads',
    'ViewChannel',
  ]);
  expect(query.get('client_id')).toBe('42');
});

import { expect, test } from 'vitest';
import { incomingMessage } from '../../../src/discord/free-text/incoming.ts';

const least = { id: '3', channel_id: '2', author: { id: '1' }, content: 'who, <@!99>?' };

test('a message that tells no mentions mentions whom its text does', () => {
  expect(incomingMessage(least)?.mentionedUsers).toEqual(['99']);
  expect(incomingMessage({ ...least, mentions: [] })?.mentionedUsers).toEqual([]);
  expect(incomingMessage({ ...least, mentions: ['98', { id: '97' }] })?.mentionedUsers).toEqual(['98', '97']);
});

test.each([
  ['mentions', {}],
  ['mention_roles', [{}]],
  ['type', 'text'],
  ['message_reference', 'a link'],
  ['referenced_message', { content: 'from nobody' }],
  ['edited_timestamp', 7],
  ['webhook_id', null],
])('a message is read for all that its %s are worded otherwise', (field, value) => {
  expect(incomingMessage({ ...least, [field]: value })?.content).toBe(least.content);
});

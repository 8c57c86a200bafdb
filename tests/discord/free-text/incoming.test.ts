import { describe, expect, test } from 'vitest';
import { isAddressed, utteranceOf } from '../../../src/discord/free-text/addressed.ts';
import { deletedMessages, incomingMessage } from '../../../src/discord/free-text/incoming.ts';

const payload = {
  id: '10',
  channel_id: '20',
  guild_id: '30',
  author: { id: '40', username: 'ada' },
  type: 0,
  content: 'why?',
  mentions: [],
  mention_roles: [],
};

const self = { userId: '99', roleId: '98' };

function addressed(changes: object): boolean {
  const message = incomingMessage({ ...payload, ...changes });
  if (!message) throw new Error('that is no message of a person');
  return isAddressed(message, self);
}

describe('a message', () => {
  test('is read', () => {
    expect(incomingMessage(payload)).toEqual({
      messageId: '10',
      channelId: '20',
      guildId: '30',
      userId: '40',
      content: 'why?',
      edited: false,
      mentionedUsers: [],
      mentionedRoles: [],
      repliesTo: undefined,
      unreadReference: undefined,
    });
  });

  test.each([
    ['a bot', { author: { id: '40', bot: true } }],
    ['a webhook', { webhook_id: '50' }],
    ['Discord itself', { type: 7 }],
    ['nobody, as in part of an update', { author: undefined }],
  ])('of %s is nothing', (_who, changes) => {
    expect(incomingMessage({ ...payload, ...changes })).toBeUndefined();
  });
});

describe('the bot is spoken to', () => {
  test.each([
    ['in direct messages', { guild_id: undefined }],
    ['by a mention', { mentions: [{ id: '99' }] }],
    ['by the role that came with it', { mention_roles: ['98'] }],
    ['by a reply', { referenced_message: { author: { id: '99' } } }],
  ])('%s', (_how, changes) => {
    expect(addressed(changes)).toBe(true);
  });

  test.each([
    ['in a channel without a mention', {}],
    ['by a mention of somebody else', { mentions: [{ id: '41' }], mention_roles: ['97'] }],
    ['by a mention of everybody', { mention_everyone: true }],
    ['by a reply to somebody else', { referenced_message: { author: { id: '41' } } }],
    ['by a reply to what is gone', { referenced_message: null }],
  ])('not %s', (_how, changes) => {
    expect(addressed(changes)).toBe(false);
  });
});

describe('the utterance', () => {
  test.each([
    ['<@99> why?', 'why?'],
    ['why, <@!99>?', 'why,  ?'],
    ['<@&98> why?', 'why?'],
    ['<@41> why?', '<@41> why?'],
    ['<@99>', '<@99>'],
  ])('of "%s" is "%s"', (content, utterance) => {
    const message = incomingMessage({ ...payload, content });
    expect(message && utteranceOf(message, self)).toBe(utterance);
  });
});

describe('a reply', () => {
  const message_reference = { message_id: '7' };

  test.each([
    [{ message_reference }, '7'],
    [{ message_reference, referenced_message: null }, undefined],
    [{ message_reference, referenced_message: { author: { id: '41' } } }, undefined],
  ])('is to an unread message only where Discord did not look: %#', (changes, id) => {
    expect(incomingMessage({ ...payload, ...changes })?.unreadReference).toBe(id);
  });
});

describe('deleted messages', () => {
  test('are one or many', () => {
    expect(deletedMessages({ id: '1', channel_id: '2' })?.messageIds).toEqual(['1']);
    expect(deletedMessages({ ids: ['1', '3'], channel_id: '2' })?.messageIds).toEqual(['1', '3']);
    expect(deletedMessages({})).toBeUndefined();
  });
});

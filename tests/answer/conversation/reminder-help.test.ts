import { describe, expect, test } from 'vitest';
import { smalltalkIntent } from '../../../src/answer/conversation/smalltalk.ts';

const intentOf = (text: string) => smalltalkIntent(text.split(' '));

describe('asks how to be reminded', () => {
  test.each([
    'how do i set a reminder',
    'how do i set up a reminder',
    'how can i be reminded',
    'how do reminders work',
    'how do i stop the reminders',
    'can you remind me of things',
    'hey can you send reminders',
  ])('%s', (text) => {
    expect(intentOf(text)).toBe('reminders');
  });
});

describe('asks something else', () => {
  test.each([
    'can you remind me',
    'can you remind me of the gala',
    'how do i get a ticket',
    'what is a reminder',
  ])('%s', (text) => {
    expect(intentOf(text)).toBeUndefined();
  });
});

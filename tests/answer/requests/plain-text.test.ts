import { expect, test } from 'vitest';
import { plainText } from '../../../src/answer/requests/plain-text.ts';

test.each([
  ['Remind ME  at 18:30, on 5/7/2030', 'remind me at 18:30, on 5/7/2030'],
  ['<@123> tmrw b4 9', 'tomorrow before 9'],
  ['10 mintues befor it, tommorow', '10 minutes before it, tomorrow'],
  ['on thrusday', 'on thursday'],
  ['the match', 'the match'],
  ['At half past nine in the Evening', 'at 9:30pm'],
  ['⏰ 10 min + at start', '10 min + at start'],
  ['1½ hours, ½ hour', '1 1/2 hours, 1/2 hour'],
])('%j becomes %j', (utterance, text) => {
  expect(plainText(utterance)).toBe(text);
});

import { expect, test } from 'vitest';
import { plainText } from '../../../src/answer/requests/plain-text.ts';

test.each([
  ['Remind ME  at 18:30, on 5/7/2030', 'remind me at 18:30, on 5/7/2030'],
  ['<@123> tmrw b4 9', 'tomorrow before 9'],
  ['10 mintues befor it, tommorow', '10 minutes before it, tomorrow'],
  ['on thrusday', 'on thursday'],
  ['the match', 'the match'],
  ['at 9 in the evening', 'at 9pm'],
  ['at 9:15 in the morning', 'at 9:15am'],
  ['at 5 tomorrow afternoon', 'at 5pm tomorrow'],
  ['at 21 in the evening', 'at 21'],
  ['at three in the morning', 'at 3am'],
  ['for six tomorrow morning', 'for 6am tomorrow'],
  ['at nine', 'at 9'],
  ['of the one on one', 'of the one on one'],
  ['at half past 8', 'at 8:30'],
  ['at quarter to nine', 'at 8:45'],
  ['at quarter to one', 'at 0:45'],
  ['half past nine in the evening', '9:30pm'],
  ['⏰ 10 min + at start', '10 min + at start'],
])('%j becomes %j', (utterance, text) => {
  expect(plainText(utterance)).toBe(text);
});

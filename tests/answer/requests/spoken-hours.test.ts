import { expect, test } from 'vitest';
import { hoursInFigures } from '../../../src/answer/requests/spoken-hours.ts';

test.each([
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
  ['at 12 at night', 'at 12am'],
  ['at quarter after six', 'at 6:15'],
  ['half an hour before', 'half an hour before'],
  ['at one to one talks', 'at one to one talks'],
])('%j becomes %j', (text, figures) => {
  expect(hoursInFigures(text)).toBe(figures);
});

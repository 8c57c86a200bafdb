import { expect, test } from 'vitest';
import { readClockTime } from '../../../src/discord/reminding/clock-reading.ts';

test.each([
  ['22:00', '22:00'],
  ['7', '07:00'],
  ['10pm', '22:00'],
  ['10:30 PM', '22:30'],
  ['7 a.m.', '07:00'],
  ['12am', '00:00'],
  ['12 pm', '12:00'],
  ['22h', '22:00'],
  ['7.15', '07:15'],
  ['24:00', '00:00'],
  ['midnight', '00:00'],
  ["6 o'clock", '06:00'],
])('%s is a time of day', (text, time) => {
  expect(readClockTime(text)?.toString({ smallestUnit: 'minute' })).toBe(time);
});

test.each(['', 'late', '25:00', '24:30', '10:60', '13pm', '0am', '22:0', '-1'])('%s is none', (text) => {
  expect(readClockTime(text)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { fixedClock } from '../../../src/clock.ts';
import { InvalidRequests } from '../../../src/discord/gateway/invalid-requests.ts';
import { holdOf } from '../../../src/discord/reminders/hold.ts';
import { silent } from '../../store/test-store.ts';

const clock = fixedClock('2030-07-06T17:45:00Z');

test('reminders do not wait while Discord refuses little, not even for the instant that it takes to ask', () => {
  const invalid = new InvalidRequests(() => 0, silent);
  expect(holdOf(invalid, clock)).toBeUndefined();
  for (let count = 0; count < 4999; count += 1) invalid.add();
  expect(holdOf(invalid, clock)).toBeUndefined();
});

test('reminders wait after 5,000 refusals until those are ten minutes old', () => {
  const invalid = new InvalidRequests(() => 0, silent);
  for (let count = 0; count < 5000; count += 1) invalid.add();
  expect(String(holdOf(invalid, clock))).toBe('2030-07-06T17:55:05Z');
});

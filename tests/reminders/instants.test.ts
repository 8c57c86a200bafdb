import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { earlier, isAfter, isBefore } from '../../src/reminders/instants.ts';

const noon = Temporal.Instant.from('2030-07-06T12:00Z');
const later = noon.add({ nanoseconds: 1 });

test('an instant is before another, or after it, and neither where they are the same', () => {
  expect([isBefore(noon, later), isBefore(later, noon), isBefore(noon, noon)]).toEqual([true, false, false]);
  expect([isAfter(later, noon), isAfter(noon, later), isAfter(noon, noon)]).toEqual([true, false, false]);
});

test('the earlier of two', () => {
  expect([earlier(noon, later), earlier(later, noon)]).toEqual([noon, noon]);
});

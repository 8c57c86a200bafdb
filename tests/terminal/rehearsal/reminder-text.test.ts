import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { Delivery } from '../../../src/reminders/delivery.ts';
import { occurrencesOf } from '../../../src/reminders/occurrences-of.ts';
import type { Timing } from '../../../src/reminders/timing.ts';
import { reminderText } from '../../../src/terminal/rehearsal/reminder-text.ts';
import { festival } from '../../support/festival.ts';

const now = Temporal.Instant.from('2030-07-06T08:30:00Z');

function textOf(subject: string, timing: Timing, change: Partial<Delivery> = {}): string {
  const occurrence = occurrencesOf(festival, now).find((one) => one.subject === subject);
  if (!occurrence) throw new Error(`there is no ${subject}`);
  const delivery: Delivery = {
    id: 'd',
    kind: 'reminder',
    offset: 0,
    occurrenceKey: '2030-07-06T18:00[Europe/Zurich]',
    dueAt: now,
    subscription: {
      id: 's',
      pack: 'test',
      target: { kind: 'user', userId: '1' },
      what: { kind: 'sessions' },
      offsets: [0],
      createdBy: '1',
      createdAt: now,
      paused: null,
    },
    occurrence,
    ...change,
  };
  return reminderText({ delivery, timing }, festival, now);
}

test.each<[string, string, Timing, string]>([
  [
    'a session that lies ahead',
    'session:gala',
    'ahead',
    'Closing gala starts in 9 hours 30 minutes (Saturday 6 July 2030, 20:00), Lake stage.',
  ],
  [
    'a session that has started',
    'session:workshop',
    'started',
    'Trumpet workshop has started, Music school.',
  ],
  [
    'a day, without what is over or cancelled',
    'day:2030-07-05',
    'started',
    'Today, day 1 of Lakeside Jazz Festival 2030.',
  ],
  [
    'a day that lies ahead',
    'day:2030-07-06',
    'ahead',
    'Day 2 of Lakeside Jazz Festival 2030 starts in less than a minute (Saturday 6 July 2030, 10:00).\n- 10:00 Trumpet workshop, Music school\n- 20:00 Closing gala, Lake stage',
  ],
])('tells of %s', (_, subject, timing, text) => {
  expect(textOf(subject, timing)).toBe(text);
});

test.each<[Delivery['kind'], string]>([
  [
    'moved',
    'Closing gala was moved from Saturday 6 July 2030, 18:00: now Saturday 6 July 2030, 20:00, Lake stage.',
  ],
  ['cancelled', 'Closing gala is cancelled. It was planned for Saturday 6 July 2030, 18:00.'],
  ['reinstated', 'Closing gala takes place after all: Saturday 6 July 2030, 20:00, Lake stage.'],
])('tells that a session is %s', (kind, text) => {
  expect(textOf('session:gala', 'ahead', { kind })).toBe(text);
});

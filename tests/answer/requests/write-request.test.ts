import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { ReminderRequest } from '../../../src/answer/requests/reminder-request.ts';
import { writeRequest } from '../../../src/answer/requests/write-request.ts';

const day = { kind: 'day', date: Temporal.PlainDate.from('2030-07-05') } as const;
const at = { kind: 'at', time: Temporal.PlainDateTime.from('2030-07-05T18:00') } as const;

test.each<[string, ReminderRequest]>([
  [
    'remind session:gala before 60,0',
    { kind: 'remind', thing: { kind: 'session', id: 'gala' }, time: { kind: 'before', offsets: [60, 0] } },
  ],
  ['remind day:2030-07-05 usual', { kind: 'remind', thing: day, time: { kind: 'usual' } }],
  ['remind summit in 20', { kind: 'remind', thing: { kind: 'summit' }, time: { kind: 'in', minutes: 20 } }],
  [
    'remind unclear:gala,parade at 2030-07-05T18:00[UTC]',
    {
      kind: 'remind',
      thing: { kind: 'unclear', sessionIds: ['gala', 'parade'] },
      time: { ...at, zone: 'UTC' },
    },
  ],
  [
    'remind unclear:none at 2030-07-05T18:00',
    { kind: 'remind', thing: { kind: 'unclear', sessionIds: [] }, time: { ...at, zone: null } },
  ],
  ['stop sessions', { kind: 'stop', thing: { kind: 'sessions' } }],
  ['list', { kind: 'list' }],
])('%s', (line, request) => {
  expect(writeRequest(request)).toBe(line);
});

import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { Occurrence } from '../../src/reminders/occurrence.ts';
import { changesBetween } from '../../src/reminders/schedule-changes.ts';

const time = (text: string) => Temporal.ZonedDateTime.from(`${text}[Asia/Ho_Chi_Minh]`);

const dinner: Occurrence = {
  pack: 'hanoi',
  subject: 'session:dinner',
  group: 'sessions',
  title: 'Dinner',
  place: 'Metropole',
  note: null,
  start: time('2019-02-27T18:30'),
  end: time('2019-02-27T20:00'),
  status: 'standing',
};
const later = { ...dinner, start: time('2019-02-27T19:00') };
const cancelled = { ...dinner, status: 'cancelled' } as const;
const withdrawn = { ...dinner, status: 'withdrawn' } as const;
const anniversary: Occurrence = { ...dinner, subject: 'anniversary:2019-02-27', group: 'anniversaries' };
const nextYear = { ...anniversary, start: time('2020-02-27T08:00') };

test.each<[string, readonly Occurrence[], readonly Occurrence[], readonly [string, Occurrence][]]>([
  ['the same changes nothing', [dinner, anniversary], [anniversary, { ...dinner }], []],
  [
    'what is new is added, whether it stands or not',
    [],
    [dinner, cancelled],
    [
      ['added', dinner],
      ['added', cancelled],
    ],
  ],
  ['another start moves', [dinner], [later], [['moved', later]]],
  [
    'a time in another zone moves, also at the same instant',
    [dinner],
    [{ ...dinner, start: dinner.start.withTimeZone('Asia/Seoul') }],
    [['moved', { ...dinner, start: dinner.start.withTimeZone('Asia/Seoul') }]],
  ],
  [
    'what does not take place any more is cancelled, at whatever time',
    [dinner],
    [{ ...later, status: 'cancelled' }],
    [['cancelled', { ...later, status: 'cancelled' }]],
  ],
  ['what is missing is withdrawn', [dinner, anniversary], [anniversary], [['withdrawn', withdrawn]]],
  ['what was cancelled or withdrawn before and is missing stays as it is', [cancelled], [], []],
  [
    'what was withdrawn and is cancelled now is only put in other words',
    [withdrawn],
    [cancelled],
    [['reworded', cancelled]],
  ],
  [
    'what takes place after all is reinstated, also at another time',
    [cancelled],
    [later],
    [['reinstated', later]],
  ],
  ['what comes back is reinstated', [withdrawn], [dinner], [['reinstated', dinner]]],
  [
    'another title, place, note or end are other words',
    [dinner],
    [{ ...dinner, title: 'Supper' }],
    [['reworded', { ...dinner, title: 'Supper' }]],
  ],
  [
    'an end alone moves nothing',
    [dinner],
    [{ ...dinner, end: time('2019-02-27T21:00') }],
    [['reworded', { ...dinner, end: time('2019-02-27T21:00') }]],
  ],
  ['an anniversary of a later year is the next', [anniversary], [nextYear], [['next', nextYear]]],
  [
    'an anniversary at another time of the same year moves',
    [nextYear],
    [{ ...nextYear, start: time('2020-02-27T09:00') }],
    [['moved', { ...nextYear, start: time('2020-02-27T09:00') }]],
  ],
  ['times that somebody named are left alone', [{ ...dinner, group: null }], [], []],
])('%s', (_, known, wanted, changes) => {
  expect(changesBetween(known, wanted)).toEqual(changes.map(([kind, occurrence]) => ({ kind, occurrence })));
});

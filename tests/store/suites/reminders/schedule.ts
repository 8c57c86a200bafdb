import type { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { Occurrence } from '../../../../src/reminders/occurrence.ts';
import { endingAfter } from '../../ending-after.ts';
import { rawDatabase } from '../../raw-database.ts';
import { at, type Databases, noon, opened } from '../../test-store.ts';
import {
  add,
  adopt,
  cancelled,
  channel,
  deliveriesOf,
  dinner,
  hanoi,
  lease,
  leaseOne,
  movedTo,
  sendDue,
  sent,
  server,
  sessionAt,
  wakes,
  wish,
} from './support.ts';

/** The dinner is at 20:00 in Hanoi, 13:00 UTC; offsets are 60 and 0 minutes, so 12:00 and 13:00 UTC. */
const twice = { offsets: [60, 0] };
const early = at('11:00:00');

export function scheduleSuite(databases: Databases): void {
  const open = async () => opened(await databases.create());

  test('a schedule comes back as it was adopted, with its version', async () => {
    const store = await open();
    const { schedule } = store.reminders;
    expect(await schedule.versionOf('hanoi')).toBeUndefined();
    const lunch = { ...sessionAt('lunch', '12:00', '13:00'), note: 'no alcohol', place: null };
    await schedule.adopt('hanoi', 'one', [dinner, lunch], noon);
    expect(await schedule.versionOf('hanoi')).toBe('one');
    expect(await schedule.of('hanoi')).toEqual([lunch, dinner]);
    expect(await schedule.of('paris')).toEqual([]);
    await schedule.adopt('hanoi', 'two', [{ ...dinner, title: 'supper' }], noon);
    expect(await schedule.versionOf('hanoi')).toBe('two');
    expect(await schedule.of('hanoi')).toEqual([
      { ...lunch, status: 'withdrawn' },
      { ...dinner, title: 'supper' },
    ]);
  });

  test('packs are those that somebody follows', async () => {
    const store = await open();
    const { schedule, subscriptions } = store.reminders;
    expect(await schedule.packs()).toEqual([]);
    const { id } = await add(store, { pack: 'paris' });
    await add(store);
    await add(store, { target: channel });
    expect(await schedule.packs()).toEqual(['hanoi', 'paris']);
    await subscriptions.stop([id], noon);
    expect(await schedule.packs()).toEqual(['hanoi']);
  });

  test('deliveries are planned for who subscribed before the schedule came, once', async () => {
    const store = await open();
    await add(store, { what: { kind: 'sessions' } }, early);
    await add(store, { ...twice, target: channel }, early);
    await adopt(store, [dinner, sessionAt('talks', '21:00', '21:30')], early);
    await adopt(store, [dinner, sessionAt('talks', '21:00', '21:30')], early);
    expect(await deliveriesOf(store)).toEqual([
      'reminder 60 20:00 pending 19:00',
      'reminder 60 21:00 pending 20:00',
    ]);
    expect(await deliveriesOf(store, server)).toEqual([
      'reminder 0 20:00 pending 20:00',
      'reminder 60 20:00 pending 19:00',
    ]);
    expect(await wakes(store)).toBe('2019-02-27T12:00:00Z');
  });

  test('what was due before somebody subscribed, has started or is cancelled is not planned', async () => {
    const store = await open();
    await add(store, { what: { kind: 'sessions' }, offsets: [120, 60, 0] }, noon);
    await adopt(store, [
      dinner,
      sessionAt('tea', '18:00', '19:30'),
      { ...sessionAt('talks', '21:00', '22:00'), status: 'cancelled' },
    ]);
    expect(await deliveriesOf(store)).toEqual([
      'reminder 0 20:00 pending 20:00',
      'reminder 60 20:00 pending 19:00',
    ]);
  });

  test('a session that comes late into the schedule is told at once', async () => {
    const store = await open();
    await add(store, { what: { kind: 'sessions' } }, early);
    await adopt(store, [], early);
    await adopt(store, [dinner], at('12:30:00'));
    expect(await sendDue(store, at('12:30:00'))).toEqual(['reminder 60']);
  });

  test('a session that comes into the schedule while it is on is told as well', async () => {
    const store = await open();
    await add(store, { what: { kind: 'sessions' }, offsets: [0] }, early);
    await adopt(store, [sessionAt('tea', '18:00', '19:30')], noon);
    expect(await deliveriesOf(store)).toEqual(['reminder 0 18:00 pending 18:00']);
    await adopt(store, [sessionAt('lunch', '12:00', '13:00')], noon);
    expect(await deliveriesOf(store)).not.toContain('reminder 0 12:00 pending 12:00');
  });

  test('pending deliveries move with their session, without a notice', async () => {
    const store = await open();
    await add(store, twice, early);
    await adopt(store, [dinner], early);
    await adopt(store, [movedTo('21:30', '23:00')], early);
    expect(await deliveriesOf(store)).toEqual([
      'reminder 0 21:30 pending 21:30',
      'reminder 60 21:30 pending 20:30',
    ]);
    await adopt(store, [dinner], early);
    expect(await deliveriesOf(store)).toEqual([
      'reminder 0 20:00 pending 20:00',
      'reminder 60 20:00 pending 19:00',
    ]);
  });

  test('who was told the old time gets a notice and is reminded again', async () => {
    const store = await open();
    await add(store, twice, early);
    await adopt(store, [dinner], early);
    expect(await sendDue(store, noon)).toEqual(['reminder 60']);
    await adopt(store, [movedTo('21:30', '23:00')], at('12:10:00'));
    expect(await deliveriesOf(store)).toEqual([
      'moved 2 21:30 pending 19:10',
      'reminder 0 21:30 pending 21:30',
      'reminder 60 20:00 sent 19:00',
      'reminder 60 21:30 pending 20:30',
    ]);
  });

  test('a notice stands for reminders of the new time that are due already', async () => {
    const store = await open();
    await add(store, twice, early);
    await adopt(store, [dinner], early);
    await sendDue(store, noon);
    await adopt(store, [movedTo('19:30', '22:00')], at('12:10:00'));
    expect(await sendDue(store, at('12:10:00'))).toEqual(['moved 2']);
    expect(await deliveriesOf(store)).toEqual([
      'moved 2 19:30 sent 19:10',
      'reminder 0 19:30 pending 19:30',
      'reminder 60 20:00 sent 19:00',
    ]);
  });

  test('back at the time that was told, nothing is left to tell; elsewhere, only the last time is', async () => {
    const store = await open();
    await add(store, {}, early);
    await adopt(store, [dinner], early);
    await sendDue(store, noon);
    await adopt(store, [movedTo('21:30', '23:00')], noon);
    await adopt(store, [dinner], noon);
    expect(await sendDue(store, noon)).toEqual([]);
    expect(await deliveriesOf(store)).toEqual([
      'moved 2 21:30 changed 19:00',
      'reminder 60 20:00 sent 19:00',
      'reminder 60 21:30 changed 20:30',
    ]);
    await adopt(store, [movedTo('21:30', '23:00')], noon);
    await adopt(store, [movedTo('22:30', '23:00')], noon);
    expect(await sendDue(store, noon)).toEqual(['moved 5']);
    await adopt(store, [dinner], at('12:01:00'));
    expect(await sendDue(store, at('12:01:00'))).toEqual(['moved 6']);
  });

  test('a session that moves before it is over and is not ahead any more is not told', async () => {
    const store = await open();
    await add(store, {}, early);
    await adopt(store, [dinner], early);
    await sendDue(store, noon);
    await adopt(store, [movedTo('18:30', '19:30')], at('12:10:00'));
    expect(await sendDue(store, at('12:10:00'))).toEqual([]);
  });

  test('a cancelled session drops what is pending, and is told to whoever counts on it', async () => {
    const store = await open();
    await add(store, twice, early);
    await add(store, { target: channel }, early);
    await adopt(store, [dinner], early);
    await adopt(store, [cancelled], early);
    expect(await deliveriesOf(store)).toEqual([
      'cancelled 2 20:00 pending 18:00',
      'reminder 0 20:00 changed 20:00',
      'reminder 60 20:00 changed 19:00',
    ]);
    expect(await sendDue(store, early)).toEqual(['cancelled 2', 'cancelled 2']);
    await adopt(store, [cancelled], early);
    await adopt(store, [], early);
    expect(await sendDue(store, early)).toEqual([]);
  });

  test('a session that is taken out of the schedule counts as cancelled; a day without sessions is dropped', async () => {
    const store = await open();
    const day: Occurrence = { ...dinner, subject: 'day:2019-02-27', group: 'days', title: 'Hanoi summit' };
    await add(store, {}, early);
    await add(store, { what: { kind: 'days' } }, early);
    await adopt(store, [dinner, day], early);
    await adopt(store, [], early);
    expect(await deliveriesOf(store)).toEqual([
      'cancelled 2 20:00 pending 18:00',
      'reminder 60 20:00 changed 19:00',
      'reminder 60 20:00 changed 19:00',
    ]);
    expect((await store.reminders.schedule.of('hanoi')).map(({ status }) => status)).toEqual([
      'withdrawn',
      'withdrawn',
    ]);
  });

  test('who was told everything already is told of a cancellation until the end, and not after it', async () => {
    const store = await open();
    await add(store, twice, early);
    await adopt(store, [dinner], early);
    await sendDue(store, noon);
    await sendDue(store, at('13:00:00'));
    await adopt(store, [cancelled], at('14:59:59'));
    expect(await sendDue(store, at('14:59:59'))).toEqual(['cancelled 2']);
    await adopt(store, [dinner], at('15:00:00'));
    await adopt(store, [cancelled], at('15:00:00'));
    expect(await sendDue(store, at('15:00:00'))).toEqual([]);
  });

  test('reinstated before anybody was told, everything is as it was', async () => {
    const store = await open();
    await add(store, twice, early);
    await adopt(store, [dinner], early);
    await adopt(store, [cancelled], early);
    await adopt(store, [dinner], early);
    expect(await deliveriesOf(store)).toEqual([
      'cancelled 2 20:00 changed 18:00',
      'reminder 0 20:00 pending 20:00',
      'reminder 60 20:00 pending 19:00',
    ]);
    expect(await wakes(store)).toBe('2019-02-27T12:00:00Z');
  });

  test('cancelled, reinstated and cancelled again, each is told once to who was told the one before', async () => {
    const store = await open();
    await add(store, twice, early);
    await adopt(store, [dinner], early);
    await adopt(store, [cancelled], early);
    expect(await sendDue(store, early)).toEqual(['cancelled 2']);
    await adopt(store, [dinner], at('12:20:00'));
    expect(await sendDue(store, at('12:20:00'))).toEqual(['reinstated 3']);
    expect(await deliveriesOf(store)).toEqual([
      'cancelled 2 20:00 sent 18:00',
      'reinstated 3 20:00 sent 19:20',
      'reminder 0 20:00 pending 20:00',
      'reminder 60 20:00 changed 19:00',
    ]);
    await adopt(store, [cancelled], at('12:21:00'));
    expect(await sendDue(store, at('12:21:00'))).toEqual(['cancelled 4']);
    await adopt(store, [dinner], at('12:22:00'));
    await adopt(store, [cancelled], at('12:23:00'));
    expect(await sendDue(store, at('12:23:00'))).toEqual([]);
  });

  test('reinstated at another time, the notice tells the time and reminders follow it', async () => {
    const store = await open();
    await add(store, twice, early);
    await adopt(store, [dinner], early);
    await adopt(store, [cancelled], early);
    await sendDue(store, early);
    await adopt(store, [movedTo('21:00', '22:00')], early);
    expect(await deliveriesOf(store)).toEqual([
      'cancelled 2 20:00 sent 18:00',
      'reinstated 3 21:00 pending 18:00',
      'reminder 0 20:00 changed 20:00',
      'reminder 0 21:00 pending 21:00',
      'reminder 60 20:00 changed 19:00',
      'reminder 60 21:00 pending 20:00',
    ]);
  });

  test('an attempt under way stays about the old time, and counts as told', async () => {
    const store = await open();
    const { deliveries } = store.reminders;
    await add(store, {}, early);
    await adopt(store, [dinner], early);
    const leased = await leaseOne(store, noon);
    expect(await deliveries.begin(leased, noon, at('12:00:30'))).toBe(true);
    await adopt(store, [movedTo('21:30', '23:00')], noon);
    await deliveries.settle(leased, sent, noon);
    expect(await deliveriesOf(store)).toEqual([
      'moved 2 21:30 pending 19:00',
      'reminder 60 20:00 sent 19:00',
      'reminder 60 21:30 pending 20:30',
    ]);
  });

  test('what is leased but not begun moves away from under the lease', async () => {
    const store = await open();
    await add(store, {}, early);
    await adopt(store, [dinner], early);
    const leased = await leaseOne(store, noon);
    await adopt(store, [movedTo('21:30', '23:00')], noon);
    expect(await store.reminders.deliveries.begin(leased, noon, at('12:00:30'))).toBe(false);
    expect(await deliveriesOf(store)).toEqual(['reminder 60 21:30 pending 20:30']);
    expect(await wakes(store)).toBe('2019-02-27T13:30:00Z');
  });

  test('snoozes keep their time when the session moves, and go when it is cancelled', async () => {
    const store = await open();
    const { deliveries } = store.reminders;
    const { id } = await add(store, {}, early);
    await adopt(store, [dinner], early);
    const reminder = await leaseOne(store, noon);
    await deliveries.settle(reminder, sent, noon);
    await deliveries.snooze(id, reminder, at('12:10:00'));
    await adopt(store, [movedTo('20:05', '23:00')], noon);
    expect(await deliveriesOf(store)).toContain('snooze 55 20:05 pending 19:10');
    await adopt(store, [cancelled], noon);
    expect(await deliveriesOf(store)).toContain('snooze 55 20:05 changed 19:10');
  });

  test('a snooze of what is cancelled at the same time is refused, or its cancellation is told', async () => {
    const store = await open();
    const { deliveries } = store.reminders;
    await add(store, { target: channel }, early);
    await adopt(store, [dinner], early);
    const reminder = await leaseOne(store, noon);
    await deliveries.settle(reminder, sent, noon);
    const people = Array.from({ length: 8 }, (_, index) => ({ kind: 'user', userId: `2${index}` }) as const);
    const alone = await Promise.all(people.map((target) => add(store, { target, offsets: [] }, early)));
    const [, ...snoozed] = await Promise.all([
      adopt(store, [cancelled], noon),
      ...alone.map(({ id }) => deliveries.snooze(id, reminder, at('12:10:00'))),
    ]);
    const theirs = await Promise.all(people.map((owner) => deliveriesOf(store, owner)));
    const told = ['cancelled 2 20:00 pending 19:00', 'snooze 50 20:00 changed 19:10'];
    expect(theirs).toEqual(snoozed.map((added) => (added ? told : [])));
    expect(await deliveries.snooze(alone[0]?.id ?? '', reminder, at('12:20:00'))).toBe(false);
  });

  test('the next anniversary is planned; the last one stays what it was', async () => {
    const store = await open();
    const first: Occurrence = { ...dinner, subject: 'anniversary:2018-02-27', group: 'anniversaries' };
    const next: Occurrence = { ...first, start: hanoi('2020-02-27T08:00'), end: hanoi('2020-02-28T00:00') };
    await add(store, { what: { kind: 'anniversaries' }, offsets: [0] }, early);
    await adopt(store, [first], early);
    expect(await sendDue(store, at('13:00:00'))).toEqual(['reminder 0']);
    await store.reminders.schedule.adopt('hanoi', 'same', [first], at('13:00:00'));
    await store.reminders.schedule.adopt('hanoi', 'same', [next], at('20:00:00'));
    expect(await deliveriesOf(store)).toEqual([
      'reminder 0 08:00 pending 08:00',
      'reminder 0 20:00 sent 20:00',
    ]);
    expect(await wakes(store)).toBe('2020-02-27T01:00:00Z');
  });

  test('other words, another place or another end are taken over without a word', async () => {
    const store = await open();
    await add(store, {}, early);
    await adopt(store, [dinner], early);
    await sendDue(store, noon);
    const reworded = { ...dinner, title: 'supper', place: null, end: hanoi('23:00') };
    await adopt(store, [reworded], noon);
    expect(await sendDue(store, noon)).toEqual([]);
    expect(await store.reminders.schedule.of('hanoi')).toEqual([reworded]);
  });

  test('named times are not of the pack, and stay', async () => {
    const store = await open();
    const what = { kind: 'time', at: hanoi('20:30'), sessionId: null } as const;
    const named: Occurrence = {
      ...dinner,
      subject: 'time:2019-02-27T20:30:00[Asia/Ho_Chi_Minh]',
      group: null,
      start: what.at,
      end: what.at.add({ hours: 12 }),
    };
    await store.reminders.subscriptions.add({ ...wish, what, offsets: [0] }, named, 25, early);
    await adopt(store, [], early);
    expect(await deliveriesOf(store)).toEqual(['reminder 0 20:30 pending 20:30']);
    expect(await store.reminders.schedule.of('hanoi')).toEqual([named]);
  });

  test('only the subscriptions of the pack follow, and none that was stopped', async () => {
    const store = await open();
    const { id } = await add(store, { target: channel }, early);
    await add(store, { pack: 'paris' }, early);
    await adopt(store, [dinner], early);
    await store.reminders.subscriptions.stop([id], early);
    await adopt(store, [movedTo('21:30', '23:00')], early);
    await adopt(store, [cancelled], early);
    expect(await deliveriesOf(store)).toEqual([]);
    expect(await deliveriesOf(store, server)).toEqual(['reminder 60 20:00 stopped 19:00']);
  });

  test('a paused subscription follows too, and sleeps', async () => {
    const store = await open();
    const { id } = await add(store, twice, early);
    await adopt(store, [dinner], early);
    await store.reminders.subscriptions.pause(id, 'closed-dms', early);
    await adopt(store, [movedTo('21:30', '23:00'), sessionAt('talks', '21:00', '22:00')], early);
    expect(await deliveriesOf(store)).toEqual([
      'reminder 0 21:30 pending 21:30',
      'reminder 60 21:30 pending 20:30',
    ]);
    await adopt(store, [cancelled], early);
    expect(await wakes(store)).toBeUndefined();
    await store.reminders.subscriptions.resume(id, noon);
    expect(await sendDue(store, noon)).toEqual(['cancelled 3']);
  });

  test('processes that adopt at once and add meanwhile leave one delivery of each', async () => {
    const place = await databases.create();
    const stores = [await opened(place), await opened(place), await opened(place)];
    const [store] = stores;
    if (!store) return;
    const sessions = Array.from({ length: 8 }, (_, index) =>
      sessionAt(`s${index}`, `2${index % 4}:00`, '23:59'),
    );
    const subscribe = (from: number) =>
      Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          add(
            stores[index % 3] ?? store,
            { target: { kind: 'user', userId: String(from + index) }, what: { kind: 'sessions' }, ...twice },
            early,
          ),
        ),
      );
    await subscribe(100);
    await Promise.all(stores.map((one) => one.reminders.schedule.adopt('hanoi', 'one', sessions, early)));
    const later = sessions.map((session) => ({ ...session, start: session.start.add({ minutes: 5 }) }));
    await Promise.all([
      subscribe(130),
      ...stores.map((one) => one.reminders.schedule.adopt('hanoi', 'two', later, early)),
    ]);
    for (const userId of ['100', '130', '159', '189']) {
      const all = await store.reminders.deliveries.statusOf({ kind: 'user', userId }, 100);
      expect(all.map(({ state }) => state)).toEqual(Array.from({ length: 16 }, () => 'pending'));
      expect(new Set(all.map(({ occurrenceKey }) => occurrenceKey.slice(14, 16)))).toEqual(new Set(['05']));
    }
    expect(await store.reminders.schedule.versionOf('hanoi')).toBe('two');
  });

  test('a later adoption takes up what a process did not live to finish', async () => {
    const place = await databases.create();
    const store = await opened(place);
    for (let userId = 100; userId < 220; userId += 1) {
      await add(store, { target: { kind: 'user', userId: String(userId) } }, early);
    }
    await adopt(store, [dinner], early);
    const moved = [movedTo('21:30', '23:00')];
    const dying = endingAfter(2, rawDatabase(place)).reminders.schedule;
    await expect(dying.adopt('hanoi', 'late', moved, early)).rejects.toThrow('the process ended');
    const keys = async (now: Temporal.Instant) =>
      (await lease(store, now, 200)).map(({ occurrenceKey }) => occurrenceKey.slice(11, 16));
    const { schedule } = store.reminders;
    expect(await schedule.versionOf('hanoi')).not.toBe('late');
    expect(new Set(await keys(at('23:00:00')))).toEqual(new Set(['20:00', '21:30']));
    await schedule.adopt('hanoi', 'late', moved, early);
    expect(await schedule.versionOf('hanoi')).toBe('late');
    expect(await keys(at('23:01:00'))).toEqual(Array.from({ length: 120 }, () => '21:30'));
  });
}

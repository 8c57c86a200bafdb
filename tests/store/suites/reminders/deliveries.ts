import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { rawDatabase } from '../../raw-database.ts';
import { at, type Databases, noon, opened } from '../../test-store.ts';
import {
  add,
  adopt,
  channel,
  deliveriesOf,
  dinner,
  lease,
  leaseOne,
  movedTo,
  person,
  sendDue,
  sent,
  server,
  sessionAt,
  wakes,
} from './support.ts';

const early = at('11:00:00');
const half = at('12:00:30');

export function deliveriesSuite(databases: Databases): void {
  const open = async () => opened(await databases.create());

  test('what is due is leased whole, the earliest first, and no more than was asked for', async () => {
    const store = await open();
    const { deliveries, preferences } = store.reminders;
    await adopt(store, [dinner], early);
    const subscription = await add(store, { offsets: [60, 30] }, early);
    await preferences.save('7', { zone: 'Europe/Paris' }, early);
    expect(await wakes(store)).toBe(noon.toString());
    expect(await lease(store, noon.subtract({ milliseconds: 1 }))).toEqual([]);
    const [first, ...rest] = await lease(store, at('12:30:00'), 1);
    expect(rest).toEqual([]);
    expect(first).toEqual({
      id: expect.stringMatching(/^[0-9a-z]{22}$/),
      kind: 'reminder',
      offset: 60,
      occurrenceKey: '2019-02-27T20:00:00[Asia/Ho_Chi_Minh]',
      dueAt: noon,
      subscription,
      occurrence: dinner,
      token: expect.stringMatching(/^[0-9a-z]{16}$/),
      attempts: 0,
      openAttempt: null,
      replaced: true,
      behind: false,
      preferences: { zone: 'Europe/Paris', quietHours: null },
    });
    expect(await lease(store, at('12:30:00'))).toMatchObject([{ offset: 30, replaced: false }]);
    expect(await wakes(store)).toBe('2019-02-27T12:30:30Z');
    expect(await deliveries.find(first?.id ?? '')).toMatchObject({
      offset: 60,
      occurrence: dinner,
      subscription,
    });
    expect(await deliveries.find('nothing')).toBeUndefined();
  });

  test('a reminder is not replaced by one of another subject, another time, one that is dropped, or a snooze', async () => {
    const store = await open();
    const { deliveries } = store.reminders;
    await adopt(store, [dinner, movedTo('20:10', '22:00', { ...dinner, subject: 'session:talks' })], early);
    const { id } = await add(store, { what: { kind: 'sessions' }, offsets: [60] }, early);
    await add(store, { what: { kind: 'session', id: 'dinner' }, offsets: [55] }, early);
    const reminder = await leaseOne(store, noon);
    await deliveries.snooze(id, reminder, at('12:05:00'));
    expect((await lease(store, at('12:10:00'))).map(({ replaced }) => replaced)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    await add(store, { what: { kind: 'session', id: 'dinner' }, offsets: [40] }, at('12:10:00'));
    const dropped = (await lease(store, at('12:20:00'))).at(-1);
    if (!dropped) throw new Error('nothing is due');
    await deliveries.settle(dropped, { kind: 'dropped', reason: 'quiet-hours' }, at('12:20:00'));
    expect((await lease(store, at('12:21:00'))).map(({ replaced }) => replaced)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  test('preferences are those of the person, or of whoever subscribed the channel', async () => {
    const store = await open();
    const { preferences } = store.reminders;
    await adopt(store, [dinner], early);
    await add(store, { createdBy: '8' }, early);
    await add(store, { target: channel, createdBy: '8' }, early);
    await add(store, { target: channel, createdBy: '9', offsets: [59], what: { kind: 'sessions' } }, early);
    await preferences.save('7', { zone: 'Asia/Seoul' }, early);
    await preferences.save('8', { zone: 'Europe/Paris' }, early);
    const zones = (await lease(store, at('12:01:00'))).map(
      ({ subscription, preferences: { zone } }) => `${subscription.target.kind} ${zone}`,
    );
    expect(zones.toSorted()).toEqual(['channel Europe/Paris', 'channel null', 'user Asia/Seoul']);
  });

  test('processes that lease at once never get the same, and together get all', async () => {
    const place = await databases.create();
    const stores = [await opened(place), await opened(place), await opened(place)];
    const [store] = stores;
    if (!store) return;
    for (let userId = 100; userId < 400; userId += 1) {
      await add(store, { target: { kind: 'user', userId: String(userId) } }, early);
    }
    await adopt(store, [dinner], early);
    const leased = await Promise.all(
      Array.from({ length: 60 }, (_, index) => lease(stores[index % 3] ?? store, noon, 7)),
    );
    const ids = leased.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const rest = (await lease(store, noon, 300)).map(({ id }) => id);
    expect(new Set([...ids, ...rest]).size).toBe(300);
    expect(ids.length + rest.length).toBe(300);
  });

  test('a lease whose process ended is due again at its end, and its holder may not send any more', async () => {
    const store = await open();
    const { deliveries } = store.reminders;
    await adopt(store, [dinner], early);
    await add(store, {}, early);
    const first = await leaseOne(store, noon);
    expect(await wakes(store)).toBe(half.toString());
    expect(await lease(store, half.subtract({ milliseconds: 1 }))).toEqual([]);
    const second = await leaseOne(store, half);
    expect(second).toEqual({ ...first, token: second.token });
    expect(second.token).not.toBe(first.token);
    expect(await deliveries.begin(first, half, at('12:02:00'))).toBe(false);
    expect(await deliveries.begin(second, half, at('12:02:00'))).toBe(true);
    expect(await wakes(store)).toBe('2019-02-27T12:02:00Z');
  });

  test('attempts count, and the first without an outcome is remembered', async () => {
    const store = await open();
    const { deliveries } = store.reminders;
    await adopt(store, [dinner], early);
    await add(store, {}, early);
    await deliveries.begin(await leaseOne(store, noon), noon, half);
    const second = await leaseOne(store, half);
    expect(second).toMatchObject({ attempts: 1, openAttempt: { at: noon, diversion: null } });
    expect(await deliveries.begin(second, half, at('12:01:00'))).toBe(true);
    await deliveries.settle(second, { kind: 'later', at: at('12:02:00'), certain: false }, half);
    expect(await lease(store, at('12:01:59.999'))).toEqual([]);
    const third = await leaseOne(store, at('12:02:00'));
    expect(third).toMatchObject({ attempts: 2, openAttempt: { at: noon, diversion: null } });
    await deliveries.settle(third, { kind: 'later', at: at('12:03:00'), certain: true }, at('12:02:00'));
    expect(await leaseOne(store, at('12:03:00'))).toMatchObject({ attempts: 2, openAttempt: null });
  });

  test('where an attempt went is remembered as long as its outcome is unknown, and only the holder tells', async () => {
    const store = await open();
    const { deliveries } = store.reminders;
    const diversion = { to: 'creator', why: 'closed' } as const;
    await adopt(store, [dinner], early);
    await add(store, {}, early);
    const first = await leaseOne(store, noon);
    expect(await deliveries.begin(first, noon, half)).toBe(true);
    expect(await deliveries.divert(first, { to: 'parent-channel', why: 'closed' })).toBe(true);
    expect(await deliveries.divert(first, diversion)).toBe(true);
    const second = await leaseOne(store, half);
    expect(second.openAttempt).toEqual({ at: noon, diversion });
    expect(await deliveries.divert(first, { to: 'parent-channel', why: 'closed' })).toBe(false);
    await deliveries.settle(second, { kind: 'later', at: at('12:02:00'), certain: false }, half);
    const third = await leaseOne(store, at('12:02:00'));
    expect(third.openAttempt).toEqual({ at: noon, diversion });
    await deliveries.settle(third, { kind: 'later', at: at('12:03:00'), certain: true }, at('12:02:00'));
    const fourth = await leaseOne(store, at('12:03:00'));
    expect(fourth.openAttempt).toBeNull();
    await deliveries.begin(fourth, at('12:03:00'), at('12:03:15'));
    expect((await leaseOne(store, at('12:03:15'))).openAttempt).toEqual({
      at: at('12:03:00'),
      diversion: null,
    });
  });

  test('what cannot be read keeps nothing else from being leased, and is tried again minutes later', async () => {
    const place = await databases.create();
    const store = await opened(place);
    const raw = rawDatabase(place);
    const { deliveries } = store.reminders;
    await adopt(store, [dinner, sessionAt('gala', '20:00', '22:00')], early);
    await add(store, {}, early);
    await add(store, { what: { kind: 'session', id: 'gala' } }, early);
    const setStart = (starts: string) =>
      raw.run((connection) =>
        connection
          .updateTable('occurrences')
          .set({ starts })
          .where('subject', '=', 'session:dinner')
          .execute(),
      );
    await setStart('2019-02-27T20:00:00[Mars/Olympus]');
    const leased = await deliveries.lease(100, noon, half);
    expect(leased.deliveries.map(({ occurrence }) => occurrence.subject)).toEqual(['session:gala']);
    expect(leased.unreadable).toEqual([{ id: expect.any(String), cause: expect.any(RangeError) }]);
    await setStart('2019-02-27T20:00:00[Asia/Ho_Chi_Minh]');
    const [gala] = leased.deliveries;
    if (gala) await deliveries.settle(gala, sent, noon);
    expect(await lease(store, at('12:04:59.999'))).toEqual([]);
    expect(await leaseOne(store, at('12:05:00'))).toMatchObject({ id: leased.unreadable[0]?.id });
  });

  test('what was sent is recorded whoever has the lease, once; other outcomes only by the holder', async () => {
    const store = await open();
    const { deliveries } = store.reminders;
    await adopt(store, [dinner], early);
    await add(store, {}, early);
    const first = await leaseOne(store, noon);
    const second = await leaseOne(store, half);
    await deliveries.settle(first, { kind: 'dropped', reason: 'late' }, half);
    await deliveries.settle(first, { kind: 'unknown' }, half);
    await deliveries.settle(first, { kind: 'later', at: at('13:00:00'), certain: true }, half);
    expect(await deliveriesOf(store)).toEqual(['reminder 60 20:00 pending 19:00']);
    await deliveries.settle(first, { ...sent, detour: 'creator' }, half);
    await deliveries.settle(second, { ...sent, messageId: '901' }, at('12:01:00'));
    await deliveries.settle(second, { kind: 'dropped', reason: 'late' }, half);
    await deliveries.settle(second, { kind: 'unknown' }, half);
    await deliveries.settle(second, { kind: 'later', at: at('13:00:00'), certain: false }, half);
    expect(await deliveries.statusOf(person, 9)).toMatchObject([
      { state: 'sent', channelId: '20', messageId: '900', detour: 'creator', reason: null, settledAt: half },
    ]);
    expect(await wakes(store)).toBeUndefined();
  });

  test('what was dropped for its lease is sent when it turns out so', async () => {
    const store = await open();
    const { deliveries } = store.reminders;
    await adopt(store, [dinner], early);
    await add(store, {}, early);
    const first = await leaseOne(store, noon);
    const second = await leaseOne(store, half);
    await deliveries.settle(second, { kind: 'unknown' }, half);
    expect(await deliveriesOf(store)).toEqual(['reminder 60 20:00 unknown 19:00']);
    await deliveries.settle(first, sent, at('12:01:00'));
    expect(await deliveriesOf(store)).toEqual(['reminder 60 20:00 sent 19:00']);
  });

  test('a snooze is due at its time, once for each minute, and about the time that holds now', async () => {
    const store = await open();
    const { deliveries } = store.reminders;
    await adopt(store, [dinner], early);
    const { id } = await add(store, {}, early);
    const reminder = await leaseOne(store, noon);
    await deliveries.settle(reminder, sent, noon);
    await deliveries.snooze(id, reminder, at('12:10:10'));
    await deliveries.snooze(id, reminder, at('12:10:50'));
    await deliveries.snooze(id, reminder, at('13:10:00'));
    expect(await deliveriesOf(store)).toEqual([
      'reminder 60 20:00 sent 19:00',
      'snooze -10 20:00 pending 20:10',
      'snooze 49 20:00 pending 19:10',
    ]);
    await adopt(store, [movedTo('20:30', '22:00')], noon);
    await deliveries.snooze(id, reminder, at('12:20:00'));
    expect(await deliveriesOf(store)).toContain('snooze 70 20:30 pending 19:20');
    expect(await lease(store, at('12:10:09'))).toMatchObject([{ kind: 'moved' }]);
    expect(await leaseOne(store, at('12:10:10'))).toMatchObject({
      kind: 'snooze',
      replaced: false,
      dueAt: at('12:10:10'),
    });
  });

  test('a stopped subscription takes no snooze, and a paused one sleeps on it', async () => {
    const store = await open();
    const { deliveries, subscriptions } = store.reminders;
    await adopt(store, [dinner], early);
    const { id } = await add(store, {}, early);
    const reminder = await leaseOne(store, noon);
    await deliveries.settle(reminder, sent, noon);
    await subscriptions.pause(id, 'closed-dms', noon);
    await deliveries.snooze(id, reminder, at('12:10:00'));
    expect(await wakes(store)).toBeUndefined();
    await subscriptions.stop([id], noon);
    await deliveries.snooze(id, reminder, at('12:20:00'));
    expect(await deliveriesOf(store)).toEqual([
      'reminder 60 20:00 sent 19:00',
      'snooze 50 20:00 stopped 19:10',
    ]);
  });

  test('status tells the latest that are settled and the next that are pending, of the owner alone', async () => {
    const store = await open();
    const { deliveries, subscriptions } = store.reminders;
    await adopt(store, [dinner], early);
    const one = await add(store, { target: channel, offsets: [60, 50, 40, 30, 20, 10] }, early);
    await add(store, { target: { ...channel, channelId: '11' }, offsets: [35] }, early);
    await add(store, {}, early);
    await sendDue(store, noon);
    await sendDue(store, at('12:10:00'));
    await sendDue(store, at('12:20:00'));
    const summary = async () =>
      (await deliveries.statusOf(server, 2)).map(({ state, offset, settledAt }) => [
        state,
        offset,
        settledAt?.toString() ?? null,
      ]);
    expect(await summary()).toEqual([
      ['sent', 50, '2019-02-27T12:10:00Z'],
      ['sent', 40, '2019-02-27T12:20:00Z'],
      ['pending', 35, null],
      ['pending', 30, null],
    ]);
    await subscriptions.stop([one.id], at('12:21:00'));
    expect((await summary()).map(([state]) => state)).toEqual(['dropped', 'dropped', 'pending']);
    expect(await deliveries.statusOf({ kind: 'user', userId: '8' }, 5)).toEqual([]);
  });

  test('preferences come back as they were saved, and what is left out stays', async () => {
    const { preferences } = (await open()).reminders;
    expect(await preferences.of('7')).toEqual({ zone: null, quietHours: null });
    const quietHours = { from: Temporal.PlainTime.from('22:30'), to: Temporal.PlainTime.from('07:00') };
    expect(await preferences.save('7', { quietHours }, noon)).toEqual({ zone: null, quietHours });
    expect(await preferences.save('7', { zone: 'Asia/Seoul' }, noon)).toEqual({
      zone: 'Asia/Seoul',
      quietHours,
    });
    expect(await preferences.of('7')).toEqual({ zone: 'Asia/Seoul', quietHours });
    expect(await preferences.save('7', { quietHours: null }, noon)).toEqual({
      zone: 'Asia/Seoul',
      quietHours: null,
    });
    expect(await preferences.of('8')).toEqual({ zone: null, quietHours: null });
  });
}

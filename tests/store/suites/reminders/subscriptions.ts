import { expect, test } from 'vitest';
import { at, type Databases, noon, opened } from '../../test-store.ts';
import {
  add,
  adopt,
  channel,
  deliveriesOf,
  dinner,
  hanoi,
  lease,
  leaseOne,
  person,
  sendDue,
  sent,
  server,
  wakes,
  wish,
} from './support.ts';

const early = at('11:00:00');

export function subscriptionsSuite(databases: Databases): void {
  const open = async () => opened(await databases.create());

  test('a subscription comes back as it was stored, and is planned at once', async () => {
    const store = await open();
    const { subscriptions } = store.reminders;
    await adopt(store, [dinner], early);
    const added = await subscriptions.add({ ...wish, offsets: [0, 60] }, null, 25, early);
    expect(added).toEqual({
      ...wish,
      id: expect.stringMatching(/^[0-9a-z]{12}$/),
      offsets: [60, 0],
      createdAt: early,
      paused: null,
    });
    expect(await subscriptions.of(person)).toEqual([added]);
    expect(await subscriptions.of(server)).toEqual([]);
    expect(await deliveriesOf(store)).toEqual([
      'reminder 0 20:00 pending 20:00',
      'reminder 60 20:00 pending 19:00',
    ]);
  });

  test("those of a server's channels come back, the oldest first, with their roles", async () => {
    const store = await open();
    const target = { ...channel, channelId: '11', roleId: '5', interested: true };
    const second = await add(store, { target, what: { kind: 'sessions' }, createdBy: '8' }, noon);
    const first = await add(store, { target: channel, what: { kind: 'days' } }, early);
    expect(await store.reminders.subscriptions.of(server)).toEqual([first, second]);
    expect(second).toMatchObject({ target, createdBy: '8' });
    expect(await store.reminders.subscriptions.find(second.id)).toEqual(second);
    expect(await store.reminders.subscriptions.find('nothing')).toBeUndefined();
  });

  test('the same again gets the new offsets besides its own', async () => {
    const store = await open();
    await adopt(store, [dinner], early);
    const first = await add(store, { offsets: [60] }, early);
    const again = await add(store, { offsets: [15, 60], createdBy: '9' }, noon.subtract({ seconds: 1 }));
    expect(again).toEqual({ ...first, offsets: [60, 15] });
    expect(await deliveriesOf(store)).toEqual([
      'reminder 15 20:00 pending 19:45',
      'reminder 60 20:00 pending 19:00',
    ]);
  });

  test('an offset that is past when it is added is not made up for', async () => {
    const store = await open();
    await adopt(store, [dinner], early);
    await add(store, { offsets: [0] }, early);
    await add(store, { offsets: [60, 30] }, at('12:10:00'));
    expect(await deliveriesOf(store)).toEqual([
      'reminder 0 20:00 pending 20:00',
      'reminder 30 20:00 pending 19:30',
    ]);
  });

  test('another channel, role, pack or subject makes another subscription', async () => {
    const store = await open();
    const targets = [
      channel,
      { ...channel, channelId: '11' },
      { ...channel, roleId: '5' },
      { ...channel, interested: true },
    ];
    for (const target of targets) await add(store, { target });
    await add(store, { target: channel, pack: 'paris' });
    await add(store, { target: channel, what: { kind: 'sessions' } });
    expect(await store.reminders.subscriptions.of(server)).toHaveLength(6);
  });

  test('nothing is stored beyond the most, but what is there already may grow; stopped ones count no more', async () => {
    const store = await open();
    const { subscriptions } = store.reminders;
    const one = await subscriptions.add(wish, null, 2, noon);
    await subscriptions.add({ ...wish, what: { kind: 'days' } }, null, 2, noon);
    const third = { ...wish, what: { kind: 'sessions' } } as const;
    expect(await subscriptions.add(third, null, 2, noon)).toBe('too many');
    expect(await subscriptions.add({ ...wish, offsets: [5] }, null, 2, noon)).toMatchObject({
      offsets: [60, 5],
    });
    expect(
      await subscriptions.add({ ...third, target: { kind: 'user', userId: '8' } }, null, 2, noon),
    ).toMatchObject({ createdBy: '7' });
    await subscriptions.stop([one === 'too many' ? '' : one.id], noon);
    expect(await subscriptions.add(third, null, 2, noon)).toMatchObject({ what: { kind: 'sessions' } });
  });

  test('processes that add at once neither exceed the most nor make two of the same', async () => {
    const place = await databases.create();
    const stores = [await opened(place), await opened(place), await opened(place)];
    const wishes = Array.from({ length: 10 }, (_, index) => ({
      ...wish,
      what: { kind: 'session', id: String(index % 8) } as const,
    }));
    const added = await Promise.all(
      wishes.flatMap((one) => stores.map((store) => store.reminders.subscriptions.add(one, null, 5, noon))),
    );
    const all = await stores[0]?.reminders.subscriptions.of(person);
    expect(all).toHaveLength(5);
    expect(new Set(all?.map(({ what }) => JSON.stringify(what))).size).toBe(5);
    expect(added.filter((one) => one === 'too many').length).toBeGreaterThanOrEqual(9);
  });

  test('a named time is added to the schedule once', async () => {
    const store = await open();
    const what = { kind: 'time', at: hanoi('20:30'), sessionId: 'dinner' } as const;
    const named = {
      ...dinner,
      subject: 'time:2019-02-27T20:30:00[Asia/Ho_Chi_Minh]dinner',
      group: null,
      start: what.at,
      end: hanoi('21:00'),
    };
    await store.reminders.subscriptions.add({ ...wish, what }, named, 25, early);
    await store.reminders.subscriptions.add(
      { ...wish, what, target: { kind: 'user', userId: '8' } },
      named,
      25,
      early,
    );
    expect(await store.reminders.schedule.of('hanoi')).toEqual([named]);
    expect(
      (await lease(store, at('12:30:00'))).map(({ occurrence, subscription }) => [
        occurrence,
        subscription.what,
      ]),
    ).toEqual([
      [named, what],
      [named, what],
    ]);
  });

  test('a stopped subscription is gone, its history is not, and what was pending is dropped', async () => {
    const store = await open();
    const { subscriptions, deliveries } = store.reminders;
    await adopt(store, [dinner], early);
    const { id } = await add(store, { offsets: [60, 30, 0] }, early);
    await sendDue(store, noon);
    const leased = await leaseOne(store, at('12:30:00'));
    await subscriptions.stop([id, 'nothing'], at('12:31:00'));
    expect(await subscriptions.of(person)).toEqual([]);
    expect(await subscriptions.find(id)).toBeUndefined();
    expect(await wakes(store)).toBeUndefined();
    expect(await deliveries.begin(leased, at('12:31:00'), at('12:32:00'))).toBe(false);
    expect(await deliveriesOf(store)).toEqual([
      'reminder 0 20:00 stopped 20:00',
      'reminder 30 20:00 stopped 19:30',
      'reminder 60 20:00 sent 19:00',
    ]);
    expect(await deliveries.find(leased.id)).toMatchObject({ subscription: { id } });
  });

  test('what may have been sent when its subscription was stopped is unknown, until its sender tells', async () => {
    const store = await open();
    const { subscriptions, deliveries } = store.reminders;
    await adopt(store, [dinner], early);
    const { id } = await add(store, { offsets: [60, 59, 58] }, early);
    const now = at('12:02:00');
    const [first, second, third] = await lease(store, now);
    if (!first || !second || !third) throw new Error('nothing is due');
    for (const one of [first, second, third]) await deliveries.begin(one, now, at('12:03:00'));
    await subscriptions.stop([id], now);
    expect(await deliveriesOf(store)).toEqual([
      'reminder 58 20:00 unknown 19:02',
      'reminder 59 20:00 unknown 19:01',
      'reminder 60 20:00 unknown 19:00',
    ]);
    await deliveries.settle(first, sent, now);
    await deliveries.settle(second, { kind: 'later', at: at('12:05:00'), certain: true }, now);
    await deliveries.settle(third, { kind: 'later', at: at('12:05:00'), certain: false }, now);
    expect(await deliveriesOf(store)).toEqual([
      'reminder 58 20:00 unknown 19:02',
      'reminder 59 20:00 stopped 19:01',
      'reminder 60 20:00 sent 19:00',
    ]);
    expect(await wakes(store)).toBeUndefined();
  });

  test('a stopped subscription may be made anew', async () => {
    const store = await open();
    await adopt(store, [dinner], early);
    const first = await add(store, {}, early);
    await store.reminders.subscriptions.stop([first.id], early);
    const second = await add(store, {}, early);
    expect(second.id).not.toBe(first.id);
    expect(await deliveriesOf(store)).toEqual([
      'reminder 60 20:00 pending 19:00',
      'reminder 60 20:00 stopped 19:00',
    ]);
  });

  test('a paused subscription says why and sleeps, until it is resumed', async () => {
    const store = await open();
    const { subscriptions } = store.reminders;
    await adopt(store, [dinner], early);
    const { id } = await add(store, {}, early);
    await subscriptions.pause(id, 'closed-dms', noon);
    await subscriptions.pause(id, 'channel-gone', at('12:05:00'));
    expect(await subscriptions.find(id)).toMatchObject({ paused: { reason: 'closed-dms', at: noon } });
    expect(await wakes(store)).toBeUndefined();
    expect(await lease(store, at('12:30:00'))).toEqual([]);
    expect(await deliveriesOf(store)).toEqual(['reminder 60 20:00 pending 19:00']);
    await subscriptions.resume(id, at('12:30:00'));
    expect(await subscriptions.find(id)).toMatchObject({ paused: null });
    expect(await wakes(store)).toBe(noon.toString());
    expect(await lease(store, at('12:30:00'))).toMatchObject([{ subscription: { paused: null } }]);
  });

  test('the same again resumes a paused subscription', async () => {
    const store = await open();
    await adopt(store, [dinner], early);
    const { id } = await add(store, {}, early);
    await store.reminders.subscriptions.pause(id, 'no-permission', early);
    expect(await add(store, {}, early)).toMatchObject({ id, paused: null });
    expect(await wakes(store)).toBe(noon.toString());
  });

  test('resuming what is not paused leaves later tries where they are', async () => {
    const store = await open();
    const { subscriptions, deliveries } = store.reminders;
    await adopt(store, [dinner], early);
    const { id } = await add(store, {}, early);
    await deliveries.settle(
      await leaseOne(store, noon),
      { kind: 'later', at: at('12:05:00'), certain: true },
      noon,
    );
    await subscriptions.resume(id, noon);
    expect(await wakes(store)).toBe('2019-02-27T12:05:00Z');
  });

  test('what is being sent when its subscription is paused may end, and sleeps when it fails', async () => {
    const store = await open();
    const { subscriptions, deliveries } = store.reminders;
    await adopt(store, [dinner], early);
    const { id } = await add(store, { offsets: [60, 59, 58, 57] }, early);
    const now = at('12:03:00');
    const [first, second, third, fourth] = await lease(store, now);
    if (!first || !second || !third || !fourth) throw new Error('nothing is due');
    for (const one of [first, second, third]) await deliveries.begin(one, now, at('12:04:00'));
    await subscriptions.pause(id, 'no-permission', now);
    expect(await deliveries.begin(fourth, now, at('12:04:00'))).toBe(false);
    await deliveries.settle(first, sent, now);
    await deliveries.settle(second, { kind: 'dropped', reason: 'no-permission' }, now);
    await deliveries.settle(third, { kind: 'later', at: at('12:05:00'), certain: false }, now);
    expect(await wakes(store)).toBeUndefined();
    expect(await deliveriesOf(store)).toEqual([
      'reminder 57 20:00 pending 19:03',
      'reminder 58 20:00 pending 19:02',
      'reminder 59 20:00 no-permission 19:01',
      'reminder 60 20:00 sent 19:00',
    ]);
    await subscriptions.resume(id, now);
    expect(
      (await lease(store, now)).map(({ id: one, openAttempt }) => [one, openAttempt?.at ?? null]),
    ).toEqual([
      [third.id, now],
      [fourth.id, null],
    ]);
  });
}

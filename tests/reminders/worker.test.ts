import type { WorkerParts } from '../../src/reminders/worker.ts';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { posted } from '../support/recording-postman.ts';
import { ann, at, guild, hall, newStage, talk, tour } from './stage.ts';

describe('a due reminder', () => {
  test('is sent once, and recorded with its message', async () => {
    const stage = await newStage();
    await stage.subscribe(talk, [60]);
    stage.work();
    await stage.advanceTo(at('06:59:59'));
    expect(stage.postman.said).toEqual([]);
    await stage.advanceTo(at('07:00:00'));
    await stage.advanceTo(at('09:30:00'));
    expect(stage.postman.said).toEqual(['session:talk 60 ahead']);
    const [status] = await stage.reminders.status(ann, 5);
    expect(status).toMatchObject({ state: 'sent', channelId: 'channel', messageId: '1', detour: null });
    expect(status?.settledAt?.toString()).toBe('2030-07-05T07:00:00Z');
  });

  test('is waited for until exactly then', async () => {
    const stage = await newStage();
    await stage.subscribe(talk, [60]);
    stage.work();
    await stage.advanceTo(at('06:59:45'));
    expect(String(await stage.clock.nextWait())).toBe('2030-07-05T07:00:00Z');
  });

  test('comes no earlier when the clock ends a wait early', async () => {
    const stage = await newStage();
    await stage.subscribe(talk, [60]);
    const { worker } = stage.work();
    await stage.advanceTo(at('06:59:45'));
    stage.clock.endWaits();
    await worker.idle();
    expect(stage.postman.said).toEqual([]);
    await stage.advanceTo(at('07:00:00'));
    expect(stage.postman.said).toHaveLength(1);
  });

  test('is found within 30 seconds when another process planned it', async () => {
    const stage = await newStage();
    const { worker } = stage.work();
    await worker.idle();
    expect(
      stage.clock
        .now()
        .until(await stage.clock.nextWait())
        .total('seconds'),
    ).toBe(30);
  });

  test('says that it has started when it is late', async () => {
    const stage = await newStage();
    await stage.subscribe(talk, [15]);
    stage.clock.advanceTo(at('08:10:00'));
    await stage.work().worker.idle();
    expect(stage.postman.said).toEqual(['session:talk 15 started']);
  });

  test('is dropped after the end', async () => {
    const stage = await newStage();
    await stage.subscribe(talk, [15, 0]);
    await stage.subscribe(tour, [0]);
    stage.clock.advanceTo(at('12:00:00'));
    await stage.work().worker.idle();
    expect(stage.postman.said).toEqual(['session:tour 0 started']);
    expect((await stage.status()).toSorted()).toEqual(['0 dropped late', '0 sent', '15 dropped replaced']);
  });

  test('stands for the earlier ones of the same session that are due as well', async () => {
    const stage = await newStage();
    await stage.subscribe(talk, [1440, 60, 0]);
    stage.clock.advanceTo(at('08:00:00'));
    await stage.work().worker.idle();
    expect(stage.postman.said).toEqual(['session:talk 0 started']);
    expect((await stage.status()).toSorted()).toEqual([
      '0 sent',
      '1440 dropped replaced',
      '60 dropped replaced',
    ]);
  });

  test('is not sent when its session was cancelled, which is told instead', async () => {
    const stage = await newStage();
    await stage.subscribe(talk, [60]);
    stage.work();
    stage.setPack(['id: talk, title: Talk, start: "2030-07-05 10:00", status: cancelled'], '2');
    await stage.planner.adoptAll();
    await stage.advanceTo(at('07:00:00'));
    expect(stage.postman.said).toEqual(['session:talk cancelled ahead']);
    expect((await stage.status()).toSorted()).toEqual(['60 dropped changed', 'cancelled sent']);
  });

  test('moves with its session', async () => {
    const stage = await newStage();
    await stage.subscribe(talk, [60]);
    stage.work();
    stage.setPack(['id: talk, title: Talk, start: "2030-07-05 12:00"'], '2');
    await stage.planner.adoptAll();
    await stage.advanceTo(at('07:00:00'));
    expect(stage.postman.said).toEqual([]);
    await stage.advanceTo(at('09:00:00'));
    expect(stage.postman.said).toEqual(['session:talk 60 ahead']);
  });

  test('is sent to all who wait for it, so many at a time', async () => {
    const stage = await newStage();
    const users = Array.from({ length: 25 }, (_, index) => `user ${index}`);
    for (const userId of users) await stage.subscribe(talk, [60], { kind: 'user', userId });
    let now = 0;
    let most = 0;
    const slow = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise<void>((resolve) => void setImmediate(resolve));
      now -= 1;
      return posted('message');
    };
    stage.postman.willPost(...users.map(() => slow));
    stage.work({}, { batch: 4, mostInFlight: 3 });
    await stage.advanceTo(at('07:00:00'));
    const reached = stage.postman.posts.map(({ delivery: { subscription } }) => subscription.target);
    expect(new Set(reached.map((target) => JSON.stringify(target))).size).toBe(25);
    expect(reached).toHaveLength(25);
    expect(most).toBe(3);
  });

  test('is woken by what is planned meanwhile', async () => {
    const stage = await newStage();
    const { worker } = stage.work();
    await worker.idle();
    stage.clock.advanceTo('2030-07-05T06:59:50Z');
    await worker.idle();
    await stage.subscribe(talk, [60]);
    await worker.idle();
    expect(String(await stage.clock.nextWait())).toBe('2030-07-05T07:00:00Z');
  });

  test('finishes what is under way when it is stopped, and takes no more', async () => {
    const stage = await newStage();
    await stage.subscribe(talk, [60]);
    await stage.subscribe(talk, [60], { kind: 'user', userId: 'ben' });
    const begun = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    stage.postman.willPost(async () => {
      begun.resolve();
      await answer.promise;
      return posted('first');
    });
    stage.clock.advanceTo(at('07:00:00'));
    const { end } = stage.work({}, { mostInFlight: 1 });
    await begun.promise;
    const ended = end();
    answer.resolve();
    await ended;
    expect(stage.postman.posts).toHaveLength(1);
    // What it had leased and not begun is there for others at once.
    await stage.work().worker.idle();
    expect(stage.postman.posts).toHaveLength(2);
  });

  test('does not look again and again for what another process has leased', async () => {
    const stage = await newStage();
    const nextDue = async () => stage.clock.now().subtract({ seconds: 1 });
    let leases = 0;
    const deliveries: WorkerParts['deliveries'] = {
      async lease() {
        leases += 1;
        return { deliveries: [], unreadable: [] };
      },
      nextDue,
      begin: (...given) => stage.store.deliveries.begin(...given),
      divert: (...given) => stage.store.deliveries.divert(...given),
      settle: (...given) => stage.store.deliveries.settle(...given),
    };
    const { worker } = stage.work({ deliveries });
    await worker.idle();
    expect(leases).toBe(1);
    expect(
      stage.clock
        .now()
        .until(await stage.clock.nextWait())
        .total('milliseconds'),
    ).toBe(200);
  });

  test('shares the work with others', async () => {
    const stage = await newStage();
    for (let index = 0; index < 20; index += 1) {
      await stage.subscribe(talk, [60], { kind: 'user', userId: String(index) });
    }
    stage.clock.advanceTo(at('07:00:00'));
    const workers = [1, 2, 3].map(() => stage.work({}, { batch: 2, mostInFlight: 2 }));
    await Promise.all(workers.map(({ worker }) => worker.idle()));
    expect(stage.postman.posts).toHaveLength(20);
    expect(new Set(stage.postman.posts.map(({ delivery }) => delivery.id)).size).toBe(20);
  });
});

describe('quiet hours', () => {
  const quiet = { from: Temporal.PlainTime.from('08:30'), to: Temporal.PlainTime.from('09:45') };

  test('hold a reminder back until they are over', async () => {
    const stage = await newStage();
    await stage.reminders.savePreferences('ann', { quietHours: quiet });
    await stage.subscribe(talk, [60]);
    await stage.subscribe(talk, [60], hall);
    stage.work();
    await stage.advanceTo(at('07:44:59'));
    expect(stage.postman.said).toEqual([]);
    await stage.advanceTo(at('07:45:00'));
    expect(stage.postman.said).toEqual(['session:talk 60 ahead', 'session:talk 60 ahead']);
  });

  test('keep it from a person, not from a channel, when it is of no use afterwards', async () => {
    const stage = await newStage();
    await stage.reminders.savePreferences('ann', {
      zone: 'UTC',
      quietHours: { ...quiet, from: Temporal.PlainTime.from('07:00') },
    });
    await stage.subscribe(talk, [60]);
    await stage.subscribe(talk, [60], hall);
    stage.work();
    await stage.advanceTo(at('07:00:00'));
    expect(await stage.status()).toEqual(['60 dropped quiet-hours']);
    expect(await stage.status(guild)).toEqual(['60 sent']);
  });

  test('do not hold back a snooze', async () => {
    const stage = await newStage();
    await stage.subscribe(talk, [60]);
    stage.work();
    await stage.advanceTo(at('07:00:00'));
    await stage.reminders.savePreferences('ann', { quietHours: quiet });
    const [sent] = stage.postman.posts;
    await stage.reminders.snooze('ann', sent?.delivery.id ?? '', 10);
    await stage.advanceTo(at('07:10:00'));
    expect(stage.postman.said).toEqual(['session:talk 60 ahead', 'session:talk snooze ahead']);
  });
});

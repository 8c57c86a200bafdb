import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/reminders/ports.ts';
import { posted } from '../support/recording-postman.ts';
import { ann, at, guild, hall, newStage, type Stage, talk, tour } from './stage.ts';

const notNow = { kind: 'not now', retryAfter: null, cause: new Error('503') } as const;
const unsure = { kind: 'unsure', cause: new Error('timeout') } as const;
const closed = { kind: 'refused', reason: 'closed-dms' } as const;

/** A stage on which a reminder is due, and its worker. */
async function due(): Promise<Stage> {
  const stage = await newStage();
  await stage.subscribe(talk, [60]);
  stage.clock.advanceTo(at('07:00:00'));
  return stage;
}

/** Seconds until the worker does something. */
async function pauseOf(stage: Stage): Promise<number> {
  return stage.clock
    .now()
    .until(await stage.clock.nextWait())
    .total('seconds');
}

describe('a post that failed for certain', () => {
  test('is tried again, later from one time to the next', async () => {
    const stage = await due();
    stage.postman.willPost(...Array.from({ length: 4 }, () => notNow));
    const { worker } = stage.work();
    await worker.idle();
    const pauses = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      pauses.push(await pauseOf(stage));
      await stage.advanceTo((await stage.clock.nextWait()).toString());
    }
    expect(pauses).toEqual([1, 2, 4, 8]);
    expect(stage.postman.posts).toHaveLength(5);
    expect(await stage.status()).toEqual(['60 sent']);
  });

  test('waits for as long as was asked for', async () => {
    const stage = await due();
    stage.postman.willPost({ ...notNow, retryAfter: 20_500 });
    await stage.work({}, { random: () => 0 }).worker.idle();
    expect(await pauseOf(stage)).toBe(20.5);
  });

  test('never waits longer than a minute of its own accord', async () => {
    const stage = await due();
    stage.postman.willPost(...Array.from({ length: 12 }, () => notNow));
    await stage.work().worker.idle();
    for (let attempt = 0; attempt < 14; attempt += 1) await stage.advance({ seconds: 60 });
    expect(stage.postman.posts).toHaveLength(13);
    expect(stage.postman.looks).toEqual([]);
  });

  test('ends when the session is over', async () => {
    const stage = await due();
    stage.postman.willPost(...Array.from({ length: 200 }, () => notNow));
    await stage.work().worker.idle();
    while (stage.clock.now().toString() < at('09:01:00')) await stage.advance({ seconds: 60 });
    expect(await stage.status()).toEqual(['60 dropped late']);
    expect(stage.postman.said.at(-1)).toBe('session:talk 60 started');
  });
});

describe('a refused post', () => {
  test('is dropped with the reason, and pauses the subscription', async () => {
    const stage = await newStage();
    await stage.subscribe(talk, [60, 15]);
    stage.postman.willPost(closed);
    stage.work();
    await stage.advanceTo(at('07:00:00'));
    await stage.advanceTo(at('08:30:00'));
    expect(stage.postman.posts).toHaveLength(1);
    expect(await stage.status()).toEqual(['60 dropped closed-dms', '15 pending']);
    const [subscription] = await stage.reminders.list(ann);
    expect(subscription?.paused).toMatchObject({ reason: 'closed-dms' });
    expect(String(subscription?.paused?.at)).toBe('2030-07-05T07:00:00Z');
  });

  test('goes on when the subscription is resumed', async () => {
    const stage = await newStage();
    const id = await stage.subscribe(talk, [60, 15]);
    stage.postman.willPost(closed);
    stage.work();
    await stage.advanceTo(at('07:00:00'));
    expect(await stage.reminders.resume(ann, id)).toBe(true);
    await stage.advanceTo(at('07:45:00'));
    expect(stage.postman.said).toEqual(['session:talk 60 ahead', 'session:talk 15 ahead']);
  });

  test('does not hide that an earlier attempt succeeded', async () => {
    const stage = await due();
    stage.postman.willPost(unsure, closed);
    stage.postman.willFind({ kind: 'found', channelId: 'channel', messageId: 'first' });
    await stage.work().worker.idle();
    await stage.advance({ seconds: 1 });
    expect(await stage.status()).toEqual(['60 sent']);
    // One attempt that was refused says nothing about the next reminder's.
    expect((await stage.reminders.list(ann))[0]?.paused).toBeNull();
  });
});

describe('a post that took another way', () => {
  test('is sent, and pauses the subscription where its own way is closed', async () => {
    const stage = await newStage();
    await stage.subscribe(talk, [60, 15], hall);
    stage.postman.willPost({
      ...posted('direct'),
      diversion: { to: 'creator', why: 'closed' },
    });
    stage.work();
    await stage.advanceTo(at('07:00:00'));
    await stage.advanceTo(at('07:45:00'));
    expect(await stage.status(guild)).toEqual(['60 sent creator', '15 pending']);
    expect((await stage.reminders.list(guild))[0]?.paused?.reason).toBe('no-permission');
  });

  test('goes on where it is not', async () => {
    const stage = await newStage();
    await stage.subscribe(talk, [60, 15], hall);
    stage.postman.willPost({
      ...posted('parent'),
      diversion: { to: 'parent-channel', why: 'closed' },
    });
    stage.work();
    await stage.advanceTo(at('07:00:00'));
    await stage.advanceTo(at('07:45:00'));
    expect(await stage.status(guild)).toEqual(['60 sent parent-channel', '15 sent']);
  });
});

describe('a post of which nobody knows', () => {
  test('is repeated as long as Discord suppresses a duplicate', async () => {
    const stage = await due();
    stage.postman.willPost(unsure, unsure);
    await stage.work().worker.idle();
    await stage.advance({ seconds: 1 });
    await stage.advance({ seconds: 2 });
    expect(stage.postman.posts).toHaveLength(3);
    expect(stage.postman.looks).toEqual([]);
    expect(await stage.status()).toEqual(['60 sent']);
  });

  test.each([
    [{ kind: 'found', channelId: 'channel', messageId: 'first' }, 1, '60 sent'],
    [{ kind: 'absent' }, 2, '60 sent'],
    [{ kind: 'unclear' }, 1, '60 unknown'],
  ] as const)('is looked for after that: %j', async (finding, posts, status) => {
    const stage = await due();
    stage.postman.willPost(unsure);
    stage.postman.willFind(finding);
    await stage.work().worker.idle();
    await stage.advanceTo(at('07:02:01'));
    expect(stage.postman.looks.map(({ attempt }) => String(attempt.at))).toEqual(['2030-07-05T07:00:00Z']);
    expect(stage.postman.posts).toHaveLength(posts);
    expect(await stage.status()).toEqual([status]);
  });

  test.each([
    [{ kind: 'absent' }, '60 sent'],
    [{ kind: 'unclear' }, '60 unknown'],
  ] as const)(
    'is looked for once, also where that takes longer than an attempt: %j',
    async (finding, status) => {
      const stage = await newStage();
      await stage.subscribe(talk, [60]);
      const { worker } = stage.work();
      stage.postman.willPost(unsure);
      await stage.advanceTo(at('07:00:00'));
      const { promise: looking, resolve: begin } = Promise.withResolvers<void>();
      const { promise: read, resolve: end } = Promise.withResolvers<void>();
      stage.postman.willFind(async () => {
        begin();
        await read;
        return finding;
      });
      stage.clock.advanceTo(at('07:05:00'));
      await looking;
      stage.clock.advance({ seconds: 50 });
      // Another process looks for what is due, or this one.
      const now = stage.clock.now();
      const leased = await stage.store.deliveries.lease(1, now, now.add({ seconds: 15 }));
      expect(leased.deliveries).toEqual([]);
      end();
      await worker.idle();
      expect(stage.postman.looks).toHaveLength(1);
      expect(await stage.status()).toEqual([status]);
    },
  );

  test('is looked for again when nobody answers', async () => {
    const stage = await due();
    stage.postman.willPost(unsure);
    stage.postman.willFind(
      { kind: 'not now', retryAfter: 5000 },
      { kind: 'found', channelId: 'channel', messageId: 'first' },
    );
    await stage.work().worker.idle();
    await stage.advanceTo(at('07:02:01'));
    expect(await pauseOf(stage)).toBe(6);
    await stage.advance({ seconds: 6 });
    expect(stage.postman.looks.map(({ attempt }) => String(attempt.at))).toEqual([
      '2030-07-05T07:00:00Z',
      '2030-07-05T07:00:00Z',
    ]);
    expect(stage.postman.posts).toHaveLength(1);
    expect(await stage.status()).toEqual(['60 sent']);
  });

  test.each<[string, Finding | (() => Finding)]>([
    ['nobody has answered', { kind: 'not now', retryAfter: null }],
    [
      'a fault of ours has kept it from being looked for',
      () => {
        throw new Error('a bug');
      },
    ],
  ])('is unknown when %s for a day', async (_, finding) => {
    const stage = await due();
    stage.postman.willPost(unsure);
    stage.postman.willFind(finding, finding, finding);
    await stage.work().worker.idle();
    await stage.advanceTo(at('07:02:01'));
    await stage.advanceTo('2030-07-06T06:59:00Z');
    expect(await stage.status()).toEqual(['60 pending']);
    await stage.advanceTo('2030-07-06T07:00:01Z');
    expect(await stage.status()).toEqual(['60 unknown']);
    expect([stage.postman.posts.length, stage.postman.looks.length]).toEqual([1, 3]);
  });

  test('has a new window after it was not found', async () => {
    const stage = await due();
    stage.postman.willPost(unsure, unsure);
    stage.postman.willFind({ kind: 'absent' });
    await stage.work().worker.idle();
    await stage.advanceTo(at('07:02:01'));
    await stage.advanceTo(at('07:04:00'));
    expect(stage.postman.looks).toHaveLength(1);
    expect(stage.postman.posts).toHaveLength(3);
  });

  test('stays unknown although a later attempt failed for certain', async () => {
    const stage = await due();
    stage.postman.willPost(unsure, notNow);
    await stage.work().worker.idle();
    await stage.advance({ seconds: 1 });
    await stage.advanceTo(at('07:02:01'));
    expect(await stage.status()).toEqual(['60 unknown']);
  });

  test.each([
    [{ kind: 'found', channelId: 'channel', messageId: 'first' }, '60 sent'],
    [{ kind: 'absent' }, '60 dropped late'],
    [{ kind: 'unclear' }, '60 unknown'],
  ] as const)('is looked for when the session is over meanwhile: %j', async (finding, status) => {
    const stage = await due();
    stage.postman.willPost(unsure);
    stage.postman.willFind(finding);
    await stage.work().worker.idle();
    await stage.advanceTo(at('09:00:00'));
    expect(stage.postman.posts).toHaveLength(1);
    expect(await stage.status()).toEqual([status]);
  });

  test.each([
    [{ kind: 'found', channelId: 'channel', messageId: 'first' }, '60 sent'],
    [{ kind: 'absent' }, '60 dropped replaced'],
  ] as const)('is looked for when a later reminder is due meanwhile: %j', async (finding, status) => {
    const stage = await newStage();
    await stage.subscribe(talk, [60, 59]);
    stage.postman.willPost({ ...unsure });
    stage.postman.willFind(finding);
    stage.work();
    await stage.advanceTo(at('07:00:00'));
    await stage.advanceTo(at('07:01:00'));
    expect(stage.postman.said).toEqual(['session:talk 60 ahead', 'session:talk 59 ahead']);
    expect((await stage.status()).toSorted()).toEqual(['59 sent', status]);
  });

  test('is finished although quiet hours have begun', async () => {
    const stage = await due();
    stage.postman.willPost(unsure);
    await stage.work().worker.idle();
    const [from, to] = [Temporal.PlainTime.from('09:00'), Temporal.PlainTime.from('09:30')];
    await stage.reminders.savePreferences('ann', { quietHours: { from, to } });
    await stage.advance({ seconds: 1 });
    expect(await stage.status()).toEqual(['60 sent']);
  });
});

describe('while nothing may be asked of Discord', () => {
  test('reminders wait, and are sent afterwards', async () => {
    const stage = await due();
    let held = true;
    const until = stage.clock.now().add({ minutes: 10 });
    const hold = () => (held ? until : undefined);
    await stage.work({ hold }).worker.idle();
    await stage.advanceTo(at('07:09:59'));
    expect(stage.postman.posts).toEqual([]);
    held = false;
    await stage.advanceTo(at('07:10:00'));
    expect(await stage.status()).toEqual(['60 sent']);
  });

  test('nothing is looked for, and what is unknown stays so', async () => {
    const stage = await due();
    stage.postman.willPost(unsure);
    let hold = (): Temporal.Instant | undefined => undefined;
    await stage.work({ hold: () => hold() }).worker.idle();
    hold = () => stage.clock.now().add({ minutes: 5 });
    await stage.advanceTo(at('07:02:01'));
    expect(stage.postman.looks).toEqual([]);
    hold = () => undefined;
    await stage.advanceTo(at('07:07:01'));
    expect(await stage.status()).toEqual(['60 unknown']);
  });

  test('what is over is dropped all the same', async () => {
    const stage = await due();
    stage.clock.advanceTo(at('09:00:00'));
    await stage.work({ hold: () => stage.clock.now().add({ minutes: 5 }) }).worker.idle();
    expect(await stage.status()).toEqual(['60 dropped late']);
  });
});

describe('a fault in handling one reminder', () => {
  test('keeps no other from being sent, and is tried again after a while', async () => {
    const stage = await newStage();
    await stage.subscribe(talk, [60]);
    await stage.subscribe(tour, [300]);
    stage.postman.willPost(() => {
      throw new Error('a bug');
    });
    stage.work();
    await stage.advanceTo(at('07:00:00'));
    expect(stage.postman.posts).toHaveLength(2);
    const states = (await stage.status()).map((status) => status.replace(/^\d+ /, ''));
    expect(states.toSorted()).toEqual(['pending', 'sent']);
    expect(stage.lines).toEqual(['a reminder could not be handled']);
    await stage.advanceTo(at('07:00:59'));
    expect(stage.postman.posts).toHaveLength(2);
    await stage.advanceTo(at('07:01:00'));
    expect((await stage.status()).every((line) => line.endsWith('sent'))).toBe(true);
  });
});

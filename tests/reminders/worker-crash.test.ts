import { describe, expect, test } from 'vitest';
import type { DeliveryStore } from '../../src/reminders/ports.ts';
import type { WorkerParts } from '../../src/reminders/worker.ts';
import { posted } from '../support/recording-postman.ts';
import { at, Mortal, newStage, type Stage, talk } from './stage.ts';

/** A stage on which a process has died right before or after it posted a reminder that was due at 07:00. */
async function deadAt(moment: 'before begin' | 'before post' | 'after post'): Promise<Stage> {
  const stage = await newStage();
  await stage.subscribe(talk, [60]);
  stage.clock.advanceTo(at('07:00:00'));
  const process = new Mortal();
  const { promise: died, resolve: die } = Promise.withResolvers<void>();
  const kill = () => {
    process.kill();
    die();
  };
  const deliveries = process.holds(stage.store.deliveries);
  const postman = {
    clock: stage.clock,
    lookFor: stage.postman.lookFor.bind(stage.postman),
    post: async (...reminder: Parameters<typeof stage.postman.post>) => {
      if (moment === 'before post') kill();
      else await stage.postman.post(...reminder);
      kill();
      return Promise.withResolvers<never>().promise;
    },
  };
  const hold = () => {
    if (moment === 'before begin') kill();
    return undefined;
  };
  stage.work({ deliveries: process.holds(deliveries), postman: process.holds(postman), hold });
  await died;
  return stage;
}

describe('a process that dies', () => {
  test('before it begins leaves the reminder to the next, when its lease ends', async () => {
    const stage = await deadAt('before begin');
    stage.work();
    await stage.advanceTo(at('07:00:14'));
    expect(stage.postman.posts).toHaveLength(0);
    await stage.advanceTo(at('07:00:15'));
    expect(stage.postman.posts).toHaveLength(1);
    expect(await stage.status()).toEqual(['60 sent']);
  });

  test.each(['before post', 'after post'] as const)(
    '%s has it repeated with the same nonce',
    async (moment) => {
      const stage = await deadAt(moment);
      const before = stage.postman.posts.length;
      stage.work();
      await stage.advanceTo(at('07:00:14'));
      expect(stage.postman.posts).toHaveLength(before);
      await stage.advanceTo(at('07:00:15'));
      expect(stage.postman.posts).toHaveLength(before + 1);
      expect(new Set(stage.postman.posts.map(({ delivery }) => delivery.id)).size).toBe(1);
      expect(stage.postman.looks).toEqual([]);
      expect(await stage.status()).toEqual(['60 sent']);
    },
  );

  test.each([
    ['after post', { kind: 'found', channelId: 'channel', messageId: '1' }, 1, '60 sent'],
    ['before post', { kind: 'absent' }, 1, '60 sent'],
    ['after post', { kind: 'unclear' }, 1, '60 unknown'],
  ] as const)('%s, minutes before the next looks: %j', async (moment, finding, posts, status) => {
    const stage = await deadAt(moment);
    stage.clock.advanceTo(at('07:10:00'));
    stage.postman.willFind(finding);
    await stage.work().worker.idle();
    expect(stage.postman.looks.map(({ attempt }) => String(attempt.at))).toEqual(['2030-07-05T07:00:00Z']);
    expect(stage.postman.posts).toHaveLength(posts);
    expect(await stage.status()).toEqual([status]);
  });

  test('after posting, and is not seen to be dead until the session is over, has it looked for', async () => {
    const stage = await deadAt('after post');
    stage.clock.advanceTo(at('10:00:00'));
    stage.postman.willFind({ kind: 'found', channelId: 'channel', messageId: '1' });
    await stage.work().worker.idle();
    expect(await stage.status()).toEqual(['60 sent']);
  });
});

/** All that a worker calls, so that a test can put its own in the place of one. */
function boundTo(deliveries: DeliveryStore): WorkerParts['deliveries'] {
  return {
    lease: deliveries.lease.bind(deliveries),
    begin: deliveries.begin.bind(deliveries),
    divert: deliveries.divert.bind(deliveries),
    settle: deliveries.settle.bind(deliveries),
    nextDue: deliveries.nextDue.bind(deliveries),
  };
}

test('a process that slept through its lease does not post what another has sent', async () => {
  const stage = await newStage();
  await stage.subscribe(talk, [60]);
  stage.clock.advanceTo(at('07:00:00'));
  const { promise: asleep, resolve: fallAsleep } = Promise.withResolvers<void>();
  const { promise: awake, resolve: wake } = Promise.withResolvers<void>();
  const { deliveries } = stage.store;
  const sleepy = {
    ...boundTo(deliveries),
    async begin(...given: Parameters<typeof deliveries.begin>) {
      fallAsleep();
      await awake;
      return deliveries.begin(...given);
    },
  };
  const first = stage.work({ deliveries: sleepy });
  await asleep;
  const second = stage.work();
  await stage.advanceTo(at('07:00:15'));
  expect(stage.postman.posts).toHaveLength(1);
  wake();
  await first.end();
  await second.worker.idle();
  expect(stage.postman.posts).toHaveLength(1);
  expect(await stage.status()).toEqual(['60 sent']);
});

/** A reminder is due whose post begins and waits for `answer`. */
async function slowPost() {
  const stage = await newStage();
  await stage.subscribe(talk, [60]);
  stage.clock.advanceTo(at('07:00:00'));
  const { promise: posting, resolve: begin } = Promise.withResolvers<void>();
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  stage.postman.willPost(async () => {
    begin();
    await answered;
    return posted('slow');
  });
  return { stage, posting, answer };
}

test('what was sent is recorded although another has the lease by now', async () => {
  const { stage, posting, answer } = await slowPost();
  const first = stage.work();
  await posting;
  stage.clock.advanceTo(at('07:01:30'));
  await stage.store.deliveries.lease(1, stage.clock.now(), stage.clock.now().add({ minutes: 1 }));
  answer();
  await first.end();
  expect(await stage.status()).toEqual(['60 sent']);
});

test('a post that outlives its lease is not begun again by the same process', async () => {
  const { stage, posting, answer } = await slowPost();
  const { deliveries } = stage.store;
  const { promise: leasedAgain, resolve: tell } = Promise.withResolvers<void>();
  let leases = 0;
  const watched = {
    ...boundTo(deliveries),
    async lease(...given: Parameters<typeof deliveries.lease>) {
      const leased = await deliveries.lease(...given);
      leases += leased.deliveries.length;
      if (leases === 2) tell();
      return leased;
    },
  };
  const { worker } = stage.work({ deliveries: watched });
  await posting;
  stage.clock.advanceTo(at('07:01:30'));
  worker.notify();
  await leasedAgain;
  // It rests again only after it has dealt with what it leased.
  await stage.clock.nextWait();
  answer();
  await worker.idle();
  expect(stage.postman.posts).toHaveLength(1);
  expect(await stage.status()).toEqual(['60 sent']);
});

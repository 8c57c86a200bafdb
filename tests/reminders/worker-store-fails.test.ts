import { describe, expect, test } from 'vitest';
import { at, ann, Faults, hall, newStage, type Stage, talk } from './stage.ts';

const failure = 'the store fails; reminders wait';
const recovery = 'the store works again; reminders go on';

async function due(count = 1): Promise<Stage> {
  const stage = await newStage();
  for (let index = 0; index < count; index += 1) {
    await stage.subscribe(talk, [60], { kind: 'user', userId: index === 0 ? 'ann' : `user ${index}` });
  }
  stage.clock.advanceTo(at('07:00:00'));
  return stage;
}

/** A worker on a store whose named calls fail. */
function workOn(stage: Stage, faults: Faults, ...failing: string[]) {
  for (const name of failing) faults.failing.add(name);
  const deliveries = faults.in(stage.store.deliveries);
  return stage.work({ deliveries, subscriptions: faults.in(stage.store.subscriptions) });
}

describe('a store that fails', () => {
  test.each(['lease', 'nextDue', 'begin', 'settle'])(
    'in "%s" is told of once, and reminders are sent afterwards',
    async (name) => {
      const stage = await due();
      const faults = new Faults();
      const { worker } = workOn(stage, faults, name);
      await worker.idle();
      for (let times = 0; times < 5; times += 1) await stage.advance({ seconds: 5 });
      expect(stage.lines).toEqual([failure]);
      faults.failing.clear();
      await stage.advance({ seconds: 5 });
      expect(stage.lines).toEqual([failure, recovery]);
      expect(stage.postman.posts).toHaveLength(1);
      expect(await stage.status()).toEqual(['60 sent']);
    },
  );

  test('is tried again after 0.2 seconds, and then more and more seldom', async () => {
    const stage = await due();
    const { worker } = workOn(stage, new Faults(), 'lease');
    await worker.idle();
    const pauses = [];
    for (let times = 0; times < 7; times += 1) {
      const next = await stage.clock.nextWait();
      pauses.push(stage.clock.now().until(next).total('seconds'));
      await stage.advanceTo(next.toString());
    }
    expect(pauses).toEqual([0.2, 0.4, 0.8, 1.6, 3.2, 5, 5]);
  });

  test('has nothing new posted before what was is recorded', async () => {
    const stage = await due(40);
    const faults = new Faults();
    const { worker } = workOn(stage, faults, 'settle');
    await worker.idle();
    const posts = stage.postman.posts.length;
    expect(posts).toBeLessThan(40);
    await stage.advance({ seconds: 5 });
    expect(stage.postman.posts).toHaveLength(posts);
    faults.failing.clear();
    await stage.advance({ seconds: 5 });
    expect(stage.postman.posts).toHaveLength(40);
    expect(new Set(stage.postman.posts.map(({ delivery }) => delivery.id)).size).toBe(40);
  });

  test('for longer than a lease loses nothing that was sent', async () => {
    const stage = await due();
    const faults = new Faults();
    const { worker } = workOn(stage, faults, 'settle');
    await worker.idle();
    for (let minutes = 0; minutes < 10; minutes += 1) await stage.advance({ minutes: 1 });
    faults.failing.clear();
    await stage.advance({ seconds: 5 });
    expect(stage.postman.posts).toHaveLength(1);
    expect(stage.postman.looks).toEqual([]);
    const [status] = await stage.reminders.status(ann, 1);
    expect(status).toMatchObject({ state: 'sent', messageId: '1' });
    expect(String(status?.settledAt)).toBe('2030-07-05T07:00:00Z');
  });

  test('records what happened when it is back only at the end', async () => {
    const stage = await due();
    const faults = new Faults();
    const { worker, end } = workOn(stage, faults, 'settle');
    await worker.idle();
    faults.failing.clear();
    await end();
    expect(await stage.status()).toEqual(['60 sent']);
  });

  test('beyond the end of the process leaves its post to be looked for', async () => {
    const stage = await due();
    const { worker, end } = workOn(stage, new Faults(), 'settle');
    await worker.idle();
    await end();
    expect(stage.lines).toEqual([failure, 'what became of some reminders could not be recorded']);
    stage.clock.advanceTo(at('07:05:00'));
    stage.postman.willFind({ kind: 'found', channelId: 'channel', messageId: '1' });
    await stage.work().worker.idle();
    expect(await stage.status()).toEqual(['60 sent']);
    expect(stage.postman.posts).toHaveLength(1);
  });

  test('after it has begun an attempt knows that nothing was sent', async () => {
    const stage = await due();
    const faults = new Faults();
    faults.losing.add('begin');
    const { worker } = workOn(stage, faults);
    await worker.idle();
    expect(stage.postman.posts).toEqual([]);
    faults.losing.clear();
    // Later than a duplicate would be suppressed: it is posted, not looked for.
    await stage.advanceTo(at('07:10:00'));
    expect(stage.postman.looks).toEqual([]);
    expect(await stage.status()).toEqual(['60 sent']);
  });

  test('before an attempt is repeated still knows that the first one is open', async () => {
    const stage = await due();
    stage.postman.willPost({ kind: 'unsure', cause: new Error('timeout') });
    stage.postman.willFind({ kind: 'found', channelId: 'channel', messageId: '1' });
    const faults = new Faults();
    const { worker } = workOn(stage, faults);
    await worker.idle();
    faults.failing.add('begin');
    await stage.advance({ seconds: 1 });
    expect(stage.lines).toContain(failure);
    faults.failing.clear();
    // Later than a duplicate would be suppressed.
    await stage.advanceTo(at('07:02:01'));
    expect(stage.postman.posts).toHaveLength(1);
    expect(stage.postman.looks).toHaveLength(1);
    expect(await stage.status()).toEqual(['60 sent']);
  });

  test('after it has recorded what was sent records it once', async () => {
    const stage = await due();
    const faults = new Faults();
    faults.losing.add('settle');
    const { worker } = workOn(stage, faults);
    await worker.idle();
    faults.losing.clear();
    await stage.advance({ seconds: 5 });
    expect(await stage.status()).toEqual(['60 sent']);
    expect(stage.postman.posts).toHaveLength(1);
  });

  test('in pausing a subscription pauses it later', async () => {
    const stage = await newStage();
    await stage.subscribe(talk, [60], hall);
    stage.clock.advanceTo(at('07:00:00'));
    stage.postman.willPost({ kind: 'refused', reason: 'channel-gone' });
    const faults = new Faults();
    const { worker } = workOn(stage, faults, 'pause');
    await worker.idle();
    faults.failing.clear();
    await stage.advance({ seconds: 5 });
    const [subscription] = await stage.reminders.list({ kind: 'guild', guildId: 'guild' });
    expect(subscription?.paused?.reason).toBe('channel-gone');
  });
});

test('a record that fails for a fault of ours is given up, and keeps no other from being sent', async () => {
  const stage = await due();
  const faults = new Faults(() => new TypeError('a bug'));
  const { worker } = workOn(stage, faults, 'settle');
  await worker.idle();
  for (let times = 0; times < 14; times += 1) await stage.advance({ seconds: 1 });
  expect(stage.lines).toEqual([failure, 'what became of a reminder could not be recorded', recovery]);
  faults.failing.clear();
  await stage.subscribe(talk, [50], { kind: 'user', userId: 'ben' });
  await stage.advanceTo(at('07:10:00'));
  expect(stage.postman.said).toContain('session:talk 50 ahead');
});

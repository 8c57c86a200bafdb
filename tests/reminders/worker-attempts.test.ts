import { describe, expect, test } from 'vitest';
import type { Diversion } from '../../src/reminders/diversion.ts';
import type { Posting } from '../../src/reminders/ports.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { posted, type PostGiven } from '../support/recording-postman.ts';
import { at, Faults, guild, hall, newStage, type Stage, talk } from './stage.ts';

const unsure = { kind: 'unsure', cause: new Error('timeout') } as const;
const refused = { kind: 'refused', reason: 'no-permission' } as const;
const toParent: Diversion = { to: 'parent-channel', why: 'closed' };
const toCreator: Diversion = { to: 'creator', why: 'channel-gone' };

/** A stage on which a channel's reminder is due. */
async function due(): Promise<Stage> {
  const stage = await newStage();
  await stage.subscribe(talk, [60, 15], hall);
  stage.clock.advanceTo(at('07:00:00'));
  return stage;
}

/** An attempt that goes elsewhere, and of which nobody knows what became. */
function diverted(diversion: Diversion) {
  return async ({ attempt }: PostGiven): Promise<Posting> => {
    expect(await attempt.divert(diversion)).toBe(true);
    return unsure;
  };
}

const repeatedIn = (stage: Stage) => stage.postman.attempts.map(({ repeated }) => repeated);

describe('an attempt whose outcome is unknown', () => {
  test('is repeated at the same place, wherever that is', async () => {
    const stage = await due();
    stage.postman.willPost(diverted(toParent), unsure, { ...posted('1'), diversion: toParent });
    await stage.work().worker.idle();
    await stage.advance({ seconds: 1 });
    await stage.advance({ seconds: 2 });
    const first = { at: expect.objectContaining({}), diversion: toParent };
    expect(repeatedIn(stage)).toEqual([null, first, first]);
    expect(String(repeatedIn(stage)[2]?.at)).toBe('2030-07-05T07:00:00Z');
    expect(await stage.status(guild)).toEqual(['60 sent parent-channel', '15 pending']);
  });

  test('is looked for where it went, once Discord may have forgotten it', async () => {
    const stage = await due();
    stage.postman.willPost(diverted(toCreator));
    stage.postman.willFind({ kind: 'found', channelId: 'direct', messageId: '1' });
    await stage.work().worker.idle();
    await stage.advanceTo(at('07:02:01'));
    expect(stage.postman.looks.map(({ attempt }) => attempt.diversion)).toEqual([toCreator]);
    expect(await stage.status(guild)).toEqual(['60 sent creator', '15 pending']);
    expect((await stage.reminders.list(guild))[0]?.paused?.reason).toBe('channel-gone');
  });

  test.each([
    ['absent', ['60 sent', '15 pending'], 3],
    ['unclear', ['60 unknown', '15 pending'], 2],
  ] as const)(
    'is refused there by now, and is %s: another goes elsewhere only if that is certain',
    async (kind, status, posts) => {
      const stage = await due();
      stage.postman.willPost(unsure, refused);
      stage.postman.willFind({ kind });
      await stage.work().worker.idle();
      await stage.advance({ seconds: 1 });
      expect(stage.postman.looks).toHaveLength(1);
      expect(stage.postman.posts).toHaveLength(posts);
      expect(repeatedIn(stage)[2] ?? null).toBeNull();
      expect(await stage.status(guild)).toEqual(status);
    },
  );

  test('does not bind the attempts after one that certainly failed', async () => {
    const stage = await due();
    stage.postman.willPost(async ({ attempt }) => {
      await attempt.divert(toParent);
      return { kind: 'not now', retryAfter: null, cause: new Error('503') };
    });
    await stage.work().worker.idle();
    await stage.advance({ seconds: 1 });
    expect(repeatedIn(stage)).toEqual([null, null]);
  });

  test('takes no detour that cannot be recorded', async () => {
    const stage = await due();
    const faults = new Faults();
    faults.failing.add('divert');
    const allowed: boolean[] = [];
    stage.postman.willPost(async ({ attempt }) => {
      allowed.push(await attempt.divert(toParent));
      return { kind: 'not now', retryAfter: null, cause: new Error('no detour') };
    });
    const { worker } = stage.work({ deliveries: faults.in(stage.store.deliveries) });
    await worker.idle();
    await stage.advance({ seconds: 5 });
    expect(allowed).toEqual([false]);
    expect(await stage.status(guild)).toEqual(['60 sent', '15 pending']);
  });
});

describe('a message may leave', () => {
  /** How the answer of a first, or a second attempt changes while time passes. */
  async function answersOver(seconds: readonly number[], before: readonly Posting[] = []) {
    const stage = await due();
    const answers: boolean[] = [];
    stage.postman.willPost(...before, async ({ attempt }) => {
      const start = stage.clock.now();
      for (const second of seconds) {
        stage.clock.advanceTo(start.add({ milliseconds: Math.round(second * 1000) }));
        answers.push(attempt.mayLeave());
      }
      return posted('1');
    });
    const { worker } = stage.work();
    await worker.idle();
    return { stage, answers };
  }

  test('until the lease ends', async () => {
    const { answers } = await answersOver([0, 15, 15.001]);
    expect(answers).toEqual([true, true, false]);
  });

  test('not when Discord may have forgotten the first attempt, although it began before', async () => {
    const { stage, answers } = await answersOver([0, 10, 10.001], [unsure]);
    await stage.advanceTo(at('07:01:50'));
    expect(answers).toEqual([true, true, false]);
  });
});

describe('how long ago an attempt was', () => {
  /** Ours goes by `stage.clock`; Discord's own is never set. */
  async function onTwoClocks() {
    const stage = await due();
    const discord = new ManualClock(at('07:00:00'));
    stage.postman.clock = discord;
    stage.postman.willPost(unsure);
    stage.postman.willFind({ kind: 'found', channelId: 'channel', messageId: '1' });
    const { worker } = stage.work();
    await worker.idle();
    return { stage, discord };
  }

  test("is told by Discord's clock, although ours was set back meanwhile", async () => {
    const { stage, discord } = await onTwoClocks();
    discord.advanceTo(at('08:00:00'));
    await stage.advanceTo(at('07:00:01'));
    expect(stage.postman.posts).toHaveLength(1);
    expect(stage.postman.looks.map(({ attempt }) => String(attempt.at))).toEqual(['2030-07-05T07:00:00Z']);
    expect(await stage.status(guild)).toEqual(['60 sent', '15 pending']);
  });

  test('is not known where it lies ahead: it is looked for', async () => {
    const { stage, discord } = await onTwoClocks();
    discord.advanceTo(at('06:59:00'));
    await stage.advanceTo(at('07:00:01'));
    expect([stage.postman.posts.length, stage.postman.looks.length]).toEqual([1, 1]);
  });

  test('may be out by some seconds', async () => {
    const { stage, discord } = await onTwoClocks();
    discord.advanceTo(at('06:59:55'));
    await stage.advanceTo(at('07:00:01'));
    expect([stage.postman.posts.length, stage.postman.looks.length]).toEqual([2, 0]);
  });
});

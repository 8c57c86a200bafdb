import { expect, test } from 'vitest';
import type { Occurrence } from '../../src/reminders/occurrence.ts';
import { endingAfter } from '../store/ending-after.ts';
import { rawDatabase } from '../store/raw-database.ts';
import { opened } from '../store/test-store.ts';
import { folderOf } from '../support/packs.ts';
import { posted } from '../support/recording-postman.ts';
import { at, Stage, talk } from './stage.ts';

/** A reminder of the talk is due, and a process has died that had begun to adopt another schedule. */
async function halfAdopted(change: (talk: Occurrence) => Occurrence) {
  const place = { dataDir: folderOf({}) };
  const store = await opened(place);
  const stage = new Stage(store.reminders);
  await stage.subscribe(talk, [60]);
  const { schedule } = store.reminders;
  const wanted = (await schedule.of('test')).map((one) =>
    one.subject === 'session:talk' ? change(one) : one,
  );
  const dieAdopting = async () => {
    const dying = endingAfter(1, rawDatabase(place)).reminders.schedule;
    await expect(dying.adopt('test', '2', wanted, stage.clock.now())).rejects.toThrow('the process ended');
  };
  const adopt = async () => schedule.adopt('test', '2', wanted, stage.clock.now());
  return { stage, dieAdopting, adopt };
}

const cancelled = (one: Occurrence): Occurrence => ({ ...one, status: 'cancelled' });

test('a reminder that is due before its cancelled session is adopted whole still becomes a notice', async () => {
  const { stage, dieAdopting, adopt } = await halfAdopted(cancelled);
  await dieAdopting();
  stage.work();
  await stage.advanceTo(at('07:00:00'));
  expect(stage.postman.said).toEqual([]);
  await adopt();
  await stage.advance({ minutes: 1 });
  expect(stage.postman.said).toEqual(['session:talk cancelled ahead']);
  expect(await stage.status()).toEqual(['60 dropped changed', 'cancelled sent']);
});

test('one that may have been sent already is not sent again meanwhile', async () => {
  const { stage, dieAdopting, adopt } = await halfAdopted(cancelled);
  stage.postman.willPost({ kind: 'unsure', cause: new Error('no answer') });
  stage.postman.willFind({ kind: 'absent' });
  stage.work();
  await stage.advanceTo(at('07:00:00'));
  expect(stage.postman.posts).toHaveLength(1);
  await dieAdopting();
  await stage.advance({ seconds: 10 });
  expect(stage.postman.posts).toHaveLength(1);
  stage.postman.willPost(posted('notice'));
  await adopt();
  await stage.advance({ minutes: 1 });
  expect(stage.postman.said).toEqual(['session:talk 60 ahead', 'session:talk cancelled ahead']);
});

test('one whose schedule nobody adopts any more ends with the session', async () => {
  const { stage, dieAdopting } = await halfAdopted(cancelled);
  await dieAdopting();
  stage.work();
  await stage.advanceTo(at('07:00:00'));
  expect(await stage.status()).toEqual(['60 pending']);
  await stage.advanceTo(at('09:00:00'));
  expect(await stage.status()).toEqual(['60 dropped late']);
});

import { describe, expect, test } from 'vitest';
import type { Pack } from '../../src/knowledge/pack.ts';
import { Planner } from '../../src/reminders/planner.ts';
import { wallTime } from '../../src/reminders/what.ts';
import { packWithSessions } from '../answer/small-packs.ts';
import { listeningLog } from '../store/test-store.ts';
import { newStage, type Stage } from './stage.ts';

const yearly = 'timezone: Europe/Zurich\ncommemorate: yearly\n';

/** A process with its own copy of the packs, on the stage's store and clock. */
function processOn({ store, clock }: Stage, pack: Pack | undefined, version: string) {
  const { log, lines } = listeningLog();
  const held = { pack, version };
  let changes = 0;
  const find = (name: string) =>
    name === 'test' && held.pack ? { pack: held.pack, version: held.version } : undefined;
  const changed = () => {
    changes += 1;
  };
  const planner = new Planner({
    schedule: store.schedule,
    packs: { standard: 'test', find },
    clock,
    log,
    changed,
  });
  return { planner, lines, held, changes: () => changes };
}

async function startOf({ store }: Stage, subject: string): Promise<string | undefined> {
  const found = (await store.schedule.of('test')).find((occurrence) => occurrence.subject === subject);
  return found && wallTime(found.start).slice(0, 16);
}

const talkAt = (time: string) => packWithSessions([`id: talk, title: Talk, start: "2030-07-05 ${time}"`]);

describe('two processes with two versions of a pack', () => {
  test('keep what the one that started last has adopted', async () => {
    const stage = await newStage();
    const older = processOn(stage, talkAt('10:00'), 'old');
    const newer = processOn(stage, talkAt('11:00'), 'new');
    await older.planner.adoptAll();
    await newer.planner.adoptAll();
    await older.planner.adoptAll();
    expect(await startOf(stage, 'session:talk')).toBe('2030-07-05T11:00');
    expect(await stage.store.schedule.versionOf('test')).toBe('new');
  });

  test('leave it to the one that started last to advance anniversaries', async () => {
    const stage = await newStage();
    const packAt = (time: string) =>
      packWithSessions([`id: talk, title: Talk, start: "2029-07-05 ${time}"`], yearly);
    const older = processOn(stage, packAt('10:00'), 'old');
    const newer = processOn(stage, packAt('11:00'), 'new');
    await older.planner.adoptAll();
    await newer.planner.adoptAll();
    stage.clock.advanceTo('2030-07-05T23:00:00Z');
    await older.planner.adoptAll();
    expect(await startOf(stage, 'session:talk')).toBe('2029-07-05T11:00');
    await newer.planner.adoptAll();
    expect(await startOf(stage, 'anniversary:2029-07-05')).toBe('2031-07-05T08:00');
  });

  test('follow the one whose pack changes', async () => {
    const stage = await newStage();
    const one = processOn(stage, talkAt('10:00'), '1');
    const other = processOn(stage, talkAt('11:00'), '2');
    await one.planner.adoptAll();
    await other.planner.adoptAll();
    Object.assign(one.held, { pack: talkAt('12:00'), version: '3' });
    await one.planner.adoptAll();
    expect(await startOf(stage, 'session:talk')).toBe('2030-07-05T12:00');
  });
});

describe('a planner', () => {
  test('adopts what has not changed once, and tells the worker then only', async () => {
    const stage = await newStage();
    const { planner, changes } = processOn(stage, talkAt('10:00'), '1');
    await planner.adoptAll();
    await planner.adoptAll();
    expect(changes()).toBe(1);
  });

  test('advances anniversaries when they are over', async () => {
    const stage = await newStage();
    const pack = packWithSessions(['id: talk, title: Talk, start: "2029-07-05 10:00"'], yearly);
    const { planner, changes } = processOn(stage, pack, '1');
    await planner.adoptAll();
    expect(await startOf(stage, 'anniversary:2029-07-05')).toBe('2030-07-05T08:00');
    stage.clock.advanceTo('2030-07-05T23:00:00Z');
    await planner.adoptAll();
    expect(await startOf(stage, 'anniversary:2029-07-05')).toBe('2031-07-05T08:00');
    expect(changes()).toBe(2);
  });

  test('leaves the schedule of a pack that is gone as it is, and says so once', async () => {
    const stage = await newStage();
    const { planner, held, lines } = processOn(stage, talkAt('10:00'), '1');
    await planner.adoptAll();
    held.pack = undefined;
    await planner.adoptAll();
    await planner.adoptAll();
    expect(await startOf(stage, 'session:talk')).toBe('2030-07-05T10:00');
    expect(lines.filter((line) => line.includes('cannot be read'))).toHaveLength(1);
  });
});

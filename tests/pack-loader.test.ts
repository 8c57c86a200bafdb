import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { PackLoader } from '../src/pack-loader.ts';
import { festivalMarkdown, festivalYaml } from './support/festival.ts';
import { LogRecord } from './support/log-record.ts';
import { folderOf } from './support/packs.ts';

const files = { 'summit.yaml': festivalYaml, 'entries.md': festivalMarkdown };

function loaderIn(record: LogRecord, elsewhere?: ConstructorParameters<typeof PackLoader>[2]): PackLoader {
  return new PackLoader({ cacheDir: folderOf({}), logLevel: readConfig({}).logLevel }, record.log, elsewhere);
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('rereading in another thread', () => {
  test('gives the pack, version and answers that reading here does', async () => {
    const record = new LogRecord();
    const loader = loaderIn(record);
    const folder = folderOf(files);
    const here = loader.read(folder);
    const there = await loader.reread(folder, 'none', true);
    if (there.kind !== 'read' || !there.base) throw new Error(`it was ${there.kind}`);
    expect(there.read.version).toBe(here.version);
    expect(asJson(there.read.pack)).toEqual(asJson(here.pack));
    expect(there.read.pack.sessions[3]?.start.equals('2030-07-06T20:00[Europe/Zurich]')).toBe(true);
    expect(there.read.pack.entries[2]?.source).toBe(there.read.pack.sources[1]);
    const [first] = there.base.rank(there.base.analyser.analyse('who blows the horn'));
    const [same] = loader.open(here).rank(there.base.analyser.analyse('who blows the horn'));
    expect(first).toMatchObject({ confidence: same?.confidence, fit: same?.fit, entry: { id: 'trumpet' } });
    expect(record.lines).toEqual([]);
  });

  test('makes no index where only the schedule is asked for', async () => {
    const there = await loaderIn(new LogRecord()).reread(folderOf(files), 'none', false);
    expect(there).toMatchObject({ kind: 'read', base: undefined });
  });

  test('tells that nothing has changed', async () => {
    const loader = loaderIn(new LogRecord());
    const folder = folderOf(files);
    expect(await loader.reread(folder, loader.read(folder).version, true)).toEqual({ kind: 'unchanged' });
  });

  test('tells every problem with its place', async () => {
    const there = await loaderIn(new LogRecord()).reread(
      folderOf({ ...files, 'x.md': '## What?\n' }),
      '',
      true,
    );
    expect(there).toEqual({ kind: 'broken', message: expect.stringMatching(/x\.md:1: .*no answer/) });
  });
});

describe('what no other thread can do', () => {
  test('is done in this one: a thread that fails', async () => {
    const record = new LogRecord();
    const loader = loaderIn(record, () => Promise.reject(new Error('no memory')));
    const folder = folderOf(files);
    const there = await loader.reread(folder, '', true);
    expect(there).toMatchObject({ kind: 'read', read: { version: loader.read(folder).version } });
    expect(record.lines).toEqual([['warn', 'no thread can read the pack: answers wait while it is read']]);
  });

  test("is done in this one: the bot's own files have changed since it started", async () => {
    const record = new LogRecord();
    const loader = loaderIn(record, () => Promise.resolve({ kind: 'other engine' }));
    const folder = folderOf(files);
    const { version } = loader.read(folder);
    expect(await loader.reread(folder, version, true)).toEqual({ kind: 'unchanged' });
    expect(record.lines).toEqual([
      ['warn', "the bot's own files have changed: it has to be started anew to use them"],
    ]);
  });
});

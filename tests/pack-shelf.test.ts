import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { KnowledgeBase } from '../src/answer/knowledge-base.ts';
import { lookAtPack } from '../src/knowledge/look.ts';
import { listPacks } from '../src/knowledge/load.ts';
import { PackLoader, type ReadPack } from '../src/pack-loader.ts';
import { PackShelf, type PackSource } from '../src/pack-shelf.ts';
import { LogRecord } from './support/log-record.ts';
import { folderOf } from './support/packs.ts';

const entries = (answer: string) => `## Who plays the trumpet? {#trumpet}\n\n${answer}\n`;
const fair = { 'fair/summit.yaml': 'title: Fair\n', 'fair/a.md': entries('Ada.') };
const gala = { 'gala/summit.yaml': 'title: Gala\n', 'gala/a.md': entries('Ben.') };

interface Loaded extends ReadPack {
  readonly base: KnowledgeBase;
}

let record: LogRecord;

beforeEach(() => {
  record = new LogRecord();
});

/** A shelf on real files. Only how long they have to stay as they are is shorter. */
function shelfOn(files: Readonly<Record<string, string>>, change: Partial<PackSource<Loaded>> = {}) {
  const folder = folderOf(files);
  const cacheDir = folderOf({});
  const loader = new PackLoader({ cacheDir, logLevel: 'silent' }, record.log);
  const opened: string[] = [];
  const at = (name: string) => path.join(folder, name);
  const source: PackSource<Loaded> = {
    names: () => listPacks(folder),
    look: (name) => lookAtPack(at(name)),
    read: (name) => loader.read(at(name)),
    open: (read) => {
      opened.push(read.pack.id);
      return { ...read, base: loader.open(read) };
    },
    reread: async (name, known, toOpen) => {
      const result = await loader.reread(at(name), known, toOpen);
      if (result.kind !== 'read') return result;
      const { read, base } = result;
      return { kind: 'read', read, loaded: base && { ...read, base } };
    },
    ...change,
  };
  const shelf = new PackShelf('fair', source, record.log, 10);
  const told: string[] = [];
  shelf.onChange((name) => told.push(name));
  const write = (file: string, content: string) => writeFileSync(path.join(folder, file), content);
  return { shelf, told, opened, write, folder, cacheDir };
}

function answers({ base }: Loaded): (string | undefined)[] {
  return base
    .rank(base.analyser.analyse('who plays the trumpet'))
    .map(({ entry }) => entry.answer.short.text);
}

describe('a pack that has changed', () => {
  test('is used after a refresh, and whoever subscribed is told', async () => {
    const { shelf, told, write } = shelfOn(fair);
    const before = shelf.get('fair');
    write('fair/a.md', entries('Cleo.'));
    expect(answers(shelf.get('fair'))).toEqual(['Ada.']);
    await shelf.refresh();
    expect(answers(shelf.get('fair'))).toEqual(['Cleo.']);
    expect(shelf.get('fair').version).not.toBe(before.version);
    expect(told).toEqual(['fair']);
    expect(record.lines).toEqual([['info', 'a pack has changed and is in use']]);
  });

  test('has the same version as in a process that reads it first', async () => {
    const { shelf, write, folder, cacheDir } = shelfOn(fair);
    write('fair/a.md', entries('Cleo.'));
    await shelf.refresh();
    const fresh = new PackLoader({ cacheDir, logLevel: 'silent' }, record.log);
    expect(shelf.get(null).version).toBe(fresh.read(path.join(folder, 'fair')).version);
  });

  test('stays as it is when only its times have', async () => {
    const { shelf, told, write } = shelfOn(fair);
    const before = shelf.get('fair');
    write('fair/a.md', fair['fair/a.md']);
    await shelf.refresh();
    expect(shelf.get('fair')).toBe(before);
    expect(told).toEqual([]);
  });

  test('stays in use while the new one is broken, which is logged once, and is replaced once that is mended', async () => {
    const { shelf, told, write } = shelfOn(fair);
    write('fair/a.md', '## Who plays?\n');
    await shelf.refresh();
    await shelf.refresh();
    expect(answers(shelf.get('fair'))).toEqual(['Ada.']);
    expect(shelf.find('fair')?.pack.title).toBe('Fair');
    expect(record.lines).toEqual([
      ['error', 'a pack that has changed is broken: the one before it stays in use'],
    ]);
    expect(record.fields[0]).toMatchObject({ pack: 'fair', problems: expect.stringMatching(/a\.md:1: /) });
    expect(told).toEqual([]);
    write('fair/a.md', entries('Cleo.'));
    await shelf.refresh();
    expect(answers(shelf.get('fair'))).toEqual(['Cleo.']);
    expect(told).toEqual(['fair']);
  });

  test('is not read while somebody writes it', async () => {
    const { shelf, told, write } = shelfOn(fair);
    write('fair/a.md', entries('Half'));
    const refreshed = shelf.refresh();
    await Promise.resolve();
    write('fair/a.md', entries('Half of it.'));
    await refreshed;
    expect({ told, answer: answers(shelf.get('fair')) }).toEqual({ told: [], answer: ['Ada.'] });
    await shelf.refresh();
    expect({ told, answer: answers(shelf.get('fair')) }).toEqual({ told: ['fair'], answer: ['Half of it.'] });
  });

  test('is read once more when somebody wrote while it was read', async () => {
    const held = Promise.withResolvers<void>();
    let turns = 0;
    const { shelf, told, write } = shelfOn(fair, {
      reread: async () => {
        turns += 1;
        await held.promise;
        return { kind: 'broken', message: 'half' };
      },
    });
    write('fair/a.md', entries('Half'));
    const refreshed = shelf.refresh();
    await expect.poll(() => turns).toBe(1);
    write('fair/a.md', entries('Half of it.'));
    held.resolve();
    await refreshed;
    expect({ told, lines: record.lines }).toEqual({ told: [], lines: [] });
    await shelf.refresh();
    expect(turns).toBe(2);
  });

  test('is read without its index when only its schedule was asked for', async () => {
    const asked: boolean[] = [];
    const { shelf, write } = shelfOn(
      { ...fair, ...gala },
      {
        reread: async (_, __, toOpen) => {
          asked.push(toOpen);
          return { kind: 'unchanged' };
        },
      },
    );
    shelf.find('gala');
    write('gala/a.md', entries('Cleo.'));
    write('fair/a.md', entries('Cleo.'));
    await shelf.refresh();
    expect(asked).toEqual([true, false]);
  });

  test('leaves the others alone', async () => {
    const { shelf, told, write } = shelfOn({ ...fair, ...gala });
    const [first, second] = [shelf.get('fair'), shelf.get('gala')];
    write('gala/a.md', entries('Cleo.'));
    await shelf.refresh();
    expect(shelf.get('fair')).toBe(first);
    expect(shelf.get('gala')).not.toBe(second);
    expect(answers(shelf.get('gala'))).toEqual(['Cleo.']);
    expect(told).toEqual(['gala']);
  });

  test('cannot be read for a fault: the old one stays, and the fault is logged once', async () => {
    const { shelf, write } = shelfOn(fair, { reread: () => Promise.reject(new Error('a fault')) });
    write('fair/a.md', entries('Cleo.'));
    await shelf.refresh();
    await shelf.refresh();
    expect(answers(shelf.get('fair'))).toEqual(['Ada.']);
    expect(record.lines).toEqual([['error', 'a pack that has changed cannot be read']]);
  });
});

describe('finding a schedule', () => {
  test('reads a pack without making its index', () => {
    const { shelf, opened } = shelfOn({ ...fair, ...gala });
    expect(shelf.find('gala')?.pack.title).toBe('Gala');
    expect(opened).toEqual(['fair']);
  });

  test('gives the same version and pack as loading', () => {
    const { shelf } = shelfOn({ ...fair, ...gala });
    const found = shelf.find('gala');
    const { pack, version } = shelf.get('gala');
    expect(found).toMatchObject({ version });
    expect(found?.pack).toBe(pack);
    expect(shelf.find('fair')?.version).toBe(shelf.get('fair').version);
  });

  test('finds nothing for a pack that is unknown or broken, while the standard one stands in for answers', () => {
    const { shelf } = shelfOn({ ...fair, 'gala/summit.yaml': 'title: Gala\n' });
    expect([shelf.find('nowhere'), shelf.find('gala')]).toEqual([undefined, undefined]);
    expect([shelf.get('nowhere'), shelf.get('gala')]).toEqual([shelf.get(null), shelf.get(null)]);
    expect(record.lines).toEqual([['error', 'a pack is broken: the configured one stands in']]);
  });

  test('finds one that was broken, once it is mended', async () => {
    const { shelf, told, write } = shelfOn({ ...fair, 'gala/summit.yaml': 'title: Gala\n' });
    shelf.find('gala');
    write('gala/a.md', entries('Ben.'));
    await shelf.refresh();
    expect(shelf.find('gala')?.pack.title).toBe('Gala');
    expect(told).toEqual(['gala']);
  });
});

describe('packs that come and go', () => {
  test('takes notice of a new one', async () => {
    const { shelf, told, write, folder } = shelfOn(fair);
    mkdirSync(path.join(folder, 'gala'));
    write('gala/summit.yaml', gala['gala/summit.yaml']);
    write('gala/a.md', gala['gala/a.md']);
    expect(shelf.names).toEqual(['fair']);
    await shelf.refresh();
    expect(shelf.names).toEqual(['fair', 'gala']);
    expect(answers(shelf.get('gala'))).toEqual(['Ben.']);
    expect(told).toEqual(['gala']);
  });

  test('lets the standard one stand in for one that is gone', async () => {
    const { shelf, told, folder } = shelfOn({ ...fair, ...gala });
    shelf.get('gala');
    rmSync(path.join(folder, 'gala'), { recursive: true });
    await shelf.refresh();
    expect(shelf.names).toEqual(['fair']);
    expect(shelf.find('gala')).toBeUndefined();
    expect(shelf.get('gala')).toBe(shelf.get(null));
    expect(told).toEqual(['gala']);
    expect(record.lines).toEqual([['warn', 'a pack is gone: the configured one stands in']]);
  });

  test('keeps the standard one when it is gone, and follows it when it comes back', async () => {
    const { shelf, write, folder } = shelfOn(fair);
    rmSync(path.join(folder, 'fair/summit.yaml'));
    await shelf.refresh();
    await shelf.refresh();
    expect(answers(shelf.get(null))).toEqual(['Ada.']);
    expect(record.lines).toEqual([
      ['error', 'the configured pack is gone: the one that was loaded stays in use'],
    ]);
    write('fair/summit.yaml', 'title: Fair of the year\n');
    await shelf.refresh();
    expect(shelf.get(null).pack.title).toBe('Fair of the year');
  });
});

test('does without a folder for the cache', async () => {
  const { shelf, write, cacheDir } = shelfOn(fair);
  rmSync(cacheDir, { recursive: true });
  writeFileSync(cacheDir, 'in the way');
  write('fair/a.md', entries('Cleo.'));
  await shelf.refresh();
  expect(answers(shelf.get('fair'))).toEqual(['Cleo.']);
});

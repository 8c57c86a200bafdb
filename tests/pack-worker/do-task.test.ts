import { expect, test } from 'vitest';
import { engineVersion } from '../../src/index-cache/index-key.ts';
import { doPackTask } from '../../src/pack-worker/do-task.ts';
import { LogRecord } from '../support/log-record.ts';
import { folderOf } from '../support/packs.ts';

const files = { 'summit.yaml': 'title: Fair\n', 'a.md': '## Who bakes? {#baker}\n\nCarla.\n' };

function done(change: { readonly engine?: string; readonly known?: string }) {
  const task = { folder: folderOf(files), known: '', engine: engineVersion(), cacheDir: folderOf({}) };
  return doPackTask({ ...task, withIndex: false, ...change }, new LogRecord().log);
}

test('does nothing for a process with other sources than its own', () => {
  expect(done({ engine: 'another' })).toEqual({ kind: 'other engine' });
});

test('sends a pack with its version, without an index that nobody asked for', () => {
  expect(done({})).toMatchObject({
    kind: 'read',
    version: expect.stringMatching(/^[0-9a-f]{32}$/),
    pack: { title: 'Fair', entries: [{ id: 'baker' }] },
    index: undefined,
  });
});

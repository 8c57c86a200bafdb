import { renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lookAtPack } from '../../src/knowledge/look.ts';
import { folderOf } from '../support/packs.ts';

const pack = { 'summit.yaml': 'title: T\n', 'a.md': 'one', '.b.md.swp': '', 'notes.txt': '' };

test('is the same while nobody writes', () => {
  const folder = folderOf(pack);
  expect(lookAtPack(folder)).toBe(lookAtPack(folder));
});

test.each<[string, (folder: string) => void]>([
  ['a file grows', (folder) => writeFileSync(path.join(folder, 'a.md'), 'one more')],
  ['a file comes', (folder) => writeFileSync(path.join(folder, 'b.md'), '')],
  ['a file goes', (folder) => rmSync(path.join(folder, 'a.md'))],
  ['a file gets another name', (folder) => renameSync(path.join(folder, 'a.md'), path.join(folder, 'c.md'))],
  [
    'a file of the same size and time takes the place of another',
    (folder) => {
      const { atime, mtime } = statSync(path.join(folder, 'a.md'));
      writeFileSync(path.join(folder, 'draft'), 'two');
      utimesSync(path.join(folder, 'draft'), atime, mtime);
      renameSync(path.join(folder, 'draft'), path.join(folder, 'a.md'));
    },
  ],
])('is another one when %s', (_, change) => {
  const folder = folderOf(pack);
  const before = lookAtPack(folder);
  change(folder);
  expect(lookAtPack(folder)).not.toBe(before);
});

test("is the same when an editor writes its own files beside the pack's", () => {
  const folder = folderOf(pack);
  const before = lookAtPack(folder);
  writeFileSync(path.join(folder, '.b.md.swp'), 'more');
  writeFileSync(path.join(folder, 'notes.txt'), 'more');
  expect(lookAtPack(folder)).toBe(before);
});

test('is nothing where there is no pack', () => {
  expect([lookAtPack('/nowhere'), lookAtPack(folderOf({ 'a.md': '' }))]).toEqual([undefined, undefined]);
});

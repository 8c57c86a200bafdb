import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Language } from '../../src/answer/analysis/language.ts';
import { indexPack } from '../../src/answer/index-pack.ts';
import { KnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { encodeIndex } from '../../src/index-cache/encode-index.ts';
import { IndexCache } from '../../src/index-cache/index-cache.ts';
import { festival } from '../support/festival.ts';
import { folderOf } from '../support/packs.ts';

const language = new Language();
const index = indexPack(festival, language);
const bytes = Buffer.concat(encodeIndex(index));

/** A cache in a folder of its own, and what it logs. */
function cacheIn(folder: string) {
  const logged: string[] = [];
  const log = (details: unknown, message?: string) => void logged.push(message ?? String(details));
  return { cache: new IndexCache(folder, () => ({ debug: log, info: log, warn: log, error: log })), logged };
}

describe('an index', () => {
  test('comes back as it was saved, and answers the same', () => {
    const { cache, logged } = cacheIn(folderOf({}));
    cache.save('key', index);
    const loaded = cache.load('key');
    expect(loaded && Buffer.concat(encodeIndex(loaded)).equals(bytes)).toBe(true);
    const [made, restored] = [index, loaded].map((one) => new KnowledgeBase(festival, language, one));
    for (const utterance of ['how mcuh is a tikcet', 'who blew the horn', 'zeppelin at the lake']) {
      const [one, other] = [made, restored].map((base) =>
        base?.rank(base.analyser.analyseUtterance(utterance)),
      );
      expect(other).toEqual(one);
    }
    expect(logged).toEqual([]);
  });

  test('is not there under another key, without a word', () => {
    const { cache, logged } = cacheIn(folderOf({}));
    cache.save('key', index);
    expect(cache.load('other')).toBeUndefined();
    expect(logged).toEqual([]);
  });

  test('is written whole: no draft stays beside it', () => {
    const folder = path.join(folderOf({}), 'made', 'anew');
    cacheIn(folder).cache.save('key', index);
    expect(readdirSync(folder)).toEqual(['key.index']);
    expect(readFileSync(path.join(folder, 'key.index')).equals(bytes)).toBe(true);
  });
});

describe('is ignored with a line in the log, and replaced by the next save,', () => {
  test.each([
    ['a file of something else', Buffer.from('hello')],
    ['an empty file', Buffer.alloc(0)],
    ['half a file', bytes.subarray(0, bytes.length / 2)],
    ['a damaged file', Buffer.concat([bytes.subarray(0, 5000), Buffer.from('!'), bytes.subarray(5001)])],
  ])('%s', (_, content) => {
    const folder = folderOf({});
    const { cache, logged } = cacheIn(folder);
    writeFileSync(path.join(folder, 'key.index'), content);
    expect(cache.load('key')).toBeUndefined();
    expect(logged).toEqual(['the cached index is ignored and made anew']);
    cache.save('key', index);
    expect(cache.load('key')).toBeDefined();
  });
});

test('a folder that cannot be used costs nothing but a line in the log', () => {
  const folder = folderOf({ 'taken.txt': 'a file where the folder should be' });
  const { cache, logged } = cacheIn(path.join(folder, 'taken.txt'));
  expect(cache.load('key')).toBeUndefined();
  cache.save('key', index);
  expect(logged).toEqual([
    'the cached index cannot be read',
    'the index cannot be cached: the next start makes it anew',
  ]);
});

test('the latest used eight are kept', () => {
  const folder = folderOf({});
  const { cache } = cacheIn(folder);
  for (let number = 0; number < 8; number++) {
    cache.save(`key${number}`, index);
    const used = new Date(2020, 0, 1 + number);
    utimesSync(path.join(folder, `key${number}.index`), used, used);
  }
  cache.load('key0');
  cache.save('one more', index);
  const kept = readdirSync(folder);
  expect(kept).toHaveLength(8);
  expect(kept).toContain('key0.index');
  expect(kept).not.toContain('key1.index');
});

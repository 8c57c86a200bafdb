import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PackFiles } from '../knowledge/load.ts';

const sources = path.resolve(import.meta.dirname, '..');
/** What an index depends on besides the pack: the code that makes it, and the versions of what that code uses. */
const engineFolders = ['answer', 'knowledge', 'index-cache'];
const engineFiles = ['calendar-names.ts', '../package.json'];

/**
 * Names the index that an engine makes of a pack: any change of either gives another name.
 *
 * @param engine As `engineVersion` told when the engine was loaded; its files may have been replaced since.
 */
export function indexKey({ id, summit, markdown }: PackFiles, engine = engineVersion()): string {
  const hash = createHash('sha256').update(engine);
  for (const { name, content } of [{ name: id, content: '' }, summit, ...markdown]) {
    const title = path.basename(name);
    hash.update(`${title.length}:${title}${content.length}:`).update(content);
  }
  return hash.digest('hex').slice(0, 32);
}

/** A digest of the engine's own sources: no number that somebody would have to remember to raise. */
export function engineVersion(): string {
  const files = engineFolders.flatMap((folder) =>
    readdirSync(path.join(sources, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path.join(folder, name)),
  );
  const hash = createHash('sha256');
  for (const file of [...files, ...engineFiles].toSorted()) {
    hash.update(file).update(readFileSync(path.join(sources, file)));
  }
  return hash.digest('hex');
}

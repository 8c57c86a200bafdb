import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { isPack } from './load.ts';

/**
 * What a pack's folder looks like from outside: the names, sizes and times of its files. Two equal looks some time apart mean that
 * nobody is writing; another look than before, that somebody may have. Nothing when there is no pack.
 */
export function lookAtPack(folder: string): string | undefined {
  try {
    if (!isPack(folder)) return undefined;
    return readdirSync(folder)
      .filter((name) => /^[^.].*\.(md|yaml)$/.test(name))
      .toSorted()
      .map((name) => lookAtFile(folder, name))
      .join('\n');
  } catch {
    return undefined;
  }
}

/** The change time counts too: an editor may set the modification time back. */
function lookAtFile(folder: string, name: string): string {
  const stat = statSync(path.join(folder, name), { bigint: true, throwIfNoEntry: false });
  return stat ? [name, stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(' ') : name;
}

import { Language } from '../answer/analysis/language.ts';
import { indexPack } from '../answer/index-pack.ts';
import { UserError } from '../errors.ts';
import { encodeIndex } from '../index-cache/encode-index.ts';
import { IndexCache } from '../index-cache/index-cache.ts';
import { engineVersion, indexKey } from '../index-cache/index-key.ts';
import { parsePackFiles, readPackFiles, wholePack } from '../knowledge/load.ts';
import type { Pack } from '../knowledge/pack.ts';
import type { Log } from '../log.ts';
import type { PackTask, PackTaskResult } from './task.ts';
import { packToSend } from './transfer.ts';

/** Reads a pack and makes its index, or takes it from the cache; a new one is cached. */
export function doPackTask(
  { folder, known, engine, cacheDir, withIndex }: PackTask,
  log: Log,
): PackTaskResult {
  if (engineVersion() !== engine) return { kind: 'other engine' };
  try {
    const files = readPackFiles(folder);
    const version = indexKey(files, engine);
    if (version === known) return { kind: 'unchanged' };
    const pack = wholePack(folder, parsePackFiles(files));
    const index = withIndex ? indexOf(pack, version, new IndexCache(cacheDir, log)) : undefined;
    return { kind: 'read', version, pack: packToSend(pack), index };
  } catch (error) {
    if (error instanceof UserError) return { kind: 'broken', message: error.message };
    throw error;
  }
}

function indexOf(pack: Pack, version: string, cache: IndexCache): Uint8Array {
  const cached = cache.load(version);
  const index = cached ?? indexPack(pack, new Language());
  if (!cached) cache.save(version, index);
  return Uint8Array.from(Buffer.concat(encodeIndex(index)));
}

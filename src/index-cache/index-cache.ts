import { randomUUID } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { PackIndex } from '../answer/index-pack.ts';
import type { Log } from '../log.ts';
import { decodeIndex, encodeIndex } from './encode-index.ts';

/** So many indexes are kept, the latest used. */
const kept = 8;
const suffix = '.index';

/**
 * Indexes on disk, so that a pack is indexed once. A cache never fails its user: what cannot be read or written is logged, and
 * done without.
 */
export class IndexCache {
  readonly #folder: string;
  readonly #log: Log;

  constructor(folder: string, log: Log) {
    this.#folder = folder;
    this.#log = log;
  }

  /** @param key As `indexKey` makes it. */
  load(key: string): PackIndex | undefined {
    const file = this.#file(key);
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(file);
    } catch (error) {
      if (!isMissing(error)) this.#log().warn({ err: error, file }, 'the cached index cannot be read');
      return undefined;
    }
    try {
      const index = decodeIndex(bytes);
      this.#touch(file);
      return index;
    } catch (error) {
      this.#log().warn({ err: error, file }, 'the cached index is ignored and made anew');
      return undefined;
    }
  }

  save(key: string, index: PackIndex): void {
    const file = this.#file(key);
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeWhole(file, encodeIndex(index));
      this.#removeOld();
    } catch (error) {
      this.#log().warn({ err: error, file }, 'the index cannot be cached: the next start makes it anew');
    }
  }

  #file(key: string): string {
    return path.join(this.#folder, `${key}${suffix}`);
  }

  /** Marks a file as used. */
  #touch(file: string): void {
    try {
      const now = new Date();
      utimesSync(file, now, now);
    } catch (error) {
      this.#log().debug({ err: error, file }, 'the cached index cannot be marked as used');
    }
  }

  #removeOld(): void {
    const files = readdirSync(this.#folder)
      .filter((name) => name.includes(suffix))
      .map((name) => path.join(this.#folder, name))
      .map((file) => ({ file, used: statSync(file).mtimeMs }))
      .toSorted((a, b) => b.used - a.used);
    for (const { file } of files.slice(kept)) rmSync(file, { force: true });
  }
}

/** Writes a file beside and renames it, so that nobody ever sees half of it. */
function writeWhole(file: string, pieces: readonly Uint8Array[]): void {
  const draft = `${file}.${randomUUID()}`;
  const descriptor = openSync(draft, 'wx');
  try {
    try {
      for (const piece of pieces) writeFileSync(descriptor, piece);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

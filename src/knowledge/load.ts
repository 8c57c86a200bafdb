import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { exitCodes, UserError } from '../errors.ts';
import type { Progress } from '../progress.ts';
import type { Pack } from './pack.ts';
import { type PackFile, type ParsedPack, parsePack } from './parse-pack.ts';
import { formatProblems } from './problem.ts';

const summitFile = 'summit.yaml';

/** The files of a pack as they are, before anything in them is read. */
export interface PackFiles {
  /** The folder's name. */
  readonly id: string;
  readonly summit: PackFile;
  /** In the order in which their entries stand in the pack. */
  readonly markdown: readonly PackFile[];
}

/**
 * Loads a pack whole or not at all. Ambiguities are no obstacle; the check reports them.
 *
 * @throws {UserError} Exit code 78, with every problem on a line of its own.
 */
export function loadPack(folder: string, progress?: Progress): Pack {
  return wholePack(folder, readPack(folder, progress));
}

/**
 * Reads and parses a pack, with all its problems.
 *
 * @throws {UserError} When the folder is none, or a file in it cannot be read.
 */
export function readPack(folder: string, progress?: Progress): ParsedPack {
  return parsePackFiles(readPackFiles(folder), progress);
}

/**
 * What was parsed of the pack in a folder, unless it is broken.
 *
 * @throws {UserError} Exit code 78, with every problem on a line of its own.
 */
export function wholePack(folder: string, { pack, problems }: ParsedPack): Pack {
  const obstacles = problems.filter(({ kind }) => kind === 'broken');
  if (!pack || obstacles.length > 0) {
    const lines = formatProblems(obstacles);
    const count = lines.length === 1 ? 'a problem' : `${lines.length} problems`;
    throw new UserError(`The pack in ${shown(folder)} has ${count}:\n${lines.join('\n')}`, exitCodes.config);
  }
  return pack;
}

/** @throws {UserError} When the folder is none, or a file in it cannot be read. */
export function readPackFiles(folder: string): PackFiles {
  if (!isFolder(folder)) {
    throw new UserError(
      `There is no folder ${shown(folder)}: name one that holds a ${summitFile}.`,
      exitCodes.config,
    );
  }
  const names = readdirSync(folder).toSorted();
  if (!names.includes(summitFile)) {
    throw new UserError(
      `${shown(folder)} holds no ${summitFile}: write one with at least a title, or name another folder.`,
      exitCodes.config,
    );
  }
  const markdown = names.filter((name) => /^[^.].*\.md$/.test(name) && !isFolder(path.join(folder, name)));
  return {
    id: path.basename(path.resolve(folder)),
    summit: readFile(folder, summitFile),
    markdown: markdown.map((name) => readFile(folder, name)),
  };
}

/** @param progress Hears how much of the Markdown is parsed. */
export function parsePackFiles({ id, summit, markdown }: PackFiles, progress?: Progress): ParsedPack {
  return parsePack(id, summit, markdown, progress);
}

export function isPack(folder: string): boolean {
  return existsSync(path.join(folder, summitFile));
}

/** The folders below `knowledgeDir` that hold a pack, sorted by name. */
export function listPacks(knowledgeDir: string): string[] {
  if (!isFolder(knowledgeDir)) return [];
  return readdirSync(knowledgeDir)
    .filter((name) => isPack(path.join(knowledgeDir, name)))
    .toSorted();
}

/**
 * The folder of one summit.
 *
 * @throws {UserError} Exit code 78, with the names there are.
 */
export function findPack(knowledgeDir: string, summit: string): string {
  const packs = listPacks(knowledgeDir);
  if (packs.includes(summit)) return path.join(knowledgeDir, summit);
  if (!isFolder(knowledgeDir)) {
    throw new UserError(
      `KNOWLEDGE_DIR is ${JSON.stringify(knowledgeDir)}, which is no folder: it may hold a folder that holds summit folders.`,
      exitCodes.config,
    );
  }
  const choice = packs.length === 0 ? 'that folder holds no summit yet' : `it may be ${packs.join(', ')}`;
  throw new UserError(
    `SUMMIT is ${JSON.stringify(summit)}, and ${shown(knowledgeDir)} has no such summit: ${choice}.`,
    exitCodes.config,
  );
}

function readFile(folder: string, name: string): PackFile {
  const file = path.join(folder, name);
  try {
    return { name: shown(file), content: readFileSync(file, 'utf8').replace(/^\uFEFF/, '') };
  } catch (error) {
    throw new UserError(
      `${shown(file)} cannot be read (${errorCode(error)}): mend it or remove it.`,
      exitCodes.config,
      {
        cause: error,
      },
    );
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function isFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    return false;
  }
}

/** Relative where that is shorter to read, so that an editor can open it from the terminal. */
function shown(file: string): string {
  const relative = path.relative('', file);
  return relative === '' || relative.startsWith('..') ? file : relative;
}

import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { engineNames } from '../engines/names.ts';

const bench = path.resolve(import.meta.dirname, '..');

/** What the measurements were taken on; no name of the machine. One line. */
export function machineLine(now: Date): string {
  const cpus = os.cpus();
  const gigabytes = Math.round(os.totalmem() / 2 ** 30);
  const model = cpus[0]?.model.trim() || 'unknown processor';
  return `${now.toISOString().slice(0, 10)}, ${model}, ${cpus.length} cores, ${gigabytes} GB of memory, Node ${process.versions.node}, ${os.platform()}`;
}

/** The engines with their versions, in one line. */
export function versionsLine(names: readonly string[]): string {
  return engineNames
    .filter(({ name }) => names.includes(name))
    .map(({ name, library }) => `${name} ${versionOf(library)}`)
    .join(', ');
}

const manifest = z.object({ version: z.string() });

function versionOf(library: string | undefined): string {
  const folder = library === undefined ? path.dirname(bench) : path.join(bench, 'node_modules', library);
  return manifest.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))).version;
}

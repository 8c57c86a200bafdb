import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BenchEntry } from '../engine.ts';
import { generatedEntries } from './generated-pack.ts';

/** A file as a pack's folder holds it. */
export interface WrittenFile {
  readonly name: string;
  readonly content: string;
}

const entriesPerFile = 500;

/** A generated pack as the files of a folder: `summit.yaml`, and Markdown with 500 entries in each file. */
export function packFiles(size: number): { summit: WrittenFile; markdown: WrittenFile[] } {
  const entries = generatedEntries(size);
  const count = Math.ceil(size / entriesPerFile);
  const markdown = Array.from({ length: count }, (_, file) => ({
    name: `entries-${String(file + 1).padStart(5, '0')}.md`,
    content: `# Part ${file + 1}\n\n${entries
      .slice(file * entriesPerFile, (file + 1) * entriesPerFile)
      .map(asMarkdown)
      .join('\n')}`,
  }));
  return {
    summit: { name: 'summit.yaml', content: `title: A generated pack of ${size} entries\n` },
    markdown,
  };
}

/** Writes a generated pack into a folder, which is made when it is not there. */
export function writePack(folder: string, size: number): void {
  const { summit, markdown } = packFiles(size);
  mkdirSync(folder, { recursive: true });
  for (const { name, content } of [summit, ...markdown]) writeFileSync(path.join(folder, name), content);
}

function asMarkdown({ id, question, aliases, answer }: BenchEntry): string {
  return [`## ${question}? {#${id}}`, ...aliases.map((alias) => `> ${alias}`), '', answer, ''].join('\n');
}

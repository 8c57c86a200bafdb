import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { parsePack } from '../../src/knowledge/parse-pack.ts';
import type { Pack } from '../../src/knowledge/pack.ts';
import { formatProblems } from '../../src/knowledge/problem.ts';

/** A pack from the text of its files, without a folder. */
export function packOf(summitYaml: string, markdown: string): Pack {
  const { pack, problems } = parsePack('test', { name: 'summit.yaml', content: summitYaml }, [
    { name: 'entries.md', content: markdown },
  ]);
  if (!pack || problems.length > 0) throw new Error(formatProblems(problems).join('\n'));
  return pack;
}

/** A folder with these files (name → content), removed when the test has finished. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'summit-bot-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

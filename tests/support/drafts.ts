import type { DraftEntry, Reference } from '../../src/knowledge/parse-entry.ts';
import { parseMarkdown } from '../../src/knowledge/parse-markdown.ts';
import type { Problem } from '../../src/knowledge/problem.ts';

/** All that the parts of a Markdown file hold. */
export function draftsOf(
  markdown: string,
  file: string,
): { entries: DraftEntry[]; source: Reference | undefined; problems: Problem[] } {
  const parts = [...parseMarkdown(markdown, file)];
  return {
    entries: parts.flatMap(({ entries }) => entries),
    source: parts[0]?.source,
    problems: parts.flatMap(({ problems }) => problems),
  };
}

import { readBatches, readDefinitions } from './batches.ts';
import { readFrontMatter } from './front-matter.ts';
import type { Block } from './markdown.ts';
import type { Location } from './pack.ts';
import { type DraftEntry, headingId, parseEntry, type Reference } from './parse-entry.ts';
import { plainText } from './plain-text.ts';
import { broken, type Problem } from './problem.ts';

/** One Markdown file of a pack. */
export interface ParsedMarkdown {
  readonly entries: DraftEntry[];
  /** That of the front matter. */
  readonly source: Reference | undefined;
  readonly problems: Problem[];
}

/**
 * Parses one Markdown file of a pack.
 *
 * `# Topic` starts a topic, `## Question {#id}` an entry. Deeper headings belong to the answer. What stands between a
 * topic and its first entry is a note for curators.
 *
 * @param onRead Is told now and then how much of `markdown` has been read.
 */
export function parseMarkdown(
  markdown: string,
  file: string,
  onRead?: (length: number) => void,
): ParsedMarkdown {
  const at = (line: number): Location => ({ file, line });
  const { source, problems: headProblems, end, nextLine, ...head } = readFrontMatter(markdown, file);
  const definitions = readDefinitions(markdown, end);
  const problems = [...headProblems];
  const entries: DraftEntry[] = [];
  let topic = head.topic ?? '';

  for (const batch of readBatches(markdown, end, nextLine, definitions)) {
    for (const { heading, blocks } of sections(batch.blocks)) {
      const title = plainText(heading.tokens, definitions);
      if (title.replace(headingId, '') === '') {
        problems.push(
          broken(at(heading.firstLine), 'this heading is empty; write a topic or a question after the #'),
        );
      } else if (heading.depth === 1) {
        topic = title;
      } else {
        const parsed = parseEntry({ title, topic, line: heading.firstLine, blocks }, at, source, definitions);
        entries.push(parsed.entry);
        problems.push(...parsed.problems);
      }
    }
    onRead?.(batch.end);
  }
  return { entries, source, problems };
}

interface Section {
  readonly heading: Block;
  readonly blocks: readonly Block[];
}

function sections(blocks: readonly Block[]): Section[] {
  const starts = blocks.flatMap(({ depth }, index) => (depth === 1 || depth === 2 ? [index] : []));
  return starts.flatMap((start, order) => {
    const heading = blocks[start];
    return heading ? [{ heading, blocks: blocks.slice(start + 1, starts[order + 1]) }] : [];
  });
}

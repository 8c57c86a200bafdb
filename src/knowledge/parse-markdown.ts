import { readBatches, readDefinitions } from './batches.ts';
import { readFrontMatter } from './front-matter.ts';
import type { Block } from './markdown.ts';
import type { Location } from './pack.ts';
import { type DraftEntry, headingId, parseEntry, type Reference } from './parse-entry.ts';
import { plainText } from './plain-text.ts';
import { broken, type Problem } from './problem.ts';

/** What a part of a file holds. */
export interface ParsedPart {
  readonly entries: readonly DraftEntry[];
  readonly problems: readonly Problem[];
  /** That of the front matter, for the whole file: one object. */
  readonly source: Reference | undefined;
  /** The length of the file up to the end of this part. */
  readonly end: number;
}

/**
 * Parses one Markdown file of a pack, part by part: first its front matter, then some entries at a time.
 *
 * `# Topic` starts a topic, `## Question {#id}` an entry. Deeper headings belong to the answer. What stands between a
 * topic and its first entry is a note for curators.
 */
export function* parseMarkdown(markdown: string, file: string): Generator<ParsedPart> {
  const at = (line: number): Location => ({ file, line });
  const { source, problems: headProblems, end, nextLine, ...head } = readFrontMatter(markdown, file);
  yield { entries: [], problems: headProblems, source, end };

  const definitions = readDefinitions(markdown, end);
  let topic = head.topic ?? '';
  for (const batch of readBatches(markdown, end, nextLine, definitions)) {
    const entries: DraftEntry[] = [];
    const problems: Problem[] = [];
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
    yield { entries, problems, source, end: batch.end };
  }
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

import { type Block, type Definitions, parseBlocks } from './markdown.ts';

/** The blocks of a part of a file, which starts with a heading of an entry (but for the first part). */
export interface Batch {
  readonly blocks: readonly Block[];
  /** How much of the content has been read. */
  readonly end: number;
}

const batchLength = 1 << 14;

/**
 * Parses a file part by part, so that a long one takes no more memory at a time than a short one.
 *
 * @param start Where the Markdown begins, behind the front matter.
 * @param firstLine The line on which that is.
 */
export function* readBatches(
  content: string,
  start: number,
  firstLine: number,
  definitions: Definitions,
): Generator<Batch> {
  let line = firstLine;
  let length = batchLength;
  while (start < content.length) {
    const next = content.indexOf('\n## ', start + length);
    const end = next < 0 ? content.length : next + 1;
    const { blocks, lineCount, open } = parseBlocks(normalised(content.slice(start, end)), definitions, line);
    if (open && end < content.length) {
      // The heading at which the part ends may be code or HTML. Doubling keeps the work linear in the length.
      length *= 2;
      continue;
    }
    yield { blocks, end };
    line += lineCount;
    start = end;
    length = batchLength;
  }
}

/** All link definitions of a file: a link may stand before what it names. */
export function readDefinitions(content: string, start: number): Definitions {
  const definitions: Definitions = {};
  if (content.includes(']:', start)) for (const _ of readBatches(content, start, 1, definitions));
  return definitions;
}

/** As CommonMark reads it. */
function normalised(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
}

import { slug } from 'github-slugger';
import type { Block, Definitions } from './markdown.ts';
import { isHeading, type Locate, readBlock, readQuote } from './markdown-blocks.ts';
import type { Location, Passage, Phrasing } from './pack.ts';
import { broken, type Problem } from './problem.ts';

/** An entry as its file has it: ids of sources and related entries are not looked up yet. */
export interface DraftEntry {
  readonly id: string;
  readonly topic: string;
  readonly question: string;
  readonly phrasings: readonly Phrasing[];
  readonly passages: readonly Passage[];
  readonly related: readonly Reference[];
  readonly source?: Reference;
  readonly location: Location;
}

/** An id that the file names, and where. */
export interface Reference {
  readonly id: string;
  readonly location: Location;
}

/** What stands between the heading of an entry and the next one. */
export interface EntrySection {
  /** The text of the heading, with the id in it. */
  readonly title: string;
  readonly topic: string;
  readonly line: number;
  readonly blocks: readonly Block[];
}

export const headingId = /\s*\{#([\p{L}\p{N}_.:-]+)\}\s*$/u;

/** @param fileSource The source of an entry that names none. */
export function parseEntry(
  { title, topic, line, blocks }: EntrySection,
  at: Locate,
  fileSource: Reference | undefined,
  definitions: Definitions,
): { entry: DraftEntry; problems: Problem[] } {
  const location = at(line);
  const problems: Problem[] = [];
  const question = title.replace(headingId, '');
  const id = headingId.exec(title)?.[1] ?? slug(question);
  if (id === '') {
    problems.push(broken(location, `\`${question}\` gives no id; write one as {#id} after it`));
  }
  if (/\{[^}]*\}\s*$/.test(question)) {
    problems.push(
      broken(
        location,
        `\`${question}\` ends in braces that hold no id; write {#id} with letters, digits and hyphens`,
      ),
    );
  }
  const [first, ...others] = blocks;
  const quote = first?.type === 'blockquote' ? readQuote(first, at, definitions) : undefined;
  const answer = quote ? [...quote.spill, ...others] : blocks;

  let source = fileSource;
  const related: Reference[] = [];
  const passages: Passage[] = [];
  for (const block of answer) {
    const { references, passage } = readBlock(block, at, definitions);
    if (passage) passages.push(passage);
    for (const { key, value, location: place } of references) {
      if (key === 'Source') source = { id: value, location: place };
      else for (const named of idsIn(value)) related.push({ id: named, location: place });
    }
  }
  if (passages.every(isHeading)) {
    problems.push(broken(location, `\`${question}\` has no answer; write a paragraph below it`));
  }
  return {
    entry: {
      id,
      topic,
      question,
      phrasings: quote?.phrasings ?? [],
      passages,
      related,
      ...(source && { source }),
      location,
    },
    problems,
  };
}

function idsIn(list: string): string[] {
  return list.split(',').flatMap((id) => id.trim() || []);
}

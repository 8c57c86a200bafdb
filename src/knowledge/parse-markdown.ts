import { slug } from 'github-slugger';
import type { Heading, Root, RootContent } from 'mdast';
import { isHeading, lineOf, type Locate, parse, plainText, readBlock, readQuote } from './markdown-blocks.ts';
import type { Location, Passage, Phrasing } from './pack.ts';
import { broken, type Problem } from './problem.ts';
import { parseYaml, scalar, strictKeys } from './yaml-document.ts';

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

const frontMatterSchema = strictKeys({
  source: scalar.optional(),
  topic: scalar.optional(),
});

const headingId = /\s*\{#([\p{L}\p{N}_.:-]+)\}\s*$/u;

/**
 * Parses one Markdown file of a pack.
 *
 * `# Topic` starts a topic, `## Question {#id}` an entry. Deeper headings belong to the answer. What stands between a
 * topic and its first entry is a note for curators.
 */
export function parseMarkdown(
  markdown: string,
  file: string,
): { entries: DraftEntry[]; source: Reference | undefined; problems: Problem[] } {
  const root = parse(markdown);
  const at = (line: number): Location => ({ file, line });
  const problems: Problem[] = [];
  const entries: DraftEntry[] = [];

  const first = root.children[0];
  const head =
    first?.type === 'yaml' ? parseYaml(first.value, frontMatterSchema, file, lineOf(first) + 1) : undefined;
  problems.push(...(head?.problems ?? []));
  const sourceId = head?.value?.source;
  const source =
    sourceId === undefined ? undefined : { id: sourceId, location: head?.locate(['source']) ?? at(1) };
  let topic = head?.value?.topic ?? '';

  for (const section of sections(root)) {
    const title = plainText(section.heading);
    if (title.replace(headingId, '') === '') {
      problems.push(
        broken(at(section.firstLine), 'this heading is empty; write a topic or a question after the #'),
      );
    } else if (section.heading.depth === 1) {
      topic = title;
    } else {
      const parsed = parseEntry(section, title, topic, markdown, at, source);
      entries.push(parsed.entry);
      problems.push(...parsed.problems);
    }
  }
  return { entries, source, problems };
}

interface Section {
  readonly heading: Heading;
  readonly nodes: readonly RootContent[];
  readonly firstLine: number;
}

function sections(root: Root): Section[] {
  const starts = root.children.flatMap((node, index) =>
    node.type === 'heading' && node.depth <= 2 ? [{ node, index }] : [],
  );
  return starts.map(({ node, index }, order) => {
    const next = starts[order + 1];
    return {
      heading: node,
      nodes: root.children.slice(index + 1, next?.index),
      firstLine: lineOf(node),
    };
  });
}

function parseEntry(
  section: Section,
  title: string,
  topic: string,
  markdown: string,
  at: Locate,
  fileSource: Reference | undefined,
): { entry: DraftEntry; problems: Problem[] } {
  const problems: Problem[] = [];
  const question = title.replace(headingId, '');
  const id = headingId.exec(title)?.[1] ?? slug(question);
  if (id === '') {
    problems.push(broken(at(section.firstLine), `\`${question}\` gives no id; write one as {#id} after it`));
  }
  if (/\{[^}]*\}\s*$/.test(question)) {
    problems.push(
      broken(
        at(section.firstLine),
        `\`${question}\` ends in braces that hold no id; write {#id} with letters, digits and hyphens`,
      ),
    );
  }
  const [firstNode] = section.nodes;
  const quote = firstNode?.type === 'blockquote' ? firstNode : undefined;
  const { phrasings, spill } = quote ? readQuote(quote, markdown, at) : { phrasings: [], spill: undefined };
  const blocks = [
    ...(spill ? parse(spill.markdown).children.map((node) => readBlock(node, spill.markdown, spill.at)) : []),
    ...(quote ? section.nodes.slice(1) : section.nodes).map((node) => readBlock(node, markdown, at)),
  ];

  let source = fileSource;
  const related: Reference[] = [];
  const passages: Passage[] = [];
  for (const { references, passage } of blocks) {
    if (passage) passages.push(passage);
    for (const { key, value, location } of references) {
      if (key === 'Source') source = { id: value, location };
      else related.push(...idsIn(value).map((named) => ({ id: named, location })));
    }
  }
  if (passages.every(isHeading)) {
    problems.push(broken(at(section.firstLine), `\`${question}\` has no answer; write a paragraph below it`));
  }
  return {
    entry: {
      id,
      topic,
      question,
      phrasings,
      passages,
      related,
      ...(source && { source }),
      location: at(section.firstLine),
    },
    problems,
  };
}

function idsIn(list: string): string[] {
  return list.split(',').flatMap((id) => id.trim() || []);
}

import { slug } from 'github-slugger';
import type { Heading, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { toString } from 'mdast-util-to-string';
import { frontmatter } from 'micromark-extension-frontmatter';
import { z } from 'zod';
import type { Location, Passage, Phrasing } from './pack.ts';
import { broken, type Problem } from './problem.ts';
import { parseYaml, strictKeys } from './yaml-document.ts';

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
  source: z.string().trim().min(1).optional(),
  topic: z.string().trim().min(1).optional(),
});

const headingId = /\s*\{#([\p{L}\p{N}_.:-]+)\}\s*$/u;
const lineEnd = /\r\n|\n|\r/;
/** Blocks that show nothing. */
const silent: ReadonlySet<string> = new Set(['thematicBreak', 'definition', 'html']);
const referenceLine = /^\s{0,3}(See also|Source):[ \t]*(.*?)[ \t]*$/;

/**
 * Parses one Markdown file of a pack.
 *
 * `# Topic` starts a topic, `## Question {#id}` an entry. Deeper headings belong to the answer. What stands between a
 * topic and its first entry is a note for curators.
 */
export function parseMarkdown(
  markdown: string,
  file: string,
): { entries: DraftEntry[]; problems: Problem[] } {
  const root = parse(markdown);
  const at = (line: number): Location => ({ file, line });
  const problems: Problem[] = [];
  const entries: DraftEntry[] = [];

  const first = root.children[0];
  const head =
    first?.type === 'yaml' ? parseYaml(first.value, frontMatterSchema, file, lineOf(first) + 1) : undefined;
  problems.push(...(head?.problems ?? []));
  const fileSource = head?.value?.source;
  let topic = head?.value?.topic ?? '';

  for (const section of sections(root)) {
    const title = toString(section.heading).trim();
    if (title === '') {
      problems.push(
        broken(at(section.firstLine), 'this heading is empty; write a topic or a question after the #'),
      );
    } else if (section.heading.depth === 1) {
      topic = title;
    } else {
      const fileReference =
        fileSource === undefined
          ? undefined
          : { id: fileSource, location: head?.locate(['source']) ?? at(1) };
      const parsed = parseEntry(section, title, topic, markdown, at, fileReference);
      entries.push(parsed.entry);
      problems.push(...parsed.problems);
    }
  }
  return { entries, problems };
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
  at: (line: number) => Location,
  fileSource: Reference | undefined,
): { entry: DraftEntry; problems: Problem[] } {
  const problems: Problem[] = [];
  const question = title.replace(headingId, '');
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
  const phrasings = quote ? phrasingsOf(quote, markdown, at) : [];

  let source = fileSource;
  const related: Reference[] = [];
  const passages: Passage[] = [];
  for (const node of quote ? section.nodes.slice(1) : section.nodes) {
    const { references, passage } = readBlock(node, markdown, at);
    if (passage) passages.push(passage);
    for (const { key, value, location } of references) {
      if (key === 'Source') source = { id: value, location };
      else related.push(...idsIn(value).map((id) => ({ id, location })));
    }
  }
  if (passages.length === 0) {
    problems.push(broken(at(section.firstLine), `\`${question}\` has no answer; write a paragraph below it`));
  }
  return {
    entry: {
      id: headingId.exec(title)?.[1] ?? slug(question),
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

function phrasingsOf(quote: RootContent, markdown: string, at: (line: number) => Location): Phrasing[] {
  const source = markdown.slice(quote.position?.start.offset, quote.position?.end.offset);
  return source.split(lineEnd).flatMap((line, index) => {
    const text = line.replace(/^\s*>?\s*/, '').trim();
    return text === '' ? [] : [{ text, location: at(lineOf(quote) + index) }];
  });
}

interface ReferenceLine {
  readonly key: string;
  readonly value: string;
  readonly location: Location;
}

/** What a block of an answer shows, and the lines of references that stand in it. */
function readBlock(
  node: RootContent,
  markdown: string,
  at: (line: number) => Location,
): { references: ReferenceLine[]; passage: Passage | undefined } {
  const { start, end } = node.position ?? {};
  if (silent.has(node.type) || start?.offset === undefined || end?.offset === undefined) {
    return { references: [], passage: undefined };
  }
  const source = markdown.slice(start.offset, end.offset);
  if (node.type === 'code') return { references: [], passage: { markdown: source, text: plainText(node) } };
  const references: ReferenceLine[] = [];
  const prose: string[] = [];
  source.split(lineEnd).forEach((line, index) => {
    const [, key, value = ''] = referenceLine.exec(line) ?? [];
    if (key === undefined) prose.push(line);
    else references.push({ key, value, location: at(start.line + index) });
  });
  if (prose.length === 0) return { references, passage: undefined };
  const rest = prose.join('\n').trim();
  const shown = references.length === 0 ? node : parse(rest).children[0];
  return { references, passage: { markdown: rest, text: shown ? plainText(shown) : rest } };
}

function idsIn(list: string): string[] {
  return list.split(',').flatMap((id) => id.trim() || []);
}

function plainText(node: RootContent): string {
  if (node.type === 'list')
    return node.children.map((item) => `- ${item.children.map(plainText).join('\n  ')}`).join('\n');
  if (node.type === 'blockquote') return node.children.map(plainText).join('\n');
  if (node.type === 'code') return node.value;
  return toString(node)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

function parse(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [frontmatter(['yaml'])],
    mdastExtensions: [frontmatterFromMarkdown(['yaml'])],
  });
}

function lineOf(node: RootContent): number {
  return node.position?.start.line ?? 1;
}

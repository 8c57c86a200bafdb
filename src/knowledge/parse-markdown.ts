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
  const lines = markdown.split(/\r\n|\n|\r/);
  const at = (line: number): Location => ({ file, line });
  const problems: Problem[] = [];
  const entries: DraftEntry[] = [];

  const first = root.children[0];
  const head =
    first?.type === 'yaml' ? parseYaml(first.value, frontMatterSchema, file, lineOf(first) + 1) : undefined;
  problems.push(...(head?.problems ?? []));
  const fileSource = head?.value?.source;
  let topic = head?.value?.topic ?? '';

  for (const section of sections(root, lines.length)) {
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
      const parsed = parseEntry(section, title, topic, lines, at, fileReference);
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
  /** Inclusive. */
  readonly lastLine: number;
}

function sections(root: Root, lineCount: number): Section[] {
  const starts = root.children.flatMap((node, index) =>
    node.type === 'heading' && node.depth <= 2 ? [{ node, index }] : [],
  );
  return starts.map(({ node, index }, order) => {
    const next = starts[order + 1];
    return {
      heading: node,
      nodes: root.children.slice(index + 1, next?.index),
      firstLine: lineOf(node),
      lastLine: next ? lineOf(next.node) - 1 : lineCount,
    };
  });
}

function parseEntry(
  section: Section,
  title: string,
  topic: string,
  lines: readonly string[],
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
  const phrasings = quote ? phrasingsOf(lines, lineOf(quote), quote.position?.end.line ?? 0, at) : [];
  const bodyStart = quote?.position
    ? quote.position.end.line + 1
    : (section.heading.position?.end.line ?? 0) + 1;

  let source = fileSource;
  const related: Reference[] = [];
  const body: string[] = [];
  let fence: string | undefined;
  for (let line = bodyStart; line <= section.lastLine; line++) {
    const text = lines[line - 1] ?? '';
    const marker = /^\s{0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    if (marker !== undefined)
      fence = fence === undefined ? marker : text.trim().startsWith(fence) ? undefined : fence;
    const [, key, value = ''] = (fence === undefined && referenceLine.exec(text)) || [];
    if (key === undefined) body.push(text);
    else if (key === 'Source') source = { id: value, location: at(line) };
    else
      related.push(
        ...value
          .split(',')
          .map((id) => ({ id: id.trim(), location: at(line) }))
          .filter(({ id }) => id !== ''),
      );
  }
  const passages = passagesOf(body.join('\n'));
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

function phrasingsOf(
  lines: readonly string[],
  from: number,
  to: number,
  at: (line: number) => Location,
): Phrasing[] {
  const phrasings: Phrasing[] = [];
  for (let line = from; line <= to; line++) {
    const text = (lines[line - 1] ?? '').replace(/^\s*>?\s*/, '').trim();
    if (text !== '') phrasings.push({ text, location: at(line) });
  }
  return phrasings;
}

/** The blocks of an answer. A definition or a thematic break shows nothing and is no passage. */
function passagesOf(markdown: string): Passage[] {
  const silent = new Set(['thematicBreak', 'definition', 'html']);
  return parse(markdown).children.flatMap((node) => {
    const { start, end } = node.position ?? {};
    if (silent.has(node.type) || start?.offset === undefined || end?.offset === undefined) return [];
    return { markdown: markdown.slice(start.offset, end.offset), text: plainText(node) };
  });
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

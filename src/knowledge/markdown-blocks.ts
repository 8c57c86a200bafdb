import type { Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { toString } from 'mdast-util-to-string';
import { frontmatter } from 'micromark-extension-frontmatter';
import type { Location, Passage, Phrasing } from './pack.ts';

const lineEnd = /\r\n|\n|\r/;
const referenceLine = /^\s{0,3}(See also|Source):[ \t]*(.*?)[ \t]*$/;
/** Blocks that show nothing. */
const silent: ReadonlySet<string> = new Set(['thematicBreak', 'definition', 'html']);

/** Makes a line of the text a place in its file. */
export type Locate = (line: number) => Location;

/**
 * The phrasings, one a line. Markdown takes the lines right below a quote for part of it even without a `>`; here they are
 * the answer, and spill over.
 */
export function readQuote(
  quote: RootContent,
  markdown: string,
  at: Locate,
): { phrasings: Phrasing[]; spill: { markdown: string; at: Locate } | undefined } {
  const firstLine = lineOf(quote);
  const lines = markdown.slice(quote.position?.start.offset, quote.position?.end.offset).split(lineEnd);
  const end = lines.findIndex((line) => !/^\s*>/.test(line));
  const quoted = end < 0 ? lines : lines.slice(0, end);
  const phrasings = quoted.flatMap((line, index) => {
    const text = line.replace(/^\s*>\s*/, '').trim();
    return text === '' ? [] : [{ text, location: at(firstLine + index) }];
  });
  const spilled = end < 0 ? '' : lines.slice(end).join('\n');
  return {
    phrasings,
    spill: spilled === '' ? undefined : { markdown: spilled, at: (line) => at(firstLine + end + line - 1) },
  };
}

/** `See also: …` or `Source: …`. */
export interface ReferenceLine {
  readonly key: string;
  readonly value: string;
  readonly location: Location;
}

/** What a block of an answer shows, and the lines of references that stand in it. */
export function readBlock(
  node: RootContent,
  markdown: string,
  at: Locate,
): { references: ReferenceLine[]; passage: Passage | undefined } {
  const { start, end } = node.position ?? {};
  if (silent.has(node.type) || start?.offset === undefined || end?.offset === undefined) {
    return { references: [], passage: undefined };
  }
  const source = markdown.slice(start.offset, end.offset);
  if (node.type === 'code') return { references: [], passage: { markdown: source, text: plainText(node) } };
  const references: ReferenceLine[] = [];
  const prose: string[] = [];
  const code = codeLines(node);
  source.split(lineEnd).forEach((line, index) => {
    const [, key, value = ''] = (!code.has(start.line + index) && referenceLine.exec(line)) || [];
    if (key === undefined) prose.push(line);
    else references.push({ key, value, location: at(start.line + index) });
  });
  if (prose.length === 0) return { references, passage: undefined };
  const rest = prose.join('\n').trim();
  const shown =
    references.length === 0 ? node : parse(`${rest}\n\n${definitionsIn(markdown, rest)}`).children[0];
  return { references, passage: { markdown: rest, text: shown ? plainText(shown) : rest } };
}

export function plainText(node: RootContent): string {
  if (node.type === 'list')
    return node.children.map((item) => `- ${item.children.map(plainText).join('\n  ')}`).join('\n');
  if (node.type === 'blockquote') return node.children.map(plainText).join('\n');
  if (node.type === 'code') return node.value;
  if (node.type === 'break') return ' ';
  if (node.type === 'html') return '';
  if ('children' in node) return node.children.map(plainText).join('').replace(/\s+/g, ' ').trim();
  return toString(node);
}

/** A heading deeper than an entry's own opens a part of the detail, and is never the short answer. */
export function isHeading({ markdown }: Passage): boolean {
  return /^#{1,6}\s/.test(markdown);
}

/** The link definitions that a passage may need, so that it can be parsed apart from its file. */
function definitionsIn(markdown: string, passage: string): string {
  if (!passage.includes('[')) return '';
  const lines = markdown.split(lineEnd);
  return lines.filter((line) => /^ {0,3}\[[^\]]+\]:/.test(line)).join('\n');
}

/** The lines of the text that code in this block takes. */
function codeLines(node: RootContent): ReadonlySet<number> {
  if (node.type === 'code' && node.position) {
    const { start, end } = node.position;
    return new Set(Array.from({ length: end.line - start.line + 1 }, (_, index) => start.line + index));
  }
  return new Set('children' in node ? node.children.flatMap((child) => [...codeLines(child)]) : []);
}

/** Parses Markdown with YAML front matter. */
export function parse(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [frontmatter(['yaml'])],
    mdastExtensions: [frontmatterFromMarkdown(['yaml'])],
  });
}

/** The line of the text on which a node starts, from 1. */
export function lineOf(node: RootContent): number {
  return node.position?.start.line ?? 1;
}

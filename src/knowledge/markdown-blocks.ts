import { type Block, type Definitions, parseBlocks } from './markdown.ts';
import type { Location, Passage, Phrasing } from './pack.ts';
import { plainText } from './plain-text.ts';

const referenceLine = /^\s{0,3}(See also|Source):[ \t]*(.*?)[ \t]*$/;
const anyReferenceLine = new RegExp(referenceLine, 'm');
/** Blocks that show nothing. */
const silent: ReadonlySet<string> = new Set(['hr', 'html_block', 'reference_definition']);
const code: ReadonlySet<string> = new Set(['fence', 'code_block']);

/** Makes a line of the file a place in it. */
export type Locate = (line: number) => Location;

/**
 * The phrasings, one a line. Markdown takes the lines right below a quote for part of it even without a `>`; here they are
 * the answer, and spill over.
 */
export function readQuote(
  quote: Block,
  at: Locate,
  definitions: Definitions,
): { phrasings: Phrasing[]; spill: readonly Block[] } {
  const lines = quote.source.split('\n');
  const end = lines.findIndex((line) => !/^\s*>/.test(line));
  const quoted = end < 0 ? lines : lines.slice(0, end);
  const phrasings = quoted.flatMap((line, index) => {
    const text = line.replace(/^\s*>\s*/, '').trim();
    return text === '' ? [] : [{ text, location: at(quote.firstLine + index) }];
  });
  const spilled = end < 0 ? '' : lines.slice(end).join('\n');
  return {
    phrasings: phrasings.slice(),
    spill: parseBlocks(spilled, definitions, quote.firstLine + end).blocks,
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
  block: Block,
  at: Locate,
  definitions: Definitions,
): { references: ReferenceLine[]; passage: Passage | undefined } {
  const { type, source, tokens } = block;
  if (silent.has(type)) return { references: [], passage: undefined };
  if (code.has(type)) return { references: [], passage: passageOf(source, plainText(tokens, definitions)) };
  if (!anyReferenceLine.test(source)) {
    return { references: [], passage: passageOf(source.trim(), plainText(tokens, definitions)) };
  }

  const references: ReferenceLine[] = [];
  const prose: string[] = [];
  const coded = codeLines(block);
  source.split('\n').forEach((line, index) => {
    const [, key, value = ''] = (!coded.has(index) && referenceLine.exec(line)) || [];
    if (key === undefined) prose.push(line);
    else references.push({ key, value, location: at(block.firstLine + index) });
  });
  const rest = prose.join('\n').trim();
  if (rest === '') return { references, passage: undefined };
  const shown =
    references.length === 0 ? [tokens] : parseBlocks(rest, definitions).blocks.map((part) => part.tokens);
  const text = shown.map((part) => plainText(part, definitions)).join('\n');
  return { references, passage: passageOf(rest, text) };
}

/** A heading deeper than an entry's own opens a part of the detail, and is never the short answer. */
export function isHeading({ markdown }: Passage): boolean {
  return /^#{1,6}\s/.test(markdown);
}

/** One string in memory for both where they are the same. */
function passageOf(markdown: string, text: string): Passage {
  return { markdown, text: markdown === text ? markdown : text };
}

/** The lines of a block that code takes, counted from its first. */
function codeLines({ tokens }: Block): ReadonlySet<number> {
  const start = tokens[0]?.map?.[0] ?? 0;
  return new Set(
    tokens.flatMap(({ type, map }) =>
      map && code.has(type)
        ? Array.from({ length: map[1] - map[0] }, (_, index) => map[0] + index - start)
        : [],
    ),
  );
}

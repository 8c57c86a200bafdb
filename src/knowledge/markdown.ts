import MarkdownIt, { type Env, type Token } from 'markdown-it';

/** CommonMark. A link shows its text, wherever it leads to: nothing here follows one. */
const parser = new MarkdownIt('commonmark', { maxNesting: 100 });
parser.validateLink = () => true;
parser.normalizeLink = (url) => url;
parser.normalizeLinkText = (text) => text;

/** The link definitions of a file (`[name]: target`). Parsing blocks adds those that stand in them. */
export type Definitions = Env;

/** A block that stands in no other. */
export interface Block {
  /** What markdown-it calls it, without `_open`. */
  readonly type: string;
  /** Of a heading, 1 to 6. */
  readonly depth: number;
  /** In the file, from 1. */
  readonly firstLine: number;
  /** Its lines as they are written, without the indent of the first but for indented code. */
  readonly source: string;
  /** Its own, and those of all in it. */
  readonly tokens: readonly Token[];
}

export interface ParsedBlocks {
  readonly blocks: readonly Block[];
  readonly lineCount: number;
  /** Whether the last block is one that goes on over headings until it is closed, and reaches the end. */
  readonly open: boolean;
}

/**
 * Parses into blocks; what is in a line waits for `parseInline`.
 *
 * @param text With `\n` for line ends.
 * @param firstLine The line of the file on which the text starts.
 */
export function parseBlocks(text: string, definitions: Definitions, firstLine = 1): ParsedBlocks {
  const tokens: Token[] = [];
  const state = new parser.block.State(text, parser, definitions, tokens);
  parser.block.tokenize(state, 0, state.lineMax);
  const blocks = groups(tokens).flatMap((group): Block[] => {
    const [first] = group;
    if (!first?.map) return [];
    const [start, end] = first.map;
    const indent = first.type === 'code_block' ? 0 : (state.tShift[start] ?? 0);
    return [
      {
        type: first.type.replace(/_open$/, ''),
        depth: first.type === 'heading_open' ? Number(first.tag.slice(1)) : 0,
        firstLine: firstLine + start,
        source: text.slice((state.bMarks[start] ?? 0) + indent, state.eMarks[end - 1]).trimEnd(),
        tokens: group,
      },
    ];
  });
  const last = tokens.at(-1);
  return {
    blocks,
    lineCount: state.lineMax,
    open: (last?.type === 'fence' || last?.type === 'html_block') && last.map?.[1] === state.lineMax,
  };
}

/** Parses what stands in a paragraph or a heading. */
export function parseInline(content: string, definitions: Definitions): readonly Token[] {
  const tokens: Token[] = [];
  parser.inline.parse(content, parser, definitions, tokens);
  return tokens;
}

/** Cuts tokens of one level into blocks, each from its opening token to its closing one. */
export function groups(tokens: readonly Token[]): (readonly Token[])[] {
  const found: (readonly Token[])[] = [];
  let depth = 0;
  let start = 0;
  tokens.forEach(({ nesting }, index) => {
    depth += nesting;
    if (depth > 0) return;
    found.push(tokens.slice(start, index + 1));
    start = index + 1;
  });
  return found;
}

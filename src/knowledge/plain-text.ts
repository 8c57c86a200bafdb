import type { Token } from 'markdown-it';
import { type Definitions, groups, parseInline } from './markdown.ts';

/** Where a text has none of these, it shows as it is written. */
const marks = /[\\`*_[<&]/;

/**
 * What a block shows, without its marks.
 *
 * @param tokens From the token that opens the block to the one that closes it.
 */
export function plainText(tokens: readonly Token[], definitions: Definitions): string {
  const [first] = tokens;
  switch (first?.type) {
    case 'bullet_list_open':
    case 'ordered_list_open':
      return children(tokens, definitions).join('\n');
    case 'list_item_open':
      return `- ${children(tokens, definitions).join('\n  ')}`;
    case 'blockquote_open':
      return children(tokens, definitions).join('\n');
    case 'fence':
    case 'code_block':
      return first.content.replace(/\n$/, '');
    case 'paragraph_open':
    case 'heading_open':
      return inlineText(tokens[1]?.content ?? '', definitions);
    default:
      return '';
  }
}

function children(tokens: readonly Token[], definitions: Definitions): string[] {
  return groups(tokens.slice(1, -1)).map((child) => plainText(child, definitions));
}

function inlineText(content: string, definitions: Definitions): string {
  const shown = marks.test(content) ? parseInline(content, definitions).map(textOf).join('') : content;
  return shown.replace(/\s+/g, ' ').trim();
}

function textOf(token: Token): string {
  switch (token.type) {
    case 'text':
    case 'text_special':
    case 'code_inline':
      return token.content;
    case 'softbreak':
    case 'hardbreak':
      return ' ';
    case 'image':
      return (token.children ?? []).map(textOf).join('');
    default:
      return '';
  }
}

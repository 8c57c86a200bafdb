import { describe, expect, test } from 'vitest';
import { echoed, plain } from '../../../src/discord/messages/escape.ts';

describe('plain text', () => {
  test('shows its stars, lines and brackets instead of formatting by them', () => {
    expect(plain('a *b* _c_ ~~d~~ `e` ||f||')).toBe(String.raw`a \*b\* \_c\_ \~\~d\~\~ \`e\` \|\|f\|\|`);
    expect(plain('-# no small print\n> no quote')).toBe(String.raw`\-# no small print` + '\n\\> no quote');
    expect(plain('# no heading')).toBe(String.raw`\# no heading`);
    expect(plain('[a](b) [c[d]](e)')).toBe(String.raw`[a]\(b) [c[d]]\(e)`);
  });
});

describe('what a user wrote', () => {
  test.each(['@everyone', '<@1>', '<@&1>', '<#1>', '<:smile:1>', '</ask:1>', '<t:1:R>'])(
    'is no mention any more: %s',
    (text) => {
      expect(echoed(text)).not.toContain(text);
      expect(echoed(text).replaceAll('\u200B', '').replaceAll('\\', '')).toBe(text);
    },
  );

  test.each(['http://a.org', 'steam://run/1', 'discord.gg/abc', 'DISCORD.com/invite/abc'])(
    'is no link any more: %s',
    (text) => {
      expect(echoed(text)).not.toContain(text);
      expect(echoed(text).replaceAll('\u200B', '')).toBe(text);
    },
  );

  test('is no link any more, and stands on one line', () => {
    expect(echoed('see https://example.org\n\n> now')).not.toMatch(/https:\/\/|\n/);
  });
});

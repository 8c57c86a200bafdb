import { expect, test } from 'vitest';
import { draftsOf } from '../support/drafts.ts';

const textsOf = (below: string) =>
  draftsOf(`## Why? {#why}\n\n${below}`, 'a.md').entries[0]?.passages.map(({ text }) => text);

test.each([
  ['a [b](javascript:x) c', 'a b c'],
  ['a [b](<x y> "t") c', 'a b c'],
  ['a [ b ](x)c', 'a b c'],
  ['a <https://example.org/ä?b=1&c> d', 'a https://example.org/ä?b=1&c d'],
  ['![a *b* `c`](d.png) e', 'a b c e'],
  ['a `b  *c*` d', 'a b *c* d'],
  ['a `` b ` c ``', 'a b ` c'],
  ['\\*a\\* \\<b> &lt;c&gt; &#35; &nbsp; d', '*a* <b> <c> # d'],
  ['*a **b** c* __d__ e_f_g', 'a b c d e_f_g'],
  ['a & b [c] d_e 2 * 3 < 4', 'a & b [c] d_e 2 * 3 < 4'],
  ['a\tb\u00a0c', 'a b c'],
])('%j shows as %j', (below, text) => {
  expect(textsOf(below)).toEqual([text]);
});

test('lists within lists, of both kinds', () => {
  expect(textsOf('1. one\n   - two\n2. three')).toEqual(['- one\n  - two\n- three']);
});

test('tables, which CommonMark does not know, are paragraphs', () => {
  expect(textsOf('| a | b |\n|---|---|\n| c | d |')).toEqual(['| a | b | |---|---| | c | d |']);
});

test('code has the line ends of Unix', () => {
  expect(textsOf('```\r\na\r\n\r\nb\r\n```\r\n')).toEqual(['a\n\nb']);
});

test('code that is never closed goes to the end of its file', () => {
  expect(textsOf('```\na\n## b')).toEqual(['a\n## b']);
});

test('what is left of a block without its lines of references keeps all of its text', () => {
  expect(textsOf('- a\n\n  - b\nSource: s\nc')).toEqual(['- a\n  - b c']);
});

test('a name in brackets is a link only when its target is one', () => {
  expect(textsOf('See [a]\n[a]: https://example.org\nSource: s')).toEqual([
    'See [a] [a]: https://example.org',
  ]);
});

test('a link finds its target below an answer that follows its phrasings without a blank line', () => {
  expect(textsOf('> how come\nSee [this][a].\n\n[a]: https://example.org')).toEqual(['See this.']);
});

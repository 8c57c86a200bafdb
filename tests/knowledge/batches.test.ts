import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../src/knowledge/parse-markdown.ts';
import { draftsOf } from '../support/drafts.ts';

/** Longer than one batch. */
const long = 20_000;
const filler = `${'Word after word. '.repeat(20)}\n\n`.repeat(60);

/** Line, id and the text of the last passage of each entry. */
const entriesOf = (markdown: string) =>
  draftsOf(markdown, 'a.md').entries.map(
    ({ id, location, passages }) => [location.line, id, passages.at(-1)?.text] as const,
  );
const lineCount = (text: string) => text.split('\n').length - 1;

test('the filler is longer than a batch', () => {
  expect(filler.length).toBeGreaterThan(long);
});

describe('a long file', () => {
  test('gives all of its entries, each with its line', () => {
    const count = 2000;
    const markdown = Array.from(
      { length: count },
      (_, index) =>
        `## Question ${index}? {#q-${index}}\n> way ${index}\n> other ${index}\n\nAnswer ${index}\n\n`,
    ).join('');
    const { entries, problems } = draftsOf(`---\ntopic: T\n---\n${markdown}`, 'a.md');
    expect(problems).toEqual([]);
    expect(entries).toEqual(
      Array.from({ length: count }, (_, index) => {
        const line = 4 + 6 * index;
        return {
          id: `q-${index}`,
          topic: 'T',
          question: `Question ${index}?`,
          phrasings: [
            { text: `way ${index}`, location: { file: 'a.md', line: line + 1 } },
            { text: `other ${index}`, location: { file: 'a.md', line: line + 2 } },
          ],
          passages: [{ markdown: `Answer ${index}`, text: `Answer ${index}` }],
          related: [],
          location: { file: 'a.md', line },
        };
      }),
    );
  });

  test.each([
    ['\r\n', 'CRLF'],
    ['\r', 'CR'],
  ])('has the same lines with line ends %j', (lineEnd) => {
    const markdown = `## A\n\n${filler}## B\n\n${filler}## C\n\nx\n`;
    expect(entriesOf(markdown.replaceAll('\n', lineEnd))).toEqual(entriesOf(markdown));
  });

  test.each([
    ['code', '```\n', '```\n'],
    ['a comment', '<!--\n', '-->\n'],
    ['preformatted HTML', '<pre>\n', '</pre>\n'],
  ])('has no entries in %s, however long that is', (_what, open, close) => {
    const inside = `${filler}## no\n\n${filler}${filler}## no\n\n`;
    const markdown = `## A\n\nx\n\n${open}${inside}${close}\n## B\n\ny\n`;
    const line = 5 + lineCount(open + inside + close) + 1;
    expect(entriesOf(markdown).map(([at, id]) => [at, id])).toEqual([
      [1, 'a'],
      [line, 'b'],
    ]);
  });

  test('has entries right below code and comments', () => {
    const markdown = `## A\n\n${filler}\`\`\`\nx\n\`\`\`\n## B\n\n${filler}<!-- x -->\n## C\n\nz\n`;
    expect(entriesOf(markdown).map(([, id]) => id)).toEqual(['a', 'b', 'c']);
  });

  test('ends what is in a list or a quote at the next question', () => {
    const markdown = `## A\n\n${filler}- \`\`\`\n## B\n\n${filler}> <!--\n## C\n\nz\n`;
    expect(entriesOf(markdown).map(([, id]) => id)).toEqual(['a', 'b', 'c']);
  });

  test('keeps the topic from one batch to the next', () => {
    const markdown = `# One\n\n## A\n\n${filler}## B\n\nx\n`;
    expect(draftsOf(markdown, 'a.md').entries.map(({ topic }) => topic)).toEqual(['One', 'One']);
  });

  test('knows link targets that stand far above and below', () => {
    const markdown = `[top]: /t\n\n## A\n\n${filler}See [that][end].\n\n## B\n\n${filler}[This][top].\n\n## C\n\nx\n\n[end]: /e\n`;
    expect(entriesOf(markdown).map(([, , text]) => text)).toEqual(['See that.', 'This.', 'x']);
  });
});

test('the parts of a file say how far they go, up to the whole', () => {
  const markdown = `---\ntopic: T\n---\n## A\n\n${filler}## B\n\n${filler}## C\n\nx\n`;
  expect([...parseMarkdown(markdown, 'a.md')].map(({ entries, end }) => [entries.length, end])).toEqual([
    [0, markdown.indexOf('## A')],
    [1, markdown.indexOf('## B')],
    [1, markdown.indexOf('## C')],
    [1, markdown.length],
  ]);
});

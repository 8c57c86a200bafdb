import { describe, expect, test } from 'vitest';
import { parsePack } from '../../src/knowledge/parse-pack.ts';
import { formatProblems } from '../../src/knowledge/problem.ts';
import { festivalMarkdown, festivalYaml } from '../support/festival.ts';

const title = 'title: Talks\n';
const sources = `sources:
  times: {publisher: The Times, title: Talks begin, published: 2019-02-23}
  radio: {publisher: City Radio, title: Talks end, published: 2019-02-28}
`;

/** Parses Markdown files named a.md, b.md and so on. */
function parse(summitYaml: string, ...markdown: string[]) {
  return parsePack(
    'talks',
    { name: 'summit.yaml', content: summitYaml },
    markdown.map((content, index) => ({ name: `${'abc'.charAt(index)}.md`, content })),
  );
}

const problemsOf = (summitYaml: string, ...markdown: string[]) =>
  formatProblems(parse(summitYaml, ...markdown).problems);

describe('a pack', () => {
  test('has the id it is given, its summit and an entry with all that it refers to', () => {
    const markdown = '# Place\n\n## Why?\n> how come\n\nShort.\n\nLong.\n\nSee also: why\nSource: radio\n';
    const { pack, problems } = parse(title + sources, markdown);
    const radio = { id: 'radio', publisher: 'City Radio', title: 'Talks end', published: '2019-02-28' };
    expect(problems).toEqual([]);
    expect(pack).toEqual({
      id: 'talks',
      title: 'Talks',
      participants: [],
      glossary: [],
      sources: [
        { id: 'times', publisher: 'The Times', title: 'Talks begin', published: '2019-02-23' },
        radio,
      ],
      sessions: [],
      entries: [
        {
          id: 'why',
          topic: 'Place',
          question: 'Why?',
          phrasings: [{ text: 'how come', location: { file: 'a.md', line: 4 } }],
          answer: {
            short: { markdown: 'Short.', text: 'Short.' },
            detail: [{ markdown: 'Long.', text: 'Long.' }],
          },
          related: ['why'],
          source: radio,
          location: { file: 'a.md', line: 3 },
        },
      ],
    });
  });

  test('has the sources of its entries: that of the file, or their own', () => {
    const { pack, problems } = parse(festivalYaml, festivalMarkdown);
    expect(problems).toEqual([]);
    expect(pack?.entries.map(({ id, topic, source, related }) => [id, topic, source?.id, related])).toEqual([
      ['price', 'Tickets', 'leaflet', ['where-to-buy']],
      ['where-to-buy', 'Tickets', 'leaflet', ['price']],
      ['trumpet', 'Music', 'radio', []],
      ['why-lake', 'Music', 'leaflet', []],
    ]);
  });

  test('has the entries of all files in their order, related across files', () => {
    const { pack, problems } = parse(
      title,
      '## B\n\nx\n\nSee also: c, a\n',
      '# No entry yet\n',
      '## C\n\nx\n\n## A\n\nx\n\nSee also: b\n',
    );
    expect(problems).toEqual([]);
    expect(pack?.entries.map(({ id, related }) => [id, related])).toEqual([
      ['b', ['c', 'a']],
      ['c', []],
      ['a', ['b']],
    ]);
  });

  test('starts neither topic nor source of a file in the file after it', () => {
    const { pack } = parse(title + sources, '---\nsource: times\n---\n# One\n\n## A\n\nx\n', '## B\n\nx\n');
    expect(pack?.entries.map(({ topic, source }) => [topic, source?.id])).toEqual([
      ['One', 'times'],
      ['', undefined],
    ]);
  });
});

describe('an answer', () => {
  test('starts with its first paragraph although a deeper heading stands above it', () => {
    const { pack } = parse(title, '## Why?\n\n### In short\n\nAnswer.\n\nMore.\n');
    expect(pack?.entries[0]?.answer.short.text).toBe('Answer.');
    expect(pack?.entries[0]?.answer.detail.map(({ text }) => text)).toEqual(['In short', 'More.']);
  });

  test('is missing when there is a deeper heading alone', () => {
    expect(problemsOf(title, '## Why?\n\n### In short\n')).toEqual([
      'a.md:1: `Why?` has no answer; write a paragraph below it',
    ]);
  });
});

describe('problems', () => {
  test('name the same words in two entries, whatever their case and marks', () => {
    expect(problemsOf(title, '## Why?\n> how come\n\nA.\n\n## Where?\n> How come?!\n\nB.\n')).toEqual([
      'a.md:7: "How come?!" is already asked at a.md:2 in `why`; keep it in one of the two entries',
    ]);
  });

  test('name words that stand twice among many', () => {
    const entries = Array.from({ length: 500 }, (_, index) => `## Q ${index}\n> way ${index % 499}\n\nx\n\n`);
    expect(problemsOf(title, entries.join(''))).toEqual([
      'a.md:2497: "way 0" is already asked at a.md:2 in `q-0`; keep it in one of the two entries',
    ]);
  });

  test('name the same words once for each entry after the first, and not within one entry', () => {
    expect(
      problemsOf(title, '## A\n> x\n> X\n\na\n\n## B\n> x!\n\nb\n\n## C\n> a?\n> Ω\n\nc\n\n## D\n> ω\n\nd\n'),
    ).toEqual([
      'a.md:8: "x!" is already asked at a.md:2 in `a`; keep it in one of the two entries',
      'a.md:13: "a?" is already asked at a.md:1 in `a`; keep it in one of the two entries',
      'a.md:19: "ω" is already asked at a.md:14 in `c`; keep it in one of the two entries',
    ]);
  });

  test('are as many as there are, however many', () => {
    const count = 150_000;
    const { problems } = parse(title, `## A\n\nx\n\nSee also: ${'z,'.repeat(count)}\n`);
    expect(problems).toHaveLength(count);
  });

  test.each([[[]], [['']], [['# Topic\n\nA note.\n', '---\ntopic: T\n---\n']]])(
    'name a pack without entries: %j',
    (markdown) => {
      expect(problemsOf(title, ...markdown)).toEqual([
        'summit.yaml:1: the pack has no entry; write one as `## Question` in a Markdown file beside it',
      ]);
    },
  );

  test('name each entry whose id is used before, within a file and across files', () => {
    const markdown = '## Why? {#why}\n\nx\n\n## Why?\n\ny\n';
    expect(problemsOf(title, markdown, '## How? {#why}\n\nz\n')).toEqual([
      'a.md:5: id `why` is already used at a.md:1; write another {#id}',
      'b.md:1: id `why` is already used at a.md:1; write another {#id}',
    ]);
  });

  test('name an unknown related id, with some that there are', () => {
    const markdown = '## A\n\nx\n\n## B\n\nx\n\n## C\n\nx\n\n## D\n\nx\n\nSee also: a, e\nSee also: f\n';
    expect(problemsOf(title, markdown)).toEqual([
      'a.md:17: unknown related id `e`; write the id of an entry, such as a, b, c',
      'a.md:18: unknown related id `f`; write the id of an entry, such as a, b, c',
    ]);
  });

  test('name an unknown source at the line that names it', () => {
    expect(problemsOf(title + sources, '## A\n\nx\n\nSource: tv\n\n## B\n\nx\nSource:\n')).toEqual([
      'a.md:5: unknown source `tv`; write one of times, radio, or add it under `sources` in summit.yaml',
      'a.md:10: unknown source ``; write one of times, radio, or add it under `sources` in summit.yaml',
    ]);
  });

  test('name twenty sources, and how many others there are', () => {
    const many = Array.from(
      { length: 22 },
      (_, index) => `  s${index}: {publisher: P, title: T, published: 2019}\n`,
    );
    const first = Array.from({ length: 20 }, (_, index) => `s${index}`).join(', ');
    expect(problemsOf(`${title}sources:\n${many.join('')}`, '## A\n\nx\n\nSource: tv\n')).toEqual([
      `a.md:5: unknown source \`tv\`; write one of ${first}, 2 others, or add it under \`sources\` in summit.yaml`,
    ]);
  });

  test('name an unknown source of a file once, however many entries have it', () => {
    expect(problemsOf(title, '---\ntopic: T\nsource: tv\n---\n## A\n\nx\n\n## B\n\nx\n')).toEqual([
      'a.md:3: unknown source `tv`; add it under `sources` in summit.yaml',
    ]);
  });

  test('name an unknown source of a file although each entry has its own', () => {
    const markdown = '---\nsource: tv\n---\n## A\n\nx\n\nSource: times\n';
    expect(problemsOf(title + sources, markdown)).toEqual([
      'a.md:2: unknown source `tv`; write one of times, radio, or add it under `sources` in summit.yaml',
    ]);
  });

  test('are those of all files at once', () => {
    expect(
      problemsOf(
        'title: Talks\ncolour: red\n',
        '## A\n\nSee also: z\n\n## A\n\nx\n',
        '---\nauthor: Ada\nsource: tv\n---\n#\n\n## B {b}\n\nx\n',
      ),
    ).toEqual([
      'a.md:1: `A` has no answer; write a paragraph below it',
      'a.md:3: unknown related id `z`; write the id of an entry, such as a, b-b',
      'a.md:5: id `a` is already used at a.md:1; write another {#id}',
      'b.md:2: unknown key `author`; write one of source, topic',
      'b.md:3: unknown source `tv`; add it under `sources` in summit.yaml',
      'b.md:5: this heading is empty; write a topic or a question after the #',
      'b.md:7: `B {b}` ends in braces that hold no id; write {#id} with letters, digits and hyphens',
      'summit.yaml:2: unknown key `colour`; write one of title, location, timezone, participants, glossary, sources, sessions, commemorate',
    ]);
  });

  test('of the Markdown are reported although there is no title', () => {
    const { pack, problems } = parse('location: Hanoi\n', '## A\n\n## A\n\nx\n\nSee also: z\n');
    expect(pack).toBeUndefined();
    expect(formatProblems(problems)).toEqual([
      'a.md:1: `A` has no answer; write a paragraph below it',
      'a.md:3: id `a` is already used at a.md:1; write another {#id}',
      'a.md:7: unknown related id `z`; write the id of an entry, such as a',
      'summit.yaml:1: `title` is missing; write it',
    ]);
  });

  test('name a pack without entries beside those of its front matter', () => {
    expect(problemsOf(title, '---\nauthor: Ada\n---\n# Topic\n')).toEqual([
      'a.md:2: unknown key `author`; write one of source, topic',
      'summit.yaml:1: the pack has no entry; write one as `## Question` in a Markdown file beside it',
    ]);
  });

  test('all keep the pack from loading', () => {
    const { problems } = parse('title: T\nx: 1\n', '## A\n\nSource: tv\n\n## A\n\nx\n\nSee also: z\n');
    expect(problems.map(({ kind }) => kind)).toEqual(['broken', 'broken', 'broken', 'broken', 'broken']);
  });

  test('leave what is right in the pack', () => {
    const { pack } = parse(title + sources, '## A\n\nx\n\nSource: tv\n', '## A\n\ny\n\n## B\n\nz\n');
    expect(pack?.entries.map(({ id, answer, source }) => [id, answer.short.text, source])).toEqual([
      ['a', 'x', undefined],
      ['b', 'z', undefined],
    ]);
  });
});

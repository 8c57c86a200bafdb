import { describe, expect, test } from 'vitest';
import type { DraftEntry } from '../../src/knowledge/parse-entry.ts';
import { draftsOf } from '../support/drafts.ts';
import { formatProblems } from '../../src/knowledge/problem.ts';

const problemsOf = (markdown: string) => formatProblems(draftsOf(markdown, 'a.md').problems);

function entriesOf(markdown: string): DraftEntry[] {
  const { entries, problems } = draftsOf(markdown, 'a.md');
  if (problems.length > 0) throw new Error(formatProblems(problems).join('\n'));
  return entries;
}

/** Id, topic and question of each entry. */
const headingsOf = (markdown: string) =>
  entriesOf(markdown).map(({ id, topic, question }) => [id, topic, question]);

/** The source of each entry, with its line. */
const sourcesOf = (markdown: string) =>
  entriesOf(markdown).map(({ source }) => source && `${source.id}:${source.location.line}`);

const wholeEntry = `---
source: times
topic: Place
---

## Why is it in Hanoi? {#why-hanoi}
> why there
> what speaks for hanoi

Both sides have an
embassy there.

Vietnam is *near*.

See also: train, plane
Source: radio
`;

const wholeEntryParsed: DraftEntry = {
  id: 'why-hanoi',
  topic: 'Place',
  question: 'Why is it in Hanoi?',
  phrasings: [
    { text: 'why there', location: { file: 'a.md', line: 7 } },
    { text: 'what speaks for hanoi', location: { file: 'a.md', line: 8 } },
  ],
  passages: [
    { markdown: 'Both sides have an\nembassy there.', text: 'Both sides have an embassy there.' },
    { markdown: 'Vietnam is *near*.', text: 'Vietnam is near.' },
  ],
  related: [
    { id: 'train', location: { file: 'a.md', line: 15 } },
    { id: 'plane', location: { file: 'a.md', line: 15 } },
  ],
  source: { id: 'radio', location: { file: 'a.md', line: 16 } },
  location: { file: 'a.md', line: 6 },
};

describe('a file', () => {
  test('is read whole, each part with its line', () => {
    expect(entriesOf(wholeEntry)).toEqual([wholeEntryParsed]);
  });

  test('is the same with CRLF line ends', () => {
    expect(entriesOf(wholeEntry.replaceAll('\n', '\r\n'))).toEqual([wholeEntryParsed]);
  });

  test.each(['', '\n \n', '<!-- nothing yet -->\n', '---\nsource: times\n---\n', '# Topic\n\nA note.\n'])(
    'has no entries and no problems when it is %j',
    (markdown) => {
      const { entries, problems } = draftsOf(markdown, 'a.md');
      expect([entries, problems]).toEqual([[], []]);
    },
  );
});

describe('a topic', () => {
  test('is that of the first-level heading above', () => {
    const markdown = '## A\n\nx\n\n# One\n\n## B\n\nx\n\n## C\n\nx\n\n# Two\n\n## D\n\nx\n';
    expect(headingsOf(markdown)).toEqual([
      ['a', '', 'A'],
      ['b', 'One', 'B'],
      ['c', 'One', 'C'],
      ['d', 'Two', 'D'],
    ]);
  });

  test('is that of the front matter up to the first heading of a topic', () => {
    expect(headingsOf('---\ntopic: Zero\n---\n## A\n\nx\n\n# One\n\n## B\n\nx\n')).toEqual([
      ['a', 'Zero', 'A'],
      ['b', 'One', 'B'],
    ]);
  });

  test('may be followed by a note, which no entry holds', () => {
    const [entry] = entriesOf('A note.\n\nSource: x\n\n# One\n\nSee also: y\n\n## A\n\nAnswer.\n');
    expect(entry?.passages).toEqual([{ markdown: 'Answer.', text: 'Answer.' }]);
    expect([entry?.source, entry?.related]).toEqual([undefined, []]);
  });
});

describe('a question', () => {
  test.each([
    ['## Why? {#why}', 'why', 'Why?'],
    ['## Why?{#why}', 'why', 'Why?'],
    ['##\tWhy?\t{#why}', 'why', 'Why?'],
    ['   ## Why? {#why} ##', 'why', 'Why?'],
    ['Why? {#why}\n---', 'why', 'Why?'],
    ['## Why? {#Why_2.b:c-d}', 'Why_2.b:c-d', 'Why?'],
    ['## What is `{x}`, *really*? {#x}', 'x', 'What is {x}, really?'],
    ['## Q&amp;A [here](https://example.org) {#qa}', 'qa', 'Q&A here'],
    ['## 왜 베트남? {#왜}', '왜', '왜 베트남?'],
    ['## Why? 🚂 {#train}', 'train', 'Why? 🚂'],
  ])('is read with its id from %j', (heading, id, question) => {
    expect(headingsOf(`${heading}\n\nAnswer.\n`)).toEqual([[id, '', question]]);
  });

  test.each([
    ['Why is it in Hanoi?', 'why-is-it-in-hanoi'],
    ['What is the *goodwill* visit, then?', 'what-is-the-goodwill-visit-then'],
    ['Où est-ce?', 'où-est-ce'],
    ['왜 베트남?', '왜-베트남'],
    ['Почему там? 🚂', 'почему-там-'],
    ['3 + 4', '3--4'],
  ])('has a slug for its id when it has none: %j', (question, id) => {
    expect(entriesOf(`## ${question}\n\nAnswer.\n`).map((entry) => entry.id)).toEqual([id]);
  });

  test('keeps the id although another entry has it too', () => {
    expect(headingsOf('## Why?\n\nx\n\n## Why?\n\ny\n').map(([id]) => id)).toEqual(['why', 'why']);
  });

  test('is no third-level heading', () => {
    expect(headingsOf('## A\n\nx\n\n### B {#b}\n\ny\n')).toEqual([['a', '', 'A']]);
  });

  test.each(['```\n## B\n```', '    ## B', '> ## B', '- ## B', '\\## B', '<!--\n## B\n-->'])(
    'is not read out of %j',
    (block) => {
      expect(headingsOf(`## A\n\nAnswer.\n\n${block}\n`)).toEqual([['a', '', 'A']]);
    },
  );

  test('is one line when an underlined heading has two', () => {
    expect(headingsOf('Why is it\nin Hanoi? {#why}\n---\n\nx\n')).toEqual([
      ['why', '', 'Why is it in Hanoi?'],
    ]);
  });

  test.each(['{#a b}', '{#}', '{why}', '{#a,b}'])('cannot end in %s, which is no id', (braces) => {
    expect(problemsOf(`# T\n\n## Why? ${braces}\n\nx\n`)).toEqual([
      `a.md:3: \`Why? ${braces}\` ends in braces that hold no id; write {#id} with letters, digits and hyphens`,
    ]);
  });

  test.each(['#', '##', '## ##'])('cannot be empty: %j', (heading) => {
    expect(problemsOf(`# T\n\n${heading}\n\nx\n`)).toEqual([
      'a.md:3: this heading is empty; write a topic or a question after the #',
    ]);
  });

  test('cannot be empty before its id', () => {
    expect(problemsOf('# T\n\n## {#why}\n\nx\n')).toEqual([
      'a.md:3: this heading is empty; write a topic or a question after the #',
    ]);
  });

  test('cannot go without an id when it holds nothing to make one of', () => {
    expect(draftsOf('## ???\n\nx\n', 'a.md').problems.map(({ location }) => location.line)).toEqual([1]);
  });
});

describe('an answer', () => {
  test.each([
    '',
    '> why',
    'See also: a',
    'Source: times',
    '<!-- soon -->',
    '---',
    '[x]: https://example.org',
  ])('is missing when below the question is %j alone', (below) => {
    expect(problemsOf(`# T\n\n## Why? {#why}\n${below}\n\n## A\n\nx\n`)).toEqual([
      'a.md:3: `Why?` has no answer; write a paragraph below it',
    ]);
  });

  test('is missing at the end of the file', () => {
    expect(problemsOf('## Why?\n> why')).toEqual([
      'a.md:1: `Why?` has no answer; write a paragraph below it',
    ]);
  });
});

describe('front matter', () => {
  test('gives the source of each entry that names no other', () => {
    const markdown =
      '---\n# the paper\nsource: times # today\n---\n## A\n\nx\n\n## B\n\ny\n\nSource: radio\n';
    expect(sourcesOf(markdown)).toEqual(['times:3', 'radio:13']);
  });

  test('may be left out', () => {
    expect(sourcesOf('## A\n\nx\n\n## B\n\ny\n\nSource: radio\n')).toEqual([undefined, 'radio:9']);
  });

  test('is not what stands below a ruler that no other closes', () => {
    const [entry] = entriesOf('---\n\n## A\n> way to ask\n\nx\n');
    expect(entry?.phrasings.map(({ text }) => text)).toEqual(['way to ask']);
  });

  test('may be empty', () => {
    expect(sourcesOf('---\n---\n## A\n\nx\n')).toEqual([undefined]);
  });

  test('may name a topic and a source that look like numbers', () => {
    const [entry] = entriesOf('---\ntopic: 2019\nsource: 38\n---\n## A\n\nx\n');
    expect([entry?.topic, entry?.source?.id]).toEqual(['2019', '38']);
  });

  test('has no other keys', () => {
    expect(problemsOf('---\nsource: times\nauthor: Ada\n---\n## A\n\nx\n')).toEqual([
      'a.md:3: unknown key `author`; write one of source, topic',
    ]);
  });

  test('still gives its source when another key is unknown', () => {
    const { entries } = draftsOf('---\nauthor: Ada\nsource: times\n---\n## A\n\nx\n', 'a.md');
    expect(entries[0]?.source?.id).toBe('times');
  });

  test('that is not YAML is a problem at its line; the entries are still read', () => {
    const { entries, problems } = draftsOf('---\ntopic: "T\n---\n## A\n\nx\n\n## B\n', 'a.md');
    expect(entries.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(formatProblems(problems)).toEqual([
      'a.md:2: this is not valid YAML: Missing closing "quote; mend the indentation or quote the value',
      'a.md:8: `B` has no answer; write a paragraph below it',
    ]);
  });

  test('with an unknown anchor is a problem at its line', () => {
    const { problems } = draftsOf('---\nsource: *times\n---\n## A\n\nx\n', 'a.md');
    expect(problems.map(({ location }) => location.line)).toEqual([2]);
  });

  test('says what to write for an empty value', () => {
    expect(problemsOf('---\ntopic: ""\n---\n## A\n\nx\n')).toEqual([
      'a.md:2: `topic` is not right; write a text',
    ]);
  });

  test('says what to write when it is a list', () => {
    expect(problemsOf('---\n- times\n---\n## A\n\nx\n')).toEqual([
      'a.md:2: `the file` has the wrong shape; write keys with values',
    ]);
  });
});

test('all problems of a file are reported at once', () => {
  expect(problemsOf('---\nauthor: Ada\n---\n#\n\n## A {a}\n\n## B\n> b\n\n## C\n\nx\n')).toEqual([
    'a.md:2: unknown key `author`; write one of source, topic',
    'a.md:4: this heading is empty; write a topic or a question after the #',
    'a.md:6: `A {a}` ends in braces that hold no id; write {#id} with letters, digits and hyphens',
    'a.md:6: `A {a}` has no answer; write a paragraph below it',
    'a.md:8: `B` has no answer; write a paragraph below it',
  ]);
});

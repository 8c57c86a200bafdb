import { describe, expect, test } from 'vitest';
import { draftsOf } from '../support/drafts.ts';
import { formatProblems } from '../../src/knowledge/problem.ts';

/** The one entry with this below its question. The question is on line 1, so `below` starts on line 2. */
function entryOf(below: string) {
  const { entries, problems } = draftsOf(`## Why? {#why}\n${below}`, 'a.md');
  const [entry] = entries;
  if (!entry || entries.length > 1 || problems.length > 0) throw new Error(formatProblems(problems).join());
  return entry;
}

const phrasingsOf = (below: string) =>
  entryOf(below).phrasings.map(({ text, location }) => `${location.line}: ${text}`);
const textsOf = (below: string) => entryOf(below).passages.map(({ text }) => text);
const markdownOf = (below: string) => entryOf(below).passages.map(({ markdown }) => markdown);
const relatedOf = (below: string) =>
  entryOf(below).related.map(({ id, location }) => `${location.line}: ${id}`);

function sourceOf(below: string) {
  const { source } = entryOf(below);
  return source && `${source.location.line}: ${source.id}`;
}

describe('phrasings', () => {
  test.each([
    ['> why there\n> how come\n\nAnswer.', ['2: why there', '3: how come']],
    ['\n\n> why there\n\nAnswer.', ['4: why there']],
    ['>why there\n>\thow come\n  >   what for  \n\nAnswer.', ['2: why there', '3: how come', '4: what for']],
    ['> why there\n>\n> how come\n>\n\nAnswer.', ['2: why there', '4: how come']],
    ['> 왜?\n> ¿por qué? 🚂\n\nAnswer.', ['2: 왜?', '3: ¿por qué? 🚂']],
    ['> - why there\n> # how come\n\nAnswer.', ['2: - why there', '3: # how come']],
  ])('are the lines of the quote right under the question: %j', (below, phrasings) => {
    expect(phrasingsOf(below)).toEqual(phrasings);
    expect(textsOf(below)).toEqual(['Answer.']);
  });

  test.each(['Answer.', 'Answer.\n\n> quoted', '### Detail\n\n> quoted', '<!-- note -->\n> quoted'])(
    'are none when no quote is right under the question: %j',
    (below) => {
      expect(phrasingsOf(below)).toEqual([]);
    },
  );

  test('end where the answer follows without a blank line', () => {
    const below = '> why there\n> how come\nBoth sides have\nan embassy.\nSource: times\n\nDetail.';
    expect(phrasingsOf(below)).toEqual(['2: why there', '3: how come']);
    expect(textsOf(below)).toEqual(['Both sides have an embassy.', 'Detail.']);
    expect(sourceOf(below)).toBe('6: times');
  });

  test.each([
    ['> why there\n- one\n- two', ['- one\n- two']],
    ['> why there\n```\ncode\n```', ['code']],
    ['> why there\nAnswer.\n> quoted', ['Answer.', 'quoted']],
    ['> why there\nSee also: train\n\nAnswer.', ['Answer.']],
    ['> why there\r\nBoth sides\r\nagree.\r\n', ['Both sides agree.']],
  ])('may be followed by any block without a blank line: %j', (below, texts) => {
    expect(phrasingsOf(below)).toEqual(['2: why there']);
    expect(textsOf(below)).toEqual(texts);
  });

  test('end with their quote; a second one is part of the answer', () => {
    const below = '> why there\n\n> quoted\n\nAnswer.';
    expect(phrasingsOf(below)).toEqual(['2: why there']);
    expect(textsOf(below)).toEqual(['quoted', 'Answer.']);
  });
});

describe('the answer', () => {
  test('is its blocks in order, as Markdown and as plain text', () => {
    const below = `The **train** takes
two [days](https://example.org).

- one *stop*
- two
  - in \`Dandong\`

1. first
2. second

> They said
> no.

### Detail

![Map](map.png) &amp; more.
`;
    expect(entryOf(below).passages).toEqual([
      {
        markdown: 'The **train** takes\ntwo [days](https://example.org).',
        text: 'The train takes two days.',
      },
      {
        markdown: '- one *stop*\n- two\n  - in `Dandong`',
        text: '- one stop\n- two\n  - in Dandong',
      },
      { markdown: '1. first\n2. second', text: '- first\n- second' },
      { markdown: '> They said\n> no.', text: 'They said no.' },
      { markdown: '### Detail', text: 'Detail' },
      { markdown: '![Map](map.png) &amp; more.', text: 'Map & more.' },
    ]);
  });

  test('shows no rulers, comments, HTML blocks and link targets', () => {
    const below =
      'See [this][a].\n\n---\n\n<!-- note -->\n\n<div>\nx\n</div>\n\nMore.\n\n[a]: https://example.org';
    expect(textsOf(below)).toEqual(['See this.', 'More.']);
  });

  test('shows no comments and tags within a paragraph', () => {
    expect(textsOf('One <!-- note -->two <b>three</b>.')).toEqual(['One two three.']);
  });

  test.each(['One  \ntwo.', 'One\\\ntwo.'])('keeps words apart at a hard line break: %j', (below) => {
    expect(textsOf(below)).toEqual(['One two.']);
  });

  test('holds several paragraphs and blocks in one item of a list', () => {
    expect(textsOf('- one\n\n  more\n\n  > quoted\n- two')).toEqual(['- one\n  more\n  quoted\n- two']);
  });

  test.each([
    ['```md\n## x\nSource: y\n\nSee also: z\n```', '## x\nSource: y\n\nSee also: z'],
    ['~~~\n## x\nSource: y\n~~~', '## x\nSource: y'],
    ['    ## x\n    Source: y', '## x\nSource: y'],
    ['```\n## x\nSource: y', '## x\nSource: y'],
  ])('keeps code as it is: %j', (code, text) => {
    const below = `Answer.\n\n${code}\n`;
    expect(textsOf(below)).toEqual(['Answer.', text]);
    expect([sourceOf(below), relatedOf(below)]).toEqual([undefined, []]);
  });

  test('keeps code in a list as it is', () => {
    const below = '- Write:\n\n  ```\n  Source: y\n  ```\n';
    expect(textsOf(below)).toEqual(['- Write:\n  Source: y']);
    expect(sourceOf(below)).toBeUndefined();
  });

  test('keeps code in an indented list as it is', () => {
    const below = '  - Write:\n    - this:\n\n      ```\n      Source: y\n      ```\n';
    expect(textsOf(below)).toEqual(['- Write:\n  - this:\n  Source: y']);
  });

  test('may be a list or code alone', () => {
    expect(markdownOf('- one\n- two')).toEqual(['- one\n- two']);
    expect(markdownOf('```\none\n```')).toEqual(['```\none\n```']);
  });
});

describe('lines of references', () => {
  test.each([
    ['Answer.\n\nSee also: train', ['4: train']],
    ['Answer.\nSee also: train', ['3: train']],
    ['See also: train\n\nAnswer.', ['2: train']],
    ['Answer.\n\nSee also:train ,plane,  boat  ', ['4: train', '4: plane', '4: boat']],
    ['Answer.\n\nSee also: , train,,', ['4: train']],
    ['Answer.\n\nSee also:', []],
    ['Answer.\n\nSee also: 왜, Why_2.b', ['4: 왜', '4: Why_2.b']],
    [
      'Answer.\n\nSee also: train\nSee also: plane\n\nMore.\n\nSee also: boat',
      ['4: train', '5: plane', '9: boat'],
    ],
    ['Answer.\r\n\r\nSee also: train\r\n', ['4: train']],
  ])('name related entries: %j', (below, related) => {
    expect(relatedOf(below)).toEqual(related);
    expect(textsOf(below)[0]).toBe('Answer.');
  });

  test.each([
    ['Answer.\n\nSource: times', '4: times'],
    ['Answer.\nSource: times  ', '3: times'],
    ['Answer.\n\nSource:\ttimes\n\nMore.', '4: times'],
    ['Answer.\n\nSource: times\nSource: radio', '5: radio'],
    ['Answer.\n\nSource:', '4: '],
  ])('name the source: %j', (below, source) => {
    expect(sourceOf(below)).toBe(source);
  });

  test('go out of the paragraph that they stand in', () => {
    const below = 'Both sides\nSee also: train\nhave *an*\nSource: times\nembassy.';
    expect(entryOf(below).passages).toEqual([
      { markdown: 'Both sides\nhave *an*\nembassy.', text: 'Both sides have an embassy.' },
    ]);
  });

  test('may follow a list or a quote without a blank line', () => {
    expect(textsOf('Answer.\n\n- one\n- two\nSource: times\n\n> quoted\nSee also: train')).toEqual([
      'Answer.',
      '- one\n- two',
      'quoted',
    ]);
  });

  test.each([
    'see also: train',
    'source: times',
    'Sources: times',
    'Source : times',
    'The Source: times',
    '**Source: times**',
    '> Source: times',
    '### Source: times',
  ])('are not read out of %j', (line) => {
    const below = `Answer.\n\n${line}`;
    expect([sourceOf(below), relatedOf(below)]).toEqual([undefined, []]);
    expect(textsOf(below)).toHaveLength(2);
  });

  test('leave the links of their paragraph links', () => {
    expect(textsOf('See [this][a].\nSource: times\n\n[a]: https://example.org')).toEqual(['See this.']);
  });
});

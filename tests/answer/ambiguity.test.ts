import { describe, expect, test } from 'vitest';
import { findAmbiguities } from '../../src/answer/ambiguity.ts';
import { Language } from '../../src/answer/analysis/language.ts';
import { KnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { festival } from '../support/festival.ts';
import { packOf } from '../support/packs.ts';

const language = new Language();

function ambiguitiesOf(markdown: string) {
  const pack = packOf('title: Fair\nglossary:\n  bread: [loaf]\n', markdown);
  return findAmbiguities(new KnowledgeBase(pack, language));
}

/** Two entries, each with its question on the first line and one phrasing. */
function entries(one: readonly [string, string], other: readonly [string, string]): string {
  const [first, second] = [one, other].map(
    ([question, phrasing], place) =>
      `## ${question} {#${place === 0 ? 'one' : 'other'}}\n> ${phrasing}\n\nAnswer ${place}.\n`,
  );
  return `${first}\n${second}`;
}

test('finds none in a pack that asks everything once', () => {
  expect(findAmbiguities(new KnowledgeBase(festival, language))).toEqual([]);
});

describe('finds phrasings of two entries', () => {
  test.each([
    ['that differ in an article or a form of "be"', 'is the price bread', 'was a price bread'],
    ['that differ in the order of the words', 'price of bread', 'bread price'],
    ['that differ in the forms of the words', 'oven burns', 'ovens burning'],
    ['that name a concept differently', 'price of bread', 'price of a loaf'],
    ['that differ in chat spelling', 'why is it dear', 'y is it dear'],
  ])('%s', (_, one, other) => {
    const [problem] = ambiguitiesOf(entries(['Where is it?', one], ['Who bakes?', other]));
    expect(problem).toMatchObject({ kind: 'ambiguous', location: { file: 'entries.md', line: 7 } });
    expect(problem?.message).toContain(`"${other}" is nearly "${one}" of \`one\` (entries.md:2)`);
  });
});

describe('finds nothing wrong with phrasings', () => {
  test('that differ in a word of content', () => {
    expect(
      ambiguitiesOf(entries(['Where is it?', 'price of bread'], ['Who bakes?', 'price of cheese'])),
    ).toEqual([]);
  });

  test('that differ in the question word', () => {
    expect(ambiguitiesOf(entries(['Where is it?', 'when to eat'], ['Who bakes?', 'what to eat']))).toEqual(
      [],
    );
  });

  test('that one entry has twice', () => {
    const pack =
      '## Who bakes? {#one}\n> baker\n> the baker\n\nCarla.\n\n## Where is it? {#other}\n> place\n\nBern.\n';
    expect(ambiguitiesOf(pack)).toEqual([]);
  });
});

test('finds entries that the engine cannot tell apart, each once, and says which', () => {
  const problems = ambiguitiesOf(entries(["Who's baking?", 'baker'], ['Whos baking?', 'name of the cook']));
  const mixedUp = problems.filter(({ message }) => message.includes('cannot tell'));
  expect(mixedUp).toHaveLength(1);
  expect(mixedUp[0]?.message).toMatch(/cannot tell `(?:one|other)` from `(?:one|other)`/);
});

test('gives the problems in the order of the pack, the same each time', () => {
  const pack = '## A oven? {#a}\n> rye\n> spelt\n\nA.\n\n## B wood? {#b}\n> the rye\n> the spelt\n\nB.\n';
  const lines = () => ambiguitiesOf(pack).map(({ location }) => location.line);
  expect(lines().slice(0, 2)).toEqual([8, 9]);
  expect(lines()).toEqual(lines());
});

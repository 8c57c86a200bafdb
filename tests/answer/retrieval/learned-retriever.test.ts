import { describe, expect, test } from 'vitest';
import { LearnedRetriever, learnRetriever } from '../../../src/answer/retrieval/learned-retriever.ts';
import { corpusOf, elsewhere, entryOf, kiosk, retrieverOf, wholeOf } from '../corpora.ts';
import { tokensOf } from '../tokens.ts';
import { describeRetriever } from './retriever-suite.ts';

describeRetriever('learned retriever', retrieverOf);

const retriever = retrieverOf(kiosk, elsewhere);

function bestFor(utterance: string): number | undefined {
  return retriever.search(tokensOf(utterance), 1).matches[0]?.entry;
}

test('finds an entry by words that only its answer has', () => {
  expect(bestFor('the kiosk')).toBe(1);
  expect(bestFor('francs')).toBe(0);
  expect(bestFor('good sound')).toBe(3);
});

test('finds an entry by the letters of a spelling that nobody foresaw', () => {
  expect(bestFor('trumpeters')).toBe(2);
});

test('tells entries apart by the question word', () => {
  const meal = retrieverOf([
    entryOf(['who ate', 'who has eaten'], 'ada'),
    entryOf(['what was eaten', 'what they ate'], 'bread'),
  ]);
  expect(meal.search(tokensOf('and who ate'), 2).matches[0]?.entry).toBe(0);
  expect(meal.search(tokensOf('and what ate'), 2).matches[0]?.entry).toBe(1);
});

test('counts the answer for more where an entry has its question alone', () => {
  const lead = (phrasings: string[]) => {
    const later = phrasings.map((phrasing) => `${phrasing} now`);
    const entries = [entryOf(phrasings, 'forty francs'), entryOf(later, 'rye bread')];
    const [best, second] = retrieverOf(entries).search(tokensOf('francs'), 2).matches;
    return (best?.score ?? 0) - (second?.score ?? 0);
  };
  expect(lead(['price'])).toBeGreaterThan(lead(['price', 'cost', 'fee', 'fare']));
});

describe('learned from a part', () => {
  const corpus = corpusOf(kiosk, elsewhere);

  test('finds nothing of the entries that were left out', () => {
    const { rows, entries } = wholeOf(corpus);
    const model = learnRetriever(
      corpus,
      rows.filter((row) => corpus.entryOf[row] !== 2),
      entries.filter((entry) => entry !== 2),
    );
    const part = new LearnedRetriever(corpus.alphabet, model, kiosk.length);
    const { matches } = part.search(tokensOf('who plays the trumpet ada brook'), 4);
    expect(matches.at(-1)).toMatchObject({ entry: 2, likeness: 0 });
    expect(part.search(tokensOf('ticket price'), 1).matches[0]?.entry).toBe(0);
  });

  test('reckons with the phrasings that an entry of the part has, not with examples out of scope', () => {
    const { rows, entries } = wholeOf(corpus);
    const { textWeight } = learnRetriever(corpus, rows, entries);
    expect(learnRetriever(corpusOf(kiosk), rows.slice(0, 12), entries).textWeight).toBe(textWeight);
    const questions = Int32Array.of(0, 3, 6, 9);
    expect(learnRetriever(corpus, questions, entries).textWeight / textWeight).toBeCloseTo(Math.sqrt(3), 10);
  });
});

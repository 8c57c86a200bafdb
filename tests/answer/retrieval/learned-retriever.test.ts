import { expect, test } from 'vitest';
import { LearnedRetriever } from '../../../src/answer/retrieval/learned-retriever.ts';
import { tokensOf } from '../tokens.ts';
import { describeRetriever, elsewhere, entryOf, kiosk } from './retriever-suite.ts';

describeRetriever('learned retriever', (entries, outOfScope) => new LearnedRetriever(entries, outOfScope));

const retriever = new LearnedRetriever(kiosk, elsewhere);

function bestFor(utterance: string): number | undefined {
  return retriever.search(tokensOf(utterance)).matches[0]?.entry;
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
  const meal = new LearnedRetriever(
    [entryOf(['who ate', 'who has eaten'], 'ada'), entryOf(['what was eaten', 'what they ate'], 'bread')],
    [],
  );
  expect(meal.search(tokensOf('and who ate')).matches[0]?.entry).toBe(0);
  expect(meal.search(tokensOf('and what ate')).matches[0]?.entry).toBe(1);
});

test('counts the answer for more where an entry has its question alone', () => {
  const lead = (phrasings: string[]) => {
    const [best, second] = new LearnedRetriever(
      [
        entryOf(phrasings, 'forty francs'),
        entryOf(
          phrasings.map((phrasing) => `${phrasing} now`),
          'rye bread',
        ),
      ],
      [],
    ).search(tokensOf('francs')).matches;
    return (best?.score ?? 0) - (second?.score ?? 0);
  };
  expect(lead(['price'])).toBeGreaterThan(lead(['price', 'cost', 'fee', 'fare']));
});

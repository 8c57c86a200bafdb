import { describe, expect, test } from 'vitest';
import type { IndexedEntry } from '../../../src/answer/retrieval/learned-retriever.ts';
import type { Retriever } from '../../../src/answer/retrieval/retriever.ts';
import type { Token } from '../../../src/answer/analysis/analyser.ts';
import { tokensOf } from '../tokens.ts';

export type RetrieverFactory = (
  entries: readonly IndexedEntry[],
  outOfScope: readonly (readonly Token[])[],
) => Retriever;

export function entryOf(phrasings: readonly string[], text: string): IndexedEntry {
  return { phrasings: phrasings.map(tokensOf), text: tokensOf(text) };
}

export const kiosk = [
  entryOf(['ticket price', 'how much is a ticket', 'cost of admission'], 'a ticket costs forty francs'),
  entryOf(['where to buy tickets', 'ticket shop', 'buy a pass'], 'the harbour kiosk sells them'),
  entryOf(['who plays the trumpet', 'trumpet player', 'name of the trumpeter'], 'ada brook plays it'),
  entryOf(['why at the lake', 'reason for the place', 'how come by the lake'], 'the lake carries the sound'),
];
export const elsewhere = [
  'how old is the universe',
  'recipe with leeks',
  'who won the cup',
  'tell me a joke',
].map(tokensOf);

/** What every `Retriever` does, whichever way it finds its matches. */
export function describeRetriever(name: string, create: RetrieverFactory): void {
  describe(`${name}, as a retriever,`, () => {
    const retriever = create(kiosk, elsewhere);
    const search = (utterance: string, boost?: ReadonlyMap<number, number>) =>
      retriever.search(tokensOf(utterance), boost);

    test.each([
      ['ticket price', 0],
      ['price of a ticket', 0],
      ['buy tickets', 1],
      ['who plays trumpet', 2],
      ['why the lake', 3],
    ])('finds first what "%s" asks for', (utterance, entry) => {
      expect(search(utterance).matches[0]?.entry).toBe(entry);
    });

    test.each(['ticket', 'lake trumpet', 'zeppelin', 'who'])(
      'lists every entry once, best first: "%s"',
      (utterance) => {
        const { matches } = search(utterance);
        expect(matches.map(({ entry }) => entry).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
        const scores = matches.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      },
    );

    test('lists equal entries in the order of the pack', () => {
      const twins = create(
        [entryOf(['bread'], 'rye'), entryOf(['bread'], 'rye'), entryOf(['bread'], 'rye')],
        [],
      );
      const { matches } = twins.search(tokensOf('cheese'));
      expect(matches.map(({ entry }) => entry)).toEqual([0, 1, 2]);
    });

    test('adds a boost to the score of its entry, and lists the entry accordingly', () => {
      const scoreOf = (entry: number, boost?: ReadonlyMap<number, number>) =>
        search('ticket price', boost).matches.find((match) => match.entry === entry)?.score ?? Number.NaN;
      const boost = new Map([[3, 50]]);
      expect(scoreOf(3, boost) - scoreOf(3)).toBeCloseTo(50, 3);
      expect(scoreOf(0, boost)).toBe(scoreOf(0));
      expect(search('ticket price', boost).matches[0]?.entry).toBe(3);
    });

    test('sums up what the entries score', () => {
      const { matches, total } = search('ticket');
      const sum = matches.reduce((part, { score }) => part + Math.exp(score), 0);
      expect(total).toBeCloseTo(Math.log(sum), 4);
    });

    test('scores being out of scope above every entry for what is out of scope, and below for what is not', () => {
      const far = search('tell me a joke');
      expect(far.outOfScope).toBeGreaterThan(far.matches[0]?.score ?? Number.NaN);
      const near = search('who plays the trumpet');
      expect(near.outOfScope).toBeLessThan(near.matches[0]?.score ?? Number.NaN);
    });

    test.each(['zeppelin', 'ticket '.repeat(200).trim(), '', 'constructor __proto__'])(
      'gives finite scores for odd input',
      (utterance) => {
        const { matches, total, outOfScope } = search(utterance);
        for (const value of [...matches.map(({ score }) => score), total, outOfScope]) {
          expect(Number.isFinite(value)).toBe(true);
        }
      },
    );

    test('gives identical scores for the same input, and when it is made anew', () => {
      expect(search('how much for a pass')).toEqual(search('how much for a pass'));
      expect(create(kiosk, elsewhere).search(tokensOf('how much for a pass'))).toEqual(
        search('how much for a pass'),
      );
    });

    test('works on a single entry, without examples out of scope', () => {
      const { matches } = create([entryOf(['bread'], 'rye')], []).search(tokensOf('bread'));
      expect(matches.map(({ entry }) => entry)).toEqual([0]);
    });
  });
}

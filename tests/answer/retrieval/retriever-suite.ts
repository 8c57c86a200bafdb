import { describe, expect, test } from 'vitest';
import type { Retriever } from '../../../src/answer/retrieval/retriever.ts';
import type { Token } from '../../../src/answer/analysis/analyser.ts';
import type { ReadEntry } from '../../../src/answer/analysis/pack-reader.ts';
import { elsewhere, entryOf, kiosk } from '../corpora.ts';
import { tokensOf } from '../tokens.ts';

export type RetrieverFactory = (
  entries: readonly ReadEntry[],
  outOfScope: readonly (readonly Token[])[],
) => Retriever;

/** What every `Retriever` does, whichever way it finds its matches. */
export function describeRetriever(name: string, create: RetrieverFactory): void {
  describe(`${name}, as a retriever,`, () => {
    const retriever = create(kiosk, elsewhere);
    const search = (utterance: string, boost?: ReadonlyMap<number, number>, limit = kiosk.length) =>
      retriever.search(tokensOf(utterance), limit, boost);

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
      for (const limit of [1, 2, 3]) {
        const { matches } = twins.search(tokensOf('cheese'), limit);
        expect(matches.map(({ entry }) => entry)).toEqual([0, 1, 2].slice(0, limit));
      }
    });

    test.each([1, 2, 3, 9])('lists the best %i alone, as many as there are', (limit) => {
      for (const utterance of ['ticket', 'lake trumpet', 'zeppelin', '']) {
        const all = search(utterance);
        const best = search(utterance, undefined, limit);
        expect(best).toEqual({ ...all, matches: all.matches.slice(0, limit) });
      }
    });

    test('lists the best of many entries, and sums up all of them', () => {
      const many = create(
        Array.from({ length: 40 }, (_, place) => entryOf([`bread number${place % 20}`], 'rye')),
        [],
      );
      const { matches } = many.search(tokensOf('number7'), 40);
      const few = many.search(tokensOf('number7'), 5);
      expect(few.matches).toEqual(matches.slice(0, 5));
      const [first = 0, second = 0] = few.matches.map(({ entry }) => entry);
      expect([first, second].toSorted((a, b) => a - b)).toEqual([7, 27]);
      const sum = matches.reduce((part, { score }) => part + Math.exp(score), 0);
      expect(few.total).toBeCloseTo(Math.log(sum), 4);
    });

    test('adds a boost to the score of its entry, and lists the entry accordingly', () => {
      const scoreOf = (entry: number, boost?: ReadonlyMap<number, number>) =>
        search('ticket price', boost).matches.find((match) => match.entry === entry)?.score ?? Number.NaN;
      const boost = new Map([[3, 50]]);
      expect(scoreOf(3, boost) - scoreOf(3)).toBeCloseTo(50, 3);
      expect(scoreOf(0, boost)).toBe(scoreOf(0));
      expect(search('ticket price', boost).matches[0]?.entry).toBe(3);
      expect(search('ticket price', boost, 1).matches.map(({ entry }) => entry)).toEqual([3]);
    });

    test('adds a boost to an entry that shares nothing with the utterance, and takes from it', () => {
      const order = (boost: number) =>
        search('zeppelin', new Map([[1, boost]])).matches.map(({ entry }) => entry);
      expect(order(1)).toEqual([1, 0, 2, 3]);
      expect(order(-1)).toEqual([0, 2, 3, 1]);
    });

    test('changes neither total nor order by a boost of 0', () => {
      for (const utterance of ['ticket price', 'zeppelin']) {
        const boosted = search(utterance, new Map([[2, 0]]));
        expect(boosted.matches).toEqual(search(utterance).matches);
        expect(boosted.total).toBeCloseTo(search(utterance).total, 10);
      }
    });

    test.each(['ticket', 'zeppelin', ''])('sums up what the entries score: "%s"', (utterance) => {
      for (const boost of [undefined, new Map([[1, 2]])]) {
        const { matches, total } = search(utterance, boost);
        const sum = matches.reduce((part, { score }) => part + Math.exp(score), 0);
        expect(total).toBeCloseTo(Math.log(sum), 4);
      }
    });

    test('finds an entry like the utterance by its own phrasings alone', () => {
      const likenessOf = (utterance: string, entry: number) =>
        search(utterance).matches.find((match) => match.entry === entry)?.likeness;
      expect(likenessOf('trumpet player', 2)).toBeGreaterThan(1);
      expect(likenessOf('zeppelin', 2)).toBe(0);
      expect(likenessOf('harbour', 1)).toBe(0);
    });

    test('scores being out of scope above every entry for what is out of scope, and below for what is not', () => {
      const far = search('tell me a joke');
      expect(far.outOfScope).toBeGreaterThan(far.matches[0]?.score ?? Number.NaN);
      const near = search('who plays the trumpet');
      expect(near.outOfScope).toBeLessThan(near.matches[0]?.score ?? Number.NaN);
    });

    test('tells how well question and answer alone tell what is asked, from 0 to about 1', () => {
      const tellingOf = (utterance: string, entry: number) =>
        search(utterance).matches.find((match) => match.entry === entry)?.telling;
      expect(tellingOf('harbour kiosk', 1)).toBeGreaterThan(0.7);
      expect(tellingOf('harbour zeppelin', 1)).toBeLessThan(tellingOf('harbour kiosk', 1) ?? 0);
      expect(tellingOf('price', 0)).toBe(0);
      expect(tellingOf('zeppelin', 1)).toBe(0);
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
      expect(create(kiosk, elsewhere).search(tokensOf('how much for a pass'), 4)).toEqual(
        search('how much for a pass'),
      );
    });

    test('works on a single entry, without examples out of scope', () => {
      const { matches } = create([entryOf(['bread'], 'rye')], []).search(tokensOf('bread'), 5);
      expect(matches.map(({ entry }) => entry)).toEqual([0]);
    });
  });
}

import { describe, expect, test } from 'vitest';
import { Language } from '../../src/answer/analysis/language.ts';
import { KnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { festival } from '../support/festival.ts';
import { packOf } from '../support/packs.ts';
import { packWithSessions } from './small-packs.ts';

const language = new Language();
const base = new KnowledgeBase(festival, language);
const tokens = (utterance: string) => base.analyser.analyseUtterance(utterance);

const utterances = [
  'how mcuh is a pass',
  'ticket',
  'who is ada',
  'WHY THE LAKE',
  'zeppelin',
  'free ticket at the lake',
];

describe('ranks', () => {
  test.each([
    ['ticket price', 'price'],
    ['how mcuh is a tikcet', 'price'],
    ['hw much 4 admission', 'price'],
    ['where do i buy it', 'where-to-buy'],
    ['can i get a pass online', 'where-to-buy'],
    ['who is miss brook', 'trumpet'],
    ['who blew the horn', 'trumpet'],
    ['y at the lake', 'why-lake'],
    ['whyis the festivl by teh shore', 'why-lake'],
  ])('first what "%s" asks for', (utterance, id) => {
    expect(base.rank(tokens(utterance))[0]?.entry.id).toBe(id);
  });

  test.each(utterances)('by confidence from 1 to 0, best first: %s', (utterance) => {
    const confidences = base.rank(tokens(utterance)).map(({ confidence }) => confidence);
    expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
    expect(Math.max(...confidences)).toBeLessThanOrEqual(1);
    expect(Math.min(...confidences)).toBeGreaterThanOrEqual(0);
  });

  test.each(utterances)('by fit, best first, none surer than the one before it: %s', (utterance) => {
    const ranked = base.rank(tokens(utterance));
    const fits = ranked.map(({ fit }) => fit);
    expect(fits).toEqual(fits.toSorted((a, b) => b - a));
    for (const [place, { confidence }] of ranked.entries()) {
      expect(confidence).toBeLessThanOrEqual(ranked[place - 1]?.confidence ?? 1);
    }
  });

  test('five at most', () => {
    const entries = Array.from({ length: 8 }, (_, place) => `## Where is bread ${place}?\n\nHere.\n`);
    const many = new KnowledgeBase(packOf('title: Fair\n', entries.join('\n')), language);
    expect(many.rank(many.analyser.analyse('where is the bread'))).toHaveLength(5);
    expect(base.rank(tokens('ticket'))).toHaveLength(4);
  });

  test('nothing for no tokens', () => {
    expect(base.rank([])).toEqual([]);
  });

  test('a single entry alone', () => {
    const small = new KnowledgeBase(packWithSessions([]), language);
    expect(small.rank(small.analyser.analyse('who bakes')).map(({ entry }) => entry.id)).toEqual(['baker']);
  });
});

test("takes the pack's own names for telling, though the examples out of scope are made with them", () => {
  const [best] = base.rank(tokens('ticket zeppelin'));
  expect(best?.evidence.covered).toBeGreaterThan(0.1);
});

describe('gives identical scores', () => {
  test('for the same input twice', () => {
    for (const utterance of utterances)
      expect(base.rank(tokens(utterance))).toEqual(base.rank(tokens(utterance)));
  });

  test('when it is built anew from the same pack', () => {
    const again = new KnowledgeBase(festival, new Language());
    for (const utterance of utterances) {
      expect(again.rank(again.analyser.analyseUtterance(utterance))).toEqual(base.rank(tokens(utterance)));
    }
  });
});

describe('is surer', () => {
  function confidence(utterance: string): number {
    return base.rank(tokens(utterance))[0]?.confidence ?? 0;
  }

  test('of what the pack answers than of what it does not', () => {
    const asked = ['how much is a ticket', 'who plays the trumpet', 'why is the festival at the lake'];
    const others = ['how old is ada brook', 'what is the weather like', 'who won the cup final'];
    const least = Math.min(...asked.map(confidence));
    expect(least).toBeGreaterThan(Math.max(...others.map(confidence)) + 0.3);
  });

  test('of a question than of the same with strange words in it', () => {
    expect(confidence('ticket price')).toBeGreaterThan(confidence('zeppelin ticket price in peru'));
  });

  test('of a question the fewer strange words are in it', () => {
    const longer = ['ticket price', 'zeppelin', 'quartz', 'walrus'].map((_, place, words) =>
      words.slice(0, place + 1).join(' '),
    );
    const confidences = longer.map(confidence);
    expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
  });

  test('of an entry that has a word of what was said than of one that only the context brings', () => {
    const boost = new Map([['trumpet', 20]]);
    const completed = tokens('who plays the trumpet');
    const own = base.rank(tokens('trumpet'), { completed, boost })[0];
    const foreign = base.rank(tokens('zeppelin'), { completed, boost })[0];
    expect([own?.entry.id, foreign?.entry.id]).toEqual(['trumpet', 'trumpet']);
    expect(foreign?.confidence).toBeLessThan(0.25);
    expect(own?.confidence).toBeGreaterThan(foreign?.confidence ?? 1);
  });
});

describe('with a share that the caller knows', () => {
  const both = tokens('how much ticket shop');
  const plain = base.rank(both);
  const lessening = (id: string, share: number) =>
    base.rank(both, undefined, (entry) => (entry.id === id ? share : 1));
  const order = (ranked: typeof plain) => ranked.map(({ entry }) => entry.id);

  test('tells the caller each entry with its confidence, before any is capped', () => {
    const told = new Map<string, number>();
    const boost = new Map([['price', 30]]);
    const ranked = base.rank(
      tokens('trumpet player'),
      { completed: tokens('trumpet player'), boost },
      (entry, confidence) => {
        told.set(entry.id, confidence);
        return 1;
      },
    );
    expect(order(ranked)[0]).toBe('price');
    expect([...told.keys()].toSorted()).toEqual(order(ranked).toSorted());
    let surest = 1;
    for (const { entry, confidence } of ranked) {
      surest = Math.min(surest, told.get(entry.id) ?? Number.NaN);
      expect(confidence).toBe(surest);
    }
  });

  test('changes nothing where all is left', () => {
    expect(base.rank(both, undefined, () => 1)).toEqual(plain);
  });

  test('lessens confidence by it and fit by its logarithm, and leaves the evidence', () => {
    const [best] = plain;
    const less = base.rank(both, undefined, () => 0.5)[0];
    expect(less?.entry).toBe(best?.entry);
    expect(less?.evidence).toEqual(best?.evidence);
    expect(less?.confidence).toBeCloseTo((best?.confidence ?? Number.NaN) / 2, 10);
    expect(less?.fit).toBeCloseTo((best?.fit ?? Number.NaN) - Math.LN2, 10);
  });

  test('puts an entry behind those that fit better from then on, and none is surer than the one before', () => {
    expect(order(plain).slice(0, 2)).toEqual(['price', 'where-to-buy']);
    const ranked = lessening('price', 0.1);
    expect(order(ranked).slice(0, 2)).toEqual(['where-to-buy', 'price']);
    expect(ranked[0]?.confidence).toBeGreaterThanOrEqual(plain[1]?.confidence ?? Number.NaN);
    expect(ranked[1]?.confidence).toBeCloseTo((plain[0]?.confidence ?? Number.NaN) / 10, 10);
  });

  test('caps the others by what is left of the best one, where it stays the best', () => {
    const lead = (plain[0]?.fit ?? 0) - (plain[1]?.fit ?? 0);
    const ranked = lessening('price', Math.exp(-0.9 * lead));
    expect(order(ranked)).toEqual(order(plain));
    expect(ranked[0]?.confidence).toBeLessThan(plain[1]?.confidence ?? 0);
    expect(ranked[1]?.confidence).toBe(ranked[0]?.confidence);
  });

  test('puts an entry of which nothing is left last', () => {
    const ranked = lessening('price', 0);
    expect(ranked.at(-1)).toMatchObject({ entry: { id: 'price' }, confidence: 0, fit: -Infinity });
  });
});

describe('in a conversation', () => {
  test('ranks by the completed utterance', () => {
    const context = { completed: tokens('where buy tickets'), boost: new Map() };
    expect(base.rank(tokens('where'), context)[0]?.entry.id).toBe('where-to-buy');
  });

  test('adds to the score of an entry by its id, and passes over ids it does not have', () => {
    const completed = tokens('ticket');
    const boosted = (id: string) =>
      base.rank(completed, { completed, boost: new Map([[id, 20]]) })[0]?.entry.id;
    expect(boosted('price')).toBe('price');
    expect(boosted('where-to-buy')).toBe('where-to-buy');
    expect(boosted('gone')).toBe(base.rank(completed)[0]?.entry.id);
  });

  test('weighs by the completed utterance where the user said nothing of content', () => {
    const context = { completed: tokens('who plays the trumpet'), boost: new Map() };
    expect(base.rank(tokens('and who'), context)[0]).toMatchObject({
      entry: { id: 'trumpet' },
      evidence: { covered: 1 },
    });
  });
});

test('finds an entry by its id', () => {
  expect(base.find('trumpet')?.question).toBe('Who plays the trumpet?');
  expect(base.find('gone')).toBeUndefined();
});

test('fits the text of an answer to what is asked', () => {
  const [price] = festival.entries;
  expect(price && base.textFor(price, tokens('price for students'))).toBe(
    'A ticket is 40 francs for one day and 70 francs for both. Students pay half.',
  );
});

import { describe, expect, test } from 'vitest';
import { type FitTrial, phrasingsPerEntry, scenarioTrial, trialsOf } from '../../bench/fit/trials.ts';
import type { Scenario } from '../../src/evaluation/scenarios.ts';
import { festival } from '../support/festival.ts';
import { faq } from './faq.ts';

function scenarioOf(more: Partial<Scenario>): Scenario {
  return {
    group: 'in-scope',
    heldOut: false,
    ask: 'how much',
    expect: ['price'],
    says: [],
    requests: [],
    ...more,
  };
}

function queriesOf(...scenarios: readonly Scenario[]): FitTrial['queries'] {
  return scenarioTrial(festival, scenarios).queries;
}

function idsOf({ pack }: FitTrial): string[] {
  return pack.entries.map(({ id }) => id);
}

describe('the trial of the scenarios', () => {
  test('asks what is answered, and what is to be refused', () => {
    expect(
      queriesOf(
        scenarioOf({ ask: 'cost', expect: ['price', 'where-to-buy'] }),
        scenarioOf({ ask: 'pizza', group: 'far', expect: 'abstain' }),
      ),
    ).toEqual([
      { text: 'cost', expect: ['price', 'where-to-buy'] },
      { text: 'pizza', expect: [] },
    ]);
  });

  test('expects entries alone, and leaves out what only the timetable answers', () => {
    expect(queriesOf(scenarioOf({ expect: ['session:gala', 'price'] }))).toEqual([
      { text: 'how much', expect: ['price'] },
    ]);
    expect(queriesOf(scenarioOf({ expect: ['session:gala'] }))).toEqual([]);
  });

  test.each<[string, Partial<Scenario>]>([
    ['held out', { heldOut: true }],
    ['a follow-up', { after: 'where can i buy tickets' }],
    ['asked at an instant', { at: '2030-07-06T08:30:00Z' }],
    ['smalltalk', { expect: 'smalltalk' }],
    ['a wish', { expect: 'request', requests: ['list'] }],
    ['a denial', { group: 'negation' }],
  ])('leaves out what is %s', (_, more) => {
    expect(queriesOf(scenarioOf(more))).toEqual([]);
  });
});

describe('the trials of questions', () => {
  const far = ['tell me a joke', 'who won the cup'];
  const [zeroShot, fewShot, mistyped, ...leftOut] = trialsOf(
    { kind: 'faq', name: 'fair', entries: faq },
    far,
  );

  test('index no paraphrase, then three of them, and ask the others and what is far', () => {
    const queries = [
      ...faq.map(({ id, paraphrases }) => ({ text: paraphrases[3], expect: [id] })),
      ...far.map((text) => ({ text, expect: [] })),
    ];
    expect(zeroShot?.queries).toEqual(queries);
    expect(fewShot?.queries).toEqual(queries);
    expect([zeroShot, fewShot].map((trial) => trial && phrasingsPerEntry(trial.pack))).toEqual([1, 4]);
  });

  test('ask the same with typos', () => {
    expect(mistyped?.pack).toEqual(fewShot?.pack);
    expect(mistyped?.queries.map(({ expect: ids }) => ids)).toEqual(faq.map(({ id }) => [id]));
    for (const [place, { text }] of (mistyped?.queries ?? []).entries()) {
      expect(text).not.toBe(zeroShot?.queries[place]?.text);
    }
  });

  test('leave out each entry once in a pack of each kind, and refuse what asks for it', () => {
    expect(leftOut).toHaveLength(10);
    for (const trials of [leftOut.slice(0, 5), leftOut.slice(5)]) {
      const kept = trials.flatMap(idsOf);
      expect(faq.map(({ id }) => kept.filter((other) => other === id).length)).toEqual(faq.map(() => 4));
    }
    for (const trial of leftOut) {
      const ids = idsOf(trial);
      expect(trial.queries.map(({ expect: expected }) => expected)).toEqual(
        faq.map(({ id }) => (ids.includes(id) ? [id] : [])),
      );
    }
  });
});

test('the trials of intents ask for each intent, and refuse what is out of scope or left out', () => {
  const intents = faq.map(({ id, question, paraphrases }) => ({
    id,
    examples: [question, ...paraphrases.slice(0, 2)],
    queries: paraphrases.slice(2),
  }));
  const dataset = { kind: 'intents', name: 'fair', intents, outOfScope: ['tell me a joke'] } as const;
  const [whole, ...leftOut] = trialsOf(dataset, []);
  expect(whole?.queries.at(-1)).toEqual({ text: 'tell me a joke', expect: [] });
  expect(whole?.queries).toHaveLength(1 + intents.flatMap(({ queries }) => queries).length);
  expect(whole?.pack.entries[0]).toMatchObject({
    id: 'price',
    question: 'How much is a ticket?',
    phrasings: [{ text: 'ticket price' }, { text: 'what does it cost to get in' }],
  });
  expect(leftOut.map((trial) => idsOf(trial).length)).toEqual([4, 4, 4, 4, 4]);
});

import { describe, expect, test } from 'vitest';
import type { Token } from '../../../src/answer/analysis/analyser.ts';
import { Language } from '../../../src/answer/analysis/language.ts';
import { nearTemplates } from '../../../src/answer/scope/near-templates.ts';
import { fillTemplates, outOfScopeExamples, Uncovered } from '../../../src/answer/scope/out-of-scope.ts';
import { festival } from '../../support/festival.ts';
import { analyserOf } from '../analysers.ts';
import { generator } from '../generator.ts';
import { packWithSessions } from '../small-packs.ts';
import { tokensOf } from '../tokens.ts';

const language = new Language();
const analyser = analyserOf(festival, language);

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(' ');
}

describe('templates', () => {
  const slots = { person: ['Ada', 'Ben', 'Carla'], place: ['Zurich'], thing: [] };

  test('are filled twice, going round the names', () => {
    expect(fillTemplates(['how old is {person}', 'is {person} rich'], slots)).toEqual([
      'how old is Ada',
      'how old is Ben',
      'is Carla rich',
      'is Ada rich',
    ]);
  });

  test('are filled in each slot', () => {
    expect(fillTemplates(['does {person} know {person} in {place}'], slots)).toEqual([
      'does Ada know Ben in Zurich',
      'does Carla know Ada in Zurich',
    ]);
  });

  test('stand once when they have no slot', () => {
    expect(fillTemplates(['is there parking'], slots)).toEqual(['is there parking']);
  });

  test('are left out when there is no name for a slot', () => {
    expect(fillTemplates(['what about {thing}', '{person} and {nobody}'], slots)).toEqual([]);
  });

  test('as shipped have the slots of people, places, the event and the glossary alone', () => {
    const filled = fillTemplates(nearTemplates, {
      person: ['Ada'],
      place: ['Zurich'],
      event: ['it'],
      thing: ['pass'],
    });
    expect(filled.length).toBeGreaterThan(nearTemplates.length);
    expect(filled.filter((utterance) => /[{}]/.test(utterance))).toEqual([]);
    expect(nearTemplates.filter((template) => !filled.includes(template) && !template.includes('{'))).toEqual(
      [],
    );
  });
});

describe('examples', () => {
  const all = outOfScopeExamples(festival, analyser).map(textOf);

  test('are about other subjects, and about the names of the pack', () => {
    expect(all).toContain('what is the capital of mongolia');
    expect(all.filter((example) => example.includes('ada'))).not.toHaveLength(0);
    expect(all.filter((example) => example.includes('zurich'))).not.toHaveLength(0);
    expect(all.filter((example) => example.includes('opening concert'))).not.toHaveLength(0);
  });

  test('are the same each time', () => {
    expect(outOfScopeExamples(festival, analyser).map(textOf)).toEqual(all);
  });

  test('are there for a pack without people and place', () => {
    const bare = packWithSessions([], '');
    const examples = outOfScopeExamples(bare, analyserOf(bare, language));
    expect(examples.length).toBeGreaterThan(100);
    expect(examples.every((tokens) => tokens.length > 0)).toBe(true);
  });
});

describe('uncovered examples', () => {
  function uncoveredBeside(examples: readonly string[], phrasings: readonly string[]): string[] {
    const uncovered = new Uncovered(examples.map(tokensOf));
    for (const phrasing of phrasings) uncovered.add(tokensOf(phrasing));
    return uncovered.result().map(textOf);
  }

  const capital = 'what is the capital of mongolia';

  test('leave out what one phrasing covers whole, whatever the order and grammar', () => {
    expect(uncoveredBeside([capital], [`${capital} and of peru`])).toEqual([]);
    expect(uncoveredBeside([capital], ['mongolia has a capital'])).toEqual([]);
  });

  test('keep what phrasings cover only together, or in part', () => {
    expect(uncoveredBeside([capital], ['what is the capital', 'where is mongolia'])).toEqual([capital]);
  });

  test('keep everything beside no phrasings', () => {
    expect(uncoveredBeside([capital, 'who won'], [])).toEqual([capital, 'who won']);
  });

  test('are compared by all words where an example or a phrasing has no content', () => {
    expect(uncoveredBeside(['who are you'], ['and who are you'])).toEqual([]);
    expect(uncoveredBeside(['who are you'], ['and who is it'])).toEqual(['who are you']);
  });

  test('keep their order, and are those that comparing each with each leaves', () => {
    const random = generator(5);
    const sentence = (length: number) =>
      Array.from({ length }, () => `word${Math.floor(random() * 16)}`).join(' ');
    const examples = Array.from({ length: 200 }, () => sentence(1 + Math.floor(random() * 4)));
    const phrasings = Array.from({ length: 100 }, () => sentence(4));
    const words = phrasings.map((phrasing) => new Set(phrasing.split(' ')));
    const expected = examples.filter(
      (example) => !words.some((phrasing) => example.split(' ').every((word) => phrasing.has(word))),
    );
    expect(expected.length).toBeGreaterThan(20);
    expect(expected.length).toBeLessThan(180);
    expect(uncoveredBeside(examples, phrasings)).toEqual(expected);
  });
});

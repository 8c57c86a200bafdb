import { describe, expect, test } from 'vitest';
import { Analyser, type Token } from '../../../src/answer/analysis/analyser.ts';
import { Language } from '../../../src/answer/analysis/language.ts';
import { nearTemplates } from '../../../src/answer/scope/near-templates.ts';
import { fillTemplates, outOfScopeExamples } from '../../../src/answer/scope/out-of-scope.ts';
import { festival } from '../../support/festival.ts';
import { packWithSessions } from '../small-packs.ts';

const language = new Language();
const analyser = new Analyser(language, festival);

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(' ');
}

function examplesBeside(...answered: string[]): string[] {
  const phrasings = answered.map((text) => analyser.analyse(text));
  return outOfScopeExamples(festival, analyser, phrasings).map(textOf);
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
  const all = examplesBeside();

  test('are about other subjects, and about the names of the pack', () => {
    expect(all).toContain('what is the capital of mongolia');
    expect(all.filter((example) => example.includes('ada'))).not.toHaveLength(0);
    expect(all.filter((example) => example.includes('zurich'))).not.toHaveLength(0);
    expect(all.filter((example) => example.includes('opening concert'))).not.toHaveLength(0);
  });

  test('leave out what a phrasing of the pack covers whole', () => {
    const [example = ''] = all.filter((text) => text === 'what is the capital of mongolia');
    expect(examplesBeside(`${example} and of peru`)).not.toContain(example);
    expect(examplesBeside('what is the capital', 'where is mongolia')).toContain(example);
  });

  test('are the same each time', () => {
    expect(examplesBeside()).toEqual(all);
  });

  test('are there for a pack without people and place', () => {
    const bare = packWithSessions([], '');
    const examples = outOfScopeExamples(bare, new Analyser(language, bare), []);
    expect(examples.length).toBeGreaterThan(100);
    expect(examples.every((tokens) => tokens.length > 0)).toBe(true);
  });
});

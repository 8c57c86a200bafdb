import { describe, expect, test } from 'vitest';
import { takeContrast } from '../../../src/answer/polarity/contrast.ts';
import { spoken } from './spoken.ts';

const kinds = new Map([
  ['gala', 'session'],
  ['parade', 'session'],
  ['ada', 'person'],
  ['ben', 'person'],
]);

function taken(utterance: string) {
  const { asked, contrast } = takeContrast(spoken(utterance), (stem) => kinds.get(stem));
  const texts = (tokens: readonly { readonly text: string }[] = []) =>
    tokens.map(({ text }) => text).join(' ');
  return { asked: texts(asked), excluded: texts(contrast?.excluded) };
}

describe('what is set aside is taken out of the question', () => {
  test.each([
    ['why zurich and not basel', 'why zurich', 'basel'],
    ['why zurich not basel', 'why zurich', 'basel'],
    ['why by the lake rather than in the city', 'why by the lake', 'city'],
    ['why a lake instead of a hall', 'why a lake', 'hall'],
    ['where is it if not zurich', 'where is it', 'zurich'],
    ['when is the gala not the parade', 'when is the gala', 'parade'],
    ['when is the gala, not the parade', 'when is the gala', 'parade'],
    ['not the parade, when is the gala', 'when is the gala', 'parade'],
    ['not the parade the gala', 'the gala', 'parade'],
    ['not ada but ben', 'ben', 'ada'],
    ['where is ben, i do not mean ada', 'where is ben', 'ada'],
  ])('%s: %s', (utterance, asked, excluded) => {
    expect(taken(utterance)).toEqual({ asked, excluded });
  });

  test('but not what is only named beside others', () => {
    const utterance = 'who plays besides ada';
    expect(taken(utterance)).toEqual({ asked: utterance, excluded: 'ada' });
  });
});

describe('"not" before a verb or an idle word sets nothing aside', () => {
  test.each([
    'who is not coming',
    'why did ada not play',
    'and not where',
    'not only the gala',
    'not sure who plays',
    'not the parade',
    'why not',
  ])('%s', (utterance) => {
    expect(taken(utterance)).toEqual({ asked: utterance, excluded: '' });
  });
});

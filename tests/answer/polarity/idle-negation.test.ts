import { describe, expect, test } from 'vitest';
import { withoutIdleNegation } from '../../../src/answer/polarity/idle-negation.ts';
import { spoken } from './spoken.ts';

function left(utterance: string): string {
  return withoutIdleNegation(spoken(utterance))
    .map(({ text }) => text)
    .join(' ');
}

describe('a negation that changes nothing is left out', () => {
  test.each([
    ['i do not know when it starts', 'when it starts'],
    ['not sure who plays the trumpet', 'who plays the trumpet'],
    ['no idea what admission is', 'what admission is'],
    ['never mind, who plays', 'who plays'],
    ['i can not find the programme', 'the programme'],
    ['i was not paying much attention back there, who plays the trumpet', 'who plays the trumpet'],
    ['i have never heard of ada, who is she', 'ada who is she'],
    ['i can not believe that they cancelled the parade, why', 'they cancelled the parade why'],
    ['you do not say how ada plays', 'how ada plays'],
    ['did not she win a prize', 'did she win a prize'],
    ['ok but is not it at the lake', 'ok but is it at the lake'],
    ['why another concert did not they play', 'why another concert did they play'],
    ['ada plays, does not she', 'ada plays'],
    ['was the parade cancelled or not', 'was the parade cancelled'],
    ['why do not you tell me who plays', 'who plays'],
    ['why not just tell me the price', 'the price'],
    ['no, i mean the gala', 'i mean the gala'],
    ['no the gala please', 'the gala please'],
  ])('%s: %s', (utterance, expected) => {
    expect(left(utterance)).toBe(expected);
  });
});

describe('a negation of what is asked stays', () => {
  test.each([
    'who does not play',
    'why did not ada play',
    'how long did not they stay',
    'why is it not in basel',
    'no tickets for students',
    'no parade why',
    'who was there but was not paid',
  ])('%s', (utterance) => {
    expect(left(utterance)).toBe(utterance);
  });
});

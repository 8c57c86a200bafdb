import { describe, expect, test } from 'vitest';
import { negationOf, negationsIn } from '../../../src/answer/polarity/negation.ts';
import { spoken } from './spoken.ts';

const texts = (tokens: readonly { readonly text: string }[]) => tokens.map(({ text }) => text);

describe('the scope of a negation', () => {
  test.each([
    ['who does not play the trumpet', [['play', 'trumpet']]],
    ['ada does not play, ben plays', [['play']]],
    ['nobody bought tickets because ada refused to play', [['bought', 'tickets'], ['play']]],
    ['who skipped the parade', [['parade']]],
    ['the failed parade', []],
    ['is it held, yes or no', []],
  ])('reaches to the end of its clause: %s', (utterance, scopes) => {
    expect(negationsIn(spoken(utterance)).map(({ scope }) => texts(scope))).toEqual(scopes);
  });
});

describe('a question is negated', () => {
  test.each([
    ['who is not playing', ['playing']],
    ['which concerts were never held', []],
    ['what did ada not play', ['play']],
    ['people not at the gala', ['gala']],
    ['who was there but was not paid', ['paid']],
    ['why did they reach no agreement', ['agreement']],
    ['who refused to play', ['play']],
    ['who skipped the parade', ['parade']],
    ['where can i not park', ['park']],
  ])('by a negation after its question word: %s', (utterance, heads) => {
    const negation = negationOf(spoken(utterance));
    expect(negation && texts(negation.heads)).toEqual(heads);
  });

  test.each([
    'is ada not playing',
    'no tickets left',
    'i do not know who plays',
    'nobody told us when it starts',
    'what do i not know',
    'why go again if it was not good',
    'why go again after nothing happened',
    'why do they need another concert the last was not bad',
    'who plays',
  ])('by no other: %s', (utterance) => {
    expect(negationOf(spoken(utterance))).toBeUndefined();
  });
});

describe('a negated question', () => {
  test.each([
    ['why is ada not playing', true],
    ['how come ada is not playing', true],
    ['reasons for not playing', true],
    ['nobody played, why', true],
    ['who is not playing', false],
    ['how does ada not play', false],
  ])('asks for a reason, or does not: %s, %s', (utterance, asksWhy) => {
    expect(negationOf(spoken(utterance))?.asksWhy).toBe(asksWhy);
  });

  test.each([
    ['why is it not in basel', ['basel']],
    ['why is not the festival in basel', ['basel']],
    ['why not basel', ['basel']],
    ['who came without a ticket', ['ticket']],
    ['why did ada not play in basel', []],
    ['who is not in basel', []],
  ])('denies one of several places, or the whole: %s', (utterance, alternative) => {
    expect(texts(negationOf(spoken(utterance))?.alternative ?? [])).toEqual(alternative);
  });
});

import { expect, test } from 'vitest';
import { readPolarity } from '../../../src/answer/polarity/read-polarity.ts';
import { spoken } from './spoken.ts';

const kindOf = () => undefined;
const texts = (tokens: readonly { readonly text: string }[] = []) => tokens.map(({ text }) => text);

test('an utterance without a negation is returned as it is', () => {
  const tokens = spoken('who plays the trumpet');
  expect(readPolarity(tokens, kindOf)).toEqual({ asked: tokens });
});

test('tells denial and contrast in one utterance apart', () => {
  const { asked, negation, contrast } = readPolarity(
    spoken('i do not know who does not play, not the trumpet'),
    kindOf,
  );
  expect(texts(asked)).toEqual(['who', 'does', 'not', 'play']);
  expect(texts(negation?.scope)).toEqual(['play']);
  expect(texts(contrast?.excluded)).toEqual(['trumpet']);
});

test('an idle negation leaves neither', () => {
  const { negation, contrast } = readPolarity(spoken('is not it at the lake'), kindOf);
  expect([negation, contrast]).toEqual([undefined, undefined]);
});

import { describe, expect, test } from 'vitest';
import { answerText, contentOf } from '../../../src/answer/analysis/analyser.ts';
import { Language } from '../../../src/answer/analysis/language.ts';
import { festival } from '../../support/festival.ts';
import { analyserOf } from '../analysers.ts';
import { tokensOf } from '../tokens.ts';

const language = new Language();
const analyser = analyserOf(festival, language, ['carousel']);

function textsOf(utterance: string): string[] {
  return analyser.analyseUtterance(utterance).map(({ text }) => text);
}

function stemsOf(utterance: string): string[] {
  return analyser.analyseUtterance(utterance).map(({ stem }) => stem);
}

describe('an utterance', () => {
  test('is read with its typos corrected toward the pack', () => {
    expect(textsOf('who plais teh trumpte')).toEqual(['who', 'plays', 'the', 'trumpet']);
  });

  test('is corrected toward the words given beside the pack', () => {
    expect(textsOf('carousle')).toEqual(['carousel']);
  });

  test('is corrected toward grammar as well', () => {
    expect(textsOf('becuase')).toEqual(['because']);
  });

  test.each(['', '🎺', '<@1>', '?!'])('without a word has no tokens: %j', (utterance) => {
    expect(analyser.analyseUtterance(utterance)).toEqual([]);
  });

  test.each([
    ['not the gala, the parade', [3]],
    ['never mind. who plays - ada?', [2, 4]],
    ['the st. john stage', [2]],
    ['ada,ben', []],
    ['who plays the trumpet?', []],
  ])('tells where a pause was: %s', (utterance, places) => {
    const tokens = analyser.analyseUtterance(utterance);
    expect(tokens.flatMap(({ afterPause }, place) => (afterPause ? [place] : []))).toEqual(places);
  });

  test('has the same tokens each time', () => {
    const utterance = 'hw mcuh 4 a pass @ teh lake';
    expect(analyser.analyseUtterance(utterance)).toEqual(analyser.analyseUtterance(utterance));
  });
});

test("takes the pack's text as it stands", () => {
  expect(analyser.analyse('trumpte').map(({ text }) => text)).toEqual(['trumpte']);
});

describe('a concept of the pack', () => {
  test('is one token, whatever it is called', () => {
    expect(stemsOf('main stage')).toEqual(stemsOf('outdoor stage'));
    expect(stemsOf('pass')).toEqual(stemsOf('tickets'));
    expect(stemsOf('Miss Brook')).toEqual(['@ada brook']);
  });

  test('keeps the words that were used', () => {
    expect(textsOf('the main stage')).toEqual(['the', 'main stage']);
  });

  test('is found behind a typo', () => {
    expect(stemsOf('tikcet')).toEqual(['@ticket']);
  });
});

describe('content', () => {
  test('leaves out grammar and talk', () => {
    const content = contentOf(analyser.analyseUtterance('please tell me why it is at the lake'));
    expect(content.map(({ text }) => text)).toEqual(['lake']);
  });

  test('is everything when nothing else is left', () => {
    const tokens = tokensOf('why is it there');
    expect(contentOf(tokens)).toEqual(tokens);
  });
});

test('joins the short answer and its detail', () => {
  const passage = (text: string) => ({ text, markdown: text });
  expect(answerText({ short: passage('One.'), detail: [passage('Two.'), passage('Three.')] })).toBe(
    'One.\nTwo.\nThree.',
  );
});

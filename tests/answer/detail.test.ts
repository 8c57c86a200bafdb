import { expect, test } from 'vitest';
import { Language } from '../../src/answer/analysis/language.ts';
import { FittedAnswers } from '../../src/answer/detail.ts';
import { packOf } from '../support/packs.ts';
import { analyserOf } from './analysers.ts';

const pack = packOf(
  'title: Bread Fair 2030',
  `# Bread

## Who bakes the bread? {#baker}

Carla Moor bakes it.

She learned it in Bern. Her oven is from 1890. It burns beech wood.

The flour comes from the valley.
`,
);
const analyser = analyserOf(pack, new Language());
const answers = new FittedAnswers(analyser);

function textFor(utterance: string): string[] {
  return pack.entries.map((entry) => answers.textFor(entry, analyser.analyseUtterance(utterance)));
}

test('is the short answer where that covers what is asked', () => {
  expect(textFor('who bakes the bread')).toEqual(['Carla Moor bakes it.']);
});

test('adds the one sentence of the detail that covers what the short answer leaves open', () => {
  expect(textFor('which oven for the bread')).toEqual(['Carla Moor bakes it. Her oven is from 1890.']);
  expect(textFor('where is the flour from')).toEqual([
    'Carla Moor bakes it. The flour comes from the valley.',
  ]);
});

test('adds nothing where the detail covers no more of it', () => {
  expect(textFor('which wine goes with the bread')).toEqual(['Carla Moor bakes it.']);
});

test('adds nothing where the detail covers too little of what is asked', () => {
  expect(textFor('wine cheese butter honey oven')).toEqual(['Carla Moor bakes it.']);
});

test('is the short answer where nothing was asked', () => {
  expect(textFor('')).toEqual(['Carla Moor bakes it.']);
});

test('is the same each time', () => {
  expect(textFor('which oven for the bread')).toEqual(textFor('which oven for the bread'));
});

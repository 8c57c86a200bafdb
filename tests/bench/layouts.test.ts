import { describe, expect, test } from 'vitest';
import { documentsOf, entriesOf, textOf } from '../../bench/layouts.ts';

const entries = [
  { id: 'bread', question: 'Who bakes?', aliases: ['baker', 'bread by whom'], answer: 'Carla.' },
  { id: 'none', question: 'Why?', aliases: [], answer: '' },
];

describe('entries become documents', () => {
  test('one each with three fields', () => {
    expect(documentsOf(entries, 'entry')).toEqual([
      { id: 0, entry: 'bread', question: 'Who bakes?', aliases: 'baker\nbread by whom', answer: 'Carla.' },
      { id: 1, entry: 'none', question: 'Why?', aliases: '', answer: '' },
    ]);
  });

  test.each([
    ['one field', ['Who bakes?\nbaker\nbread by whom\nCarla.', 'Why?']],
    ['phrasings', ['Who bakes?', 'baker', 'bread by whom', 'Why?']],
    ['phrasings and answers', ['Who bakes?', 'baker', 'bread by whom', 'Carla.', 'Why?']],
  ] as const)('in the layout %s', (layout, texts) => {
    const documents = documentsOf(entries, layout);
    expect(documents.map(textOf)).toEqual(texts);
    expect(documents.map(({ id }) => id)).toEqual(texts.map((_, place) => place));
  });
});

test('hits on documents become hits on entries, each once with its best score', () => {
  const documents = documentsOf(entries, 'phrasings');
  const hits = [
    { document: 1, score: 3 },
    { document: 3, score: 2 },
    { document: 0, score: 1 },
    { document: 9, score: 1 },
  ];
  expect(entriesOf(hits, documents)).toEqual([
    { id: 'bread', score: 3 },
    { id: 'none', score: 2 },
  ]);
});

import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDataset } from '../../bench/datasets/read-dataset.ts';
import { UserError } from '../../src/errors.ts';
import { folderOf } from '../support/packs.ts';

function fileOf(content: string): string {
  return path.join(folderOf({ 'fair.json': content }), 'fair.json');
}

/** The message with the file's folder left out. */
function complaint(file: string): string {
  try {
    readDataset(file);
  } catch (error) {
    if (error instanceof UserError) return error.message.replace(path.dirname(file), '…');
    throw error;
  }
  return 'none';
}

const wanted =
  'write a list of {id, question, answer, paraphrases}, or {intents: [{id, examples, queries}], out_of_scope}.';

describe('a dataset', () => {
  test('of questions is read, with further keys left out', () => {
    const entry = {
      id: 'bread',
      question: 'Who bakes?',
      answer: 'Carla.',
      paraphrases: ['baker', 'who bakes it'],
    };
    expect(readDataset(fileOf(JSON.stringify([{ ...entry, source: 'fair' }])))).toEqual({
      kind: 'faq',
      name: 'fair',
      entries: [entry],
    });
  });

  test('of intents is read', () => {
    const intents = [{ id: 'greet', examples: ['hello'], queries: ['good day'] }];
    expect(readDataset(fileOf(JSON.stringify({ intents, out_of_scope: ['why'] })))).toEqual({
      kind: 'intents',
      name: 'fair',
      intents,
      outOfScope: ['why'],
    });
  });
});

describe('a wrong dataset is refused in one sentence that says what to do', () => {
  test('when there is no such file', () => {
    const file = path.join(folderOf({}), 'none.json');
    expect(complaint(file)).toBe('…/none.json cannot be read: name a JSON file after --dataset.');
  });

  test('when it is no JSON', () => {
    expect(complaint(fileOf('- id: bread'))).toBe(`…/fair.json is no JSON: ${wanted}`);
  });

  test('when a key is missing, naming the place', () => {
    const content = '[{"id": "a", "question": "b", "answer": "c"}]';
    expect(complaint(fileOf(content))).toBe(
      `…/fair.json is no dataset, as \`0.paraphrases\` is not right: ${wanted}`,
    );
  });

  test('when an intent has no example', () => {
    const content = '{"intents": [{"id": "a", "examples": [], "queries": []}], "out_of_scope": []}';
    expect(complaint(fileOf(content))).toContain('`intents.0.examples` is not right');
  });

  test('when it is something else', () => {
    expect(complaint(fileOf('3'))).toBe(
      `…/fair.json is no dataset, as \`the whole\` is not right: ${wanted}`,
    );
    expect(complaint(fileOf('[]'))).toBe(
      `…/fair.json is no dataset, as \`the whole\` is not right: ${wanted}`,
    );
  });
});

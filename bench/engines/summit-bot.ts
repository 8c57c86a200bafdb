import { Language } from '../../src/answer/analysis/language.ts';
import { KnowledgeBase } from '../../src/answer/knowledge-base.ts';
import type { Entry, Pack, Passage } from '../../src/knowledge/pack.ts';
import type { BenchEntry, Engine } from '../engine.ts';

/** This project's engine. The score is the confidence that the entry is right. */
export const engine: Engine = {
  layouts: ['entry'],
  configurations: ['as shipped'],
  scores: 'probability',
  build({ entries, pack }) {
    const base = new KnowledgeBase(pack ?? packOf(entries), new Language());
    return Promise.resolve((query) =>
      base
        .rank(base.analyser.analyseUtterance(query))
        .map(({ entry, confidence }) => ({ id: entry.id, score: confidence })),
    );
  },
};

function packOf(entries: readonly BenchEntry[]): Pack {
  return {
    id: 'bench',
    title: 'Bench',
    participants: [],
    glossary: [],
    sources: [],
    sessions: [],
    entries: entries.map(entryOf),
  };
}

function entryOf({ id, question, aliases, answer }: BenchEntry, place: number): Entry {
  const location = { file: 'bench', line: place + 1 };
  const [short = '', ...detail] = answer.split(/\n{2,}/);
  return {
    id,
    topic: '',
    question,
    phrasings: aliases.map((text) => ({ text, location })),
    answer: { short: passageOf(short), detail: detail.map(passageOf) },
    related: [],
    location,
  };
}

function passageOf(text: string): Passage {
  return { markdown: text, text };
}

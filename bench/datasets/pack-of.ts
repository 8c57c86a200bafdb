import type { Entry, Pack, Passage } from '../../src/knowledge/pack.ts';
import type { BenchEntry } from '../engine.ts';

/** A pack of nothing but entries; the first paragraph of an answer is the short one. */
export function packOf(entries: readonly BenchEntry[]): Pack {
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

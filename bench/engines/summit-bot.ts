import { Language } from '../../src/answer/analysis/language.ts';
import { KnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { packOf } from '../datasets/pack-of.ts';
import type { Engine } from '../engine.ts';

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

import Fuse, { type IFuseOptions } from 'fuse.js';
import type { Engine } from '../../engine.ts';
import {
  allLayouts,
  type BenchDocument,
  documentLimit,
  documentsOf,
  entriesOf,
  fieldWeights,
} from '../../layouts.ts';
import { stemsOf } from './english.ts';

const keys = Object.entries(fieldWeights).map(([name, weight]) => ({ name, weight }));

const configurations: Record<string, IFuseOptions<BenchDocument>> = {
  words: { useTokenSearch: true, tokenize: stemsOf },
  'whole text': { threshold: 1, ignoreLocation: true },
};

/** Fuse's scores are distances from 0 (best) to 1. */
export const engine: Engine = {
  layouts: allLayouts,
  configurations: Object.keys(configurations),
  scores: 'relevance',
  build({ entries }, { layout, configuration }) {
    const documents = documentsOf(entries, layout);
    const options = configurations[configuration];
    const fuse = new Fuse(documents, { keys, includeScore: true, ...options });
    return Promise.resolve((query) => {
      const text = options?.useTokenSearch ? query : stemsOf(query).join(' ');
      const hits = fuse.search(text, { limit: documentLimit });
      return entriesOf(
        hits.map(({ refIndex, score = 1 }) => ({ document: refIndex, score: 1 - score })),
        documents,
      );
    });
  },
};

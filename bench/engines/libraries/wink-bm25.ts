import bm25 from 'wink-bm25-text-search';
import nlp from 'wink-nlp-utils';
import type { Engine } from '../../engine.ts';
import { allLayouts, documentLimit, documentsOf, entriesOf, fieldWeights } from '../../layouts.ts';

const { string, tokens } = nlp;

/** As its documentation prepares text. */
const preparation = [
  string.lowerCase,
  string.tokenize0,
  tokens.removeWords,
  tokens.stem,
  tokens.propagateNegations,
];

export const engine: Engine = {
  layouts: allLayouts,
  configurations: ['words'],
  scores: 'relevance',
  build({ entries }, { layout }) {
    const documents = documentsOf(entries, layout);
    const index = bm25();
    index.defineConfig({ fldWeights: fieldWeights });
    index.definePrepTasks(preparation);
    documents.forEach(({ question, aliases, answer }, place) =>
      index.addDoc({ question, aliases, answer }, String(place)),
    );
    index.consolidate();
    return Promise.resolve((query) =>
      entriesOf(
        index.search(query, documentLimit).map(([place, score]) => ({ document: Number(place), score })),
        documents,
      ),
    );
  },
};

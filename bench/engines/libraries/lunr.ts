import lunr from 'lunr';
import type { Engine } from '../../engine.ts';
import { allLayouts, documentLimit, documentsOf, entriesOf, fieldWeights } from '../../layouts.ts';
import { isStopWord, wordsOf } from './english.ts';

/** Of a word as written, against its spellings one letter away. */
const exactBoost = 4;

/** Stemming and stop words are lunr's own. */
export const engine: Engine = {
  layouts: allLayouts,
  configurations: ['words', 'fuzzy'],
  scores: 'relevance',
  build({ entries }, { layout, configuration }) {
    const documents = documentsOf(entries, layout);
    const index = lunr((builder) => {
      builder.ref('id');
      for (const [field, boost] of Object.entries(fieldWeights)) builder.field(field, { boost });
      for (const document of documents) builder.add(document);
    });
    return Promise.resolve((query) => {
      const hits = index.query((asked) => {
        for (const word of wordsOf(query)) {
          if (isStopWord(word)) continue;
          asked.term(word, { boost: exactBoost });
          if (configuration === 'fuzzy' && word.length > 3) asked.term(word, { editDistance: 1 });
        }
      });
      return entriesOf(
        hits.slice(0, documentLimit).map(({ ref, score }) => ({ document: Number(ref), score })),
        documents,
      );
    });
  },
};

import MiniSearch, { type SearchOptions } from 'minisearch';
import type { Engine } from '../../engine.ts';
import { allLayouts, documentLimit, documentsOf, entriesOf, fieldWeights } from '../../layouts.ts';
import { isStopWord, stemOf } from './english.ts';

const isLong = (term: string): boolean => term.length > 3;

const configurations: Record<string, SearchOptions> = {
  words: {},
  fuzzy: { fuzzy: (term) => (isLong(term) ? 0.25 : false) },
  'fuzzy, prefixes': { fuzzy: (term) => (isLong(term) ? 0.25 : false), prefix: isLong },
};

export const engine: Engine = {
  layouts: allLayouts,
  configurations: Object.keys(configurations),
  scores: 'relevance',
  build({ entries }, { layout, configuration }) {
    const documents = documentsOf(entries, layout);
    const search = new MiniSearch({
      fields: Object.keys(fieldWeights),
      processTerm: (term) => {
        const word = term.toLowerCase();
        return isStopWord(word) ? null : stemOf(word);
      },
      searchOptions: { boost: fieldWeights, ...configurations[configuration] },
    });
    search.addAll(documents);
    return Promise.resolve((query) =>
      entriesOf(
        search
          .search(query)
          .slice(0, documentLimit)
          .map(({ id, score }) => ({ document: Number(id), score })),
        documents,
      ),
    );
  },
};

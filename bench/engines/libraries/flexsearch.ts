import { Charset, Encoder, Index, type IndexOptions } from 'flexsearch';
import english from 'flexsearch/lang/en';
import type { Engine } from '../../engine.ts';
import { allLayouts, documentLimit, documentsOf, entriesOf, textOf } from '../../layouts.ts';

const configurations: Record<string, IndexOptions> = {
  words: { tokenize: 'strict', encoder: new Encoder(Charset.Normalize).assign(english) },
  'similar sounds': { tokenize: 'strict', encoder: new Encoder(Charset.LatinBalance).assign(english) },
  beginnings: { tokenize: 'forward', encoder: new Encoder(Charset.LatinBalance).assign(english) },
};

/** It tells an order and no scores. Without `suggest` it would find only what has every word of the query. */
export const engine: Engine = {
  layouts: allLayouts,
  configurations: Object.keys(configurations),
  scores: 'order',
  build({ entries }, { layout, configuration }) {
    const documents = documentsOf(entries, layout);
    const index = new Index(configurations[configuration]);
    for (const document of documents) index.add(document.id, textOf(document));
    return Promise.resolve((query) =>
      entriesOf(
        index
          .search(query, { limit: documentLimit, suggest: true })
          .map((id, place) => ({ document: Number(id), score: -place })),
        documents,
      ),
    );
  },
};

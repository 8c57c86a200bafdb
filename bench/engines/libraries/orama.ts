import { components, create, insertMultiple, search } from '@orama/orama';
import { stemmer } from '@orama/stemmers/english';
import { stopwords } from '@orama/stopwords/english';
import type { Engine } from '../../engine.ts';
import { allLayouts, documentLimit, documentsOf, entriesOf, fieldWeights } from '../../layouts.ts';

/** As a component of Orama; its search option `exact` asks for the whole text instead. */
const wholeWords: typeof components.index = {
  ...components.index,
  search: (index, term, tokenizer, language, properties, _exact, ...others) =>
    components.index.search(index, term, tokenizer, language, properties, true, ...others),
};

const configurations: Record<string, { readonly index?: typeof wholeWords; readonly tolerance?: number }> = {
  'whole words': { index: wholeWords },
  prefixes: {},
  'one typo': { tolerance: 1 },
};

export const engine: Engine = {
  layouts: allLayouts,
  configurations: Object.keys(configurations),
  scores: 'relevance',
  async build({ entries }, { layout, configuration }) {
    const documents = documentsOf(entries, layout);
    const { index = components.index, tolerance = 0 } = configurations[configuration] ?? {};
    const orama = create({
      schema: { question: 'string', aliases: 'string', answer: 'string' },
      components: {
        index,
        tokenizer: { stemming: true, language: 'english', stemmer, stopWords: stopwords },
      },
    });
    await insertMultiple(
      orama,
      documents.map(({ id, question, aliases, answer }) => ({ id: String(id), question, aliases, answer })),
    );
    return async (query) => {
      const { hits } = await search(orama, {
        term: query,
        limit: documentLimit,
        threshold: 1,
        boost: fieldWeights,
        tolerance,
      });
      return entriesOf(
        hits.map(({ id, score }) => ({ document: Number(id), score })),
        documents,
      );
    };
  },
};

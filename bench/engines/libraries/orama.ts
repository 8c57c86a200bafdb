import { create, insertMultiple, search } from '@orama/orama';
import { stemmer } from '@orama/stemmers/english';
import { stopwords } from '@orama/stopwords/english';
import type { Engine } from '../../engine.ts';
import { allLayouts, documentLimit, documentsOf, entriesOf, fieldWeights } from '../../layouts.ts';

const configurations: Record<string, { exact?: boolean; tolerance?: number }> = {
  'whole words': { exact: true },
  prefixes: {},
  'one typo': { tolerance: 1 },
};

export const engine: Engine = {
  layouts: allLayouts,
  configurations: Object.keys(configurations),
  scores: 'relevance',
  async build({ entries }, { layout, configuration }) {
    const documents = documentsOf(entries, layout);
    const index = create({
      schema: { question: 'string', aliases: 'string', answer: 'string' },
      components: { tokenizer: { stemming: true, language: 'english', stemmer, stopWords: stopwords } },
    });
    const indexed = documents.map(({ id, question, aliases, answer }) => ({
      id: String(id),
      question,
      aliases,
      answer,
    }));
    await insertMultiple(index, indexed);
    return async (query) => {
      const { hits } = await search(index, {
        term: query,
        limit: documentLimit,
        threshold: 1,
        boost: fieldWeights,
        ...configurations[configuration],
      });
      return entriesOf(
        hits.map(({ id, score }) => ({ document: Number(id), score })),
        documents,
      );
    };
  },
};

import { containerBootstrap } from '@nlpjs/core';
import { LangEn } from '@nlpjs/lang-en-min';
import { Nlp } from '@nlpjs/nlp';
import { z } from 'zod';
import type { Engine } from '../../engine.ts';
import { allLayouts, documentsOf, textOf } from '../../layouts.ts';

const processed = z.object({
  classifications: z.array(z.object({ intent: z.string(), score: z.number() })),
});

const configurations: Record<string, Readonly<Record<string, unknown>>> = {
  'all words': { keepStopwords: true },
  'stop words dropped': { keepStopwords: false },
  'spelling corrected': { keepStopwords: true, spellCheck: true, spellCheckDistance: 1 },
};

/** Entries are intents and documents their utterances. "None of them" is left out, so that there is always a best one. */
export const engine: Engine = {
  layouts: allLayouts,
  configurations: Object.keys(configurations),
  scores: 'probability',
  async build({ entries }, { layout, configuration }) {
    const container = containerBootstrap();
    container.use(LangEn);
    container.registerConfiguration('nlu-??', {
      nonefeatureValue: 1,
      nonedeltaMultiplier: 1.2,
      filterZeros: true,
      log: false,
      ...configurations[configuration],
    });
    const nlp = new Nlp({
      container,
      languages: ['en'],
      autoSave: false,
      autoLoad: false,
      calculateSentiment: false,
      nlu: { log: false, useNoneFeature: true },
    });
    for (const document of documentsOf(entries, layout)) {
      nlp.addDocument('en', textOf(document), document.entry);
    }
    await nlp.train();
    return async (query) => {
      const { classifications } = processed.parse(await nlp.process('en', query));
      return classifications
        .filter(({ intent, score }) => intent !== 'None' && score > 0)
        .map(({ intent, score }) => ({ id: intent, score }));
    };
  },
};

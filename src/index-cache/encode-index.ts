import { z } from 'zod';
import type { PackIndex } from '../answer/index-pack.ts';
import { isStopWord } from '../answer/analysis/word-lists.ts';
import { FeatureTable } from '../answer/retrieval/feature-table.ts';
import { Lexicon } from '../answer/retrieval/lexicon.ts';
import type { Rows } from '../answer/retrieval/rows.ts';
import { decodeSections, encodeSections, type NumberArray } from './sections.ts';

const valuesSchema = z.object({
  vocabulary: z.object({ texts: z.array(z.string()), stems: z.array(z.string()) }),
  words: z.array(z.string()),
  withLetters: z.boolean(),
  unseenFeature: z.number(),
  unseenWord: z.number(),
  textWeight: z.number(),
  confidence: z.object({ intercept: z.number(), weights: z.array(z.number()) }),
});

/** The same index gives the same bytes, in pieces as `encodeSections` gives them. */
export function encodeIndex({ vocabulary, alphabet, ranker, confidence }: PackIndex): Uint8Array[] {
  const { features, learned, texts, textWeight } = ranker.retriever;
  const values: z.infer<typeof valuesSchema> = {
    vocabulary: {
      texts: vocabulary.map(({ word }) => word.text),
      stems: vocabulary.map(({ word }) => word.stem),
    },
    words: alphabet.lexicon.words(),
    withLetters: alphabet.withLetters,
    unseenFeature: features.unseenIdf,
    unseenWord: texts.unseenIdf,
    textWeight,
    confidence: { intercept: confidence.intercept, weights: [...confidence.weights] },
  };
  return encodeSections({
    values,
    arrays: {
      vocabularyCounts: Int32Array.from(vocabulary, ({ count }) => count),
      vocabularyEnglish: Uint8Array.from(vocabulary, ({ word }) => Number(word.english)),
      features: alphabet.table.keys(),
      featureIdf: features.idf,
      learnedStarts: learned.starts,
      learnedEntries: learned.entries,
      learnedWeights: learned.weights,
      textStarts: texts.starts,
      textEntries: texts.entries,
      textWeights: texts.weights,
      textIdf: texts.idf,
      askedStarts: ranker.words.asked.starts,
      askedWords: ranker.words.asked.numbers,
      askedCounts: ranker.words.asked.counts,
      toldStarts: ranker.words.told.starts,
      toldWords: ranker.words.told.numbers,
      toldCounts: ranker.words.told.counts,
      phrasings: ranker.words.phrasings,
      frequencies: ranker.words.frequencies,
    },
  });
}

/** @throws {Error} What is wrong, when the bytes are no whole index. */
export function decodeIndex(bytes: Uint8Array): PackIndex {
  const sections = decodeSections(bytes);
  const values = valuesSchema.parse(sections.values);
  const integers = (name: string) => arrayOf(sections.arrays, name, Int32Array);
  const floats = (name: string) => arrayOf(sections.arrays, name, Float32Array);
  const octets = (name: string) => arrayOf(sections.arrays, name, Uint8Array);
  const rows = (name: string): Rows => ({
    starts: integers(`${name}Starts`),
    numbers: integers(`${name}Words`),
    counts: octets(`${name}Counts`),
  });
  const [counts, english] = [integers('vocabularyCounts'), octets('vocabularyEnglish')];
  return {
    vocabulary: values.vocabulary.texts.map((text, place) => ({
      word: {
        text,
        stem: values.vocabulary.stems[place] ?? text,
        stop: isStopWord(text),
        english: english[place] === 1,
      },
      count: counts[place] ?? 1,
    })),
    alphabet: {
      lexicon: new Lexicon(values.words),
      table: new FeatureTable(arrayOf(sections.arrays, 'features', Float64Array)),
      withLetters: values.withLetters,
    },
    ranker: {
      retriever: {
        features: { idf: floats('featureIdf'), unseenIdf: values.unseenFeature },
        learned: {
          starts: integers('learnedStarts'),
          entries: integers('learnedEntries'),
          weights: floats('learnedWeights'),
        },
        texts: {
          starts: integers('textStarts'),
          entries: integers('textEntries'),
          weights: floats('textWeights'),
          idf: floats('textIdf'),
          unseenIdf: values.unseenWord,
        },
        textWeight: values.textWeight,
      },
      words: {
        asked: rows('asked'),
        told: rows('told'),
        phrasings: integers('phrasings'),
        frequencies: integers('frequencies'),
      },
    },
    confidence: values.confidence,
  };
}

function arrayOf<Kind extends NumberArray>(
  arrays: Readonly<Record<string, NumberArray>>,
  name: string,
  Wanted: new (length: number) => Kind,
): Kind {
  const array = arrays[name];
  if (array instanceof Wanted) return array;
  throw new Error(`it has no ${name}`);
}

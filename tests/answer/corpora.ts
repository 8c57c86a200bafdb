import type { Token } from '../../src/answer/analysis/analyser.ts';
import type { ReadEntry } from '../../src/answer/analysis/pack-reader.ts';
import type { Part } from '../../src/answer/ranker.ts';
import { type Corpus, CorpusReader } from '../../src/answer/retrieval/corpus.ts';
import { LearnedRetriever, learnRetriever } from '../../src/answer/retrieval/learned-retriever.ts';
import { tokensOf } from './tokens.ts';

/** @param text Question and answer. */
export function entryOf(phrasings: readonly string[], text: string): ReadEntry {
  return { phrasings: phrasings.map(tokensOf), text: tokensOf(text) };
}

export const kiosk: readonly ReadEntry[] = [
  entryOf(['ticket price', 'how much is a ticket', 'cost of admission'], 'a ticket costs forty francs'),
  entryOf(['where to buy tickets', 'ticket shop', 'buy a pass'], 'the harbour kiosk sells them'),
  entryOf(['who plays the trumpet', 'trumpet player', 'name of the trumpeter'], 'ada brook plays it'),
  entryOf(['why at the lake', 'reason for the place', 'how come by the lake'], 'the lake carries the sound'),
];

/** What the kiosk does not answer. */
export const elsewhere: readonly (readonly Token[])[] = [
  'how old is the universe',
  'recipe with leeks',
  'who won the cup',
  'tell me a joke',
].map(tokensOf);

export function corpusOf(
  entries: readonly ReadEntry[],
  outOfScope: readonly (readonly Token[])[] = [],
): Corpus {
  const reader = new CorpusReader(entries.length);
  for (const entry of entries) reader.add(entry);
  for (const tokens of outOfScope) reader.addOutOfScope(tokens);
  return reader.result();
}

/** All of a corpus. */
export function wholeOf({ entryOf: entries, entryCount }: Corpus): Part {
  return {
    rows: Int32Array.from(entries.keys()),
    entries: Int32Array.from({ length: entryCount }, (_, entry) => entry),
  };
}

export function retrieverOf(
  entries: readonly ReadEntry[],
  outOfScope: readonly (readonly Token[])[] = [],
): LearnedRetriever {
  const corpus = corpusOf(entries, outOfScope);
  const whole = wholeOf(corpus);
  return new LearnedRetriever(
    corpus.alphabet,
    learnRetriever(corpus, whole.rows, whole.entries),
    entries.length,
  );
}

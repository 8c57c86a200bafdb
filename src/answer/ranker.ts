import { noProgress, type Progress } from '../progress.ts';
import type { Token } from './analysis/analyser.ts';
import type { AnswerType } from './confidence/answer-type.ts';
import { collectWords, type EntryWords } from './confidence/entry-words.ts';
import { type Evidence, EvidenceWeigher } from './confidence/evidence.ts';
import type { Alphabet } from './retrieval/alphabet.ts';
import type { Corpus } from './retrieval/corpus.ts';
import { LearnedRetriever, learnRetriever, type RetrieverModel } from './retrieval/learned-retriever.ts';
import type { Retriever } from './retrieval/retriever.ts';

/** What a ranker knows of a pack. */
export interface RankerModel {
  readonly retriever: RetrieverModel;
  readonly words: EntryWords;
}

/** A part of a corpus: phrasings by row, entry by entry, and entries by their place in the pack. */
export interface Part {
  readonly rows: Int32Array;
  readonly entries: Int32Array;
}

/** Tells what kinds of things the answer of an entry names. */
export type AnswerTypesOf = (entry: number) => ReadonlySet<AnswerType>;

export interface RankedMatch {
  /** The entry's place in the pack. */
  readonly entry: number;
  /** Natural logarithm of how well it fits; what counts is the distance to others of the same utterance. */
  readonly fit: number;
  readonly evidence: Evidence;
}

export function learnRanker(
  corpus: Corpus,
  { rows, entries }: Part,
  progress: Progress = noProgress,
): RankerModel {
  return {
    retriever: learnRetriever(corpus, rows, entries, progress),
    words: collectWords(corpus, rows, entries),
  };
}

/** Finds the entries that an utterance may ask for, with what speaks for each. */
export class Ranker {
  readonly #retriever: Retriever;
  readonly #weigher: EvidenceWeigher;

  constructor(alphabet: Alphabet, { retriever, words }: RankerModel, answerTypesOf: AnswerTypesOf) {
    const entryCount = words.phrasings.length;
    this.#retriever = new LearnedRetriever(alphabet, retriever, entryCount);
    this.#weigher = new EvidenceWeigher(alphabet.lexicon, words, answerTypesOf);
  }

  /**
   * The entries that fit best, best first: by their part of all scores, and by how much they cover of what was said.
   *
   * @param tokens What is looked for.
   * @param own What the user said of it, without what a conversation adds.
   * @param boost As for `Retriever.search`.
   */
  rank(
    tokens: readonly Token[],
    own: readonly Token[],
    limit: number,
    boost?: ReadonlyMap<number, number>,
  ): RankedMatch[] {
    const retrieval = this.#retriever.search(tokens, limit, boost);
    const weigh = this.#weigher.weigh(own, retrieval);
    const ranked = retrieval.matches
      .map((match) => {
        const evidence = weigh(match);
        return { entry: match.entry, fit: evidence.precedence + evidence.covered, evidence };
      })
      .toSorted((a, b) => b.fit - a.fit);
    const [best] = ranked;
    return ranked
      .map((one) => (best && sharesTheSame(one, best) ? { ...one, fit: best.fit } : one))
      .toSorted((a, b) => b.fit - a.fit);
  }
}

/** Whether two entries have the same of the utterance: then only the order of training tells them apart. */
function sharesTheSame({ evidence: one }: RankedMatch, { evidence: other }: RankedMatch): boolean {
  return (
    one.covered > 0 &&
    areEqual(one.covered, other.covered) &&
    areEqual(one.central, other.central) &&
    areEqual(one.telling, other.telling)
  );
}

function areEqual(one: number, other: number): boolean {
  return Math.abs(one - other) < 1e-6;
}
